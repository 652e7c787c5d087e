/// A duration as it is written in YAML: the largest unit that says it exactly, such as `10m`.
///
/// Fractions of a millisecond are cut off.
public func durationText(_ duration: Duration) -> String {
  let (seconds, attoseconds) = duration.components
  let milliseconds = attoseconds / 1_000_000_000_000_000
  guard milliseconds == 0 else { return "\(seconds * 1_000 + milliseconds)ms" }
  for unit in durationUnits.reversed() where unit.milliseconds >= 1_000 {
    let size = unit.milliseconds / 1_000
    if seconds != 0, seconds % size == 0 { return "\(seconds / size)\(unit.name)" }
  }
  return "\(seconds)s"
}

/// The units of durations, the smallest first.
let durationUnits: [(name: String, milliseconds: Int64)] = [
  ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
]

/// The units of byte counts, the smallest first.
let byteUnits: [(name: String, byteCount: Int)] = [
  ("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
]
