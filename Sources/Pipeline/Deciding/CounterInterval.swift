import Bytes
import Stats

/// The counters that no counters file holds yet, and since when they count.
///
/// Every commit carries its own counters in the journal as a ``payload(_:sinceMilliseconds:)``; the
/// first commit after an interval publishes the sum as one line.
struct CounterInterval {
  private(set) var counters = Counters()
  private(set) var sinceMilliseconds: Int64?

  /// When the sum is due to be published, on the monotonic clock.
  private var dueMicroseconds: Int64
  private let intervalMicroseconds: Int64

  init(intervalMicroseconds: Int64, nowMicroseconds: Int64) {
    self.intervalMicroseconds = intervalMicroseconds
    dueMicroseconds = nowMicroseconds + intervalMicroseconds
  }

  /// True if something waits to be published.
  var isPending: Bool { !counters.isEmpty }

  /// When something is due; nil where nothing waits.
  var nextDueMicroseconds: Int64? { isPending ? dueMicroseconds : nil }

  /// True if a commit at this time publishes.
  func isDue(nowMicroseconds: Int64) -> Bool { nowMicroseconds >= dueMicroseconds }

  /// Takes in the payload of a commit before this start; false where it has no meaning.
  mutating func restore(_ payload: [UInt8]) -> Bool {
    guard let (since, counters) = CounterInterval.read(payload) else { return false }
    sinceMilliseconds = min(sinceMilliseconds ?? since, since)
    self.counters.add(counters)
    return true
  }

  /// Takes in what was committed and not published.
  mutating func add(_ committed: Counters, nowMilliseconds: Int64) {
    counters.add(committed)
    if sinceMilliseconds == nil, isPending { sinceMilliseconds = nowMilliseconds }
  }

  /// Begins the next interval: everything is published.
  mutating func beginNext(nowMilliseconds: Int64, nowMicroseconds: Int64) {
    counters = Counters()
    sinceMilliseconds = nowMilliseconds
    dueMicroseconds = nowMicroseconds + intervalMicroseconds
  }

  /// The line of a counters file: what is pending, and what is committed with it.
  func line(with committed: Counters, nowMilliseconds: Int64) -> [UInt8] {
    var sum = counters
    sum.add(committed)
    var line = JSONLine()
    line.add("v", StatsSnapshot.schemaVersion)
    line.add("since", timestamp: sinceMilliseconds ?? nowMilliseconds)
    line.add("until", timestamp: nowMilliseconds)
    sum.add(to: &line)
    return line.bytes
  }

  /// What rides in the journal with a commit: the time on one line, then the counters.
  static func payload(_ counters: Counters, sinceMilliseconds: Int64) -> [UInt8] {
    guard !counters.isEmpty else { return [] }
    var buffer = ByteBuffer(capacity: 1_024)
    buffer.appendDecimal(sinceMilliseconds)
    buffer.append("\n")
    counters.encode(into: &buffer)
    return buffer.array
  }

  private static func read(_ payload: [UInt8]) -> (since: Int64, counters: Counters)? {
    guard !payload.isEmpty else { return nil }
    return payload.withByteView { view in
      guard let end = view.firstOffset(of: UInt8(ascii: "\n")),
        let since = Int64(view[0..<end].text),
        let counters = Counters.decode(view[end + 1..<view.count])
      else { return nil }
      return (since, counters)
    }
  }
}
