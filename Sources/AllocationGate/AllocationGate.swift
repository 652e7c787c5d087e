// AllocationGate: fails if deciding a record takes a block from the heap.
//
// Touches: the rule directory, read once; standard output. Links CHeapCount, which replaces malloc.
// Hostile: never; the records are its own.
// Fails: exit status 1 and a table that shows where blocks were taken.

import Bytes
import CHeapCount
import Digests
import Engine
import Glibc
import SyntheticTraffic

/// `weir-allocations [RULES]`: holds the hot path to no heap block a record.
@main
struct AllocationGate {
  /// Lines of one shape; with the rounds they are enough to see one block in ten thousand records.
  static let lineCount = 500
  static let roundCount = 20

  static func main() {
    let directory = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("--") } ?? "Rules"
    let shipped = loadRules(from: directory)
    print("heap blocks in \(lineCount * roundCount) lines of each shape, after warming up\n")
    var isFine = seesControl()
    isFine = check("the shipped rules", shipped) && isFine
    isFine = check("one rule of every sort", makeGateRules()) && isFine
    isFine = check("every fact in every way, every view", makeFactRules(from: directory)) && isFine
    print(isFine ? "\nno heap block per record" : "\nFAILED: the hot path takes heap blocks")
    exit(isFine ? 0 : 1)
  }

  /// True if a loop that does allocate is noticed: a gate that counts nothing must not pass.
  private static func seesControl() -> Bool {
    let before = heap_count_blocks()
    var byteCount = 0
    for number in 0..<lineCount {
      let copy = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 64 + number)
      byteCount += copy.withByteView { $0.text }.utf8.count
    }
    let taken = heap_count_blocks() - before
    let isSeen = taken >= UInt64(lineCount) && byteCount > 0
    print("control: \(taken) blocks in \(lineCount) copies, \(isSeen ? "seen" : "NOT SEEN")")
    return isSeen
  }

  /// Runs every shape through a rule set and prints a row for each.
  private static func check(_ name: String, _ ruleSet: RuleSet) -> Bool {
    print("\n\(name): \(ruleSet.rules.count) rules")
    print("  shape        decode  match  settle    fired  rejected")
    var isFine = true
    for shape in LineShape.allCases {
      var maker = TrafficMaker(seed: 7)
      let batch = maker.batch(of: shape, lineCount: lineCount)
      isFine = report(shape.rawValue, measure(batch, ruleSet)) && isFine
    }
    var maker = TrafficMaker(seed: 11)
    let mixed = maker.mixedBatch(lineCount: lineCount)
    return report("mixed", measure(mixed, ruleSet)) && isFine
  }

  private static func report(_ name: String, _ measurement: Measurement) -> Bool {
    print("  " + measurement.row(named: name))
    if !measurement.isFine, CommandLine.arguments.contains("--stacks") {
      print("  (where they were taken stands above, on the standard error)")
    }
    return measurement.isFine
  }

  private static func measure(_ batch: [UInt8], _ ruleSet: RuleSet) -> Measurement {
    let digest = Digest128(of: batch)
    return batch.withByteView { bytes in
      var line = HotPath(bytes, digest: digest, ruleSet: ruleSet)
      line.run(roundCount: 3)
      line.measurement = Measurement()
      if CommandLine.arguments.contains("--stacks") { heap_count_show(4) }
      line.run(roundCount: roundCount)
      heap_count_show(0)
      return line.measurement
    }
  }
}
