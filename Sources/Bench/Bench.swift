// Bench: the speed of the hot path, in interleaved rounds.
//
// Touches: the rule directory; the processor time of its thread; standard output; a file of results.
// Hostile: never; the records are its own.
// Fails: exit status 1 where a round gives another count than the round before.

import Bytes
import Digests
import Engine
import Glibc
import SyntheticTraffic
import Views

/// `weir-bench [RULES] [RESULTS]`: thread time per record, as medians of interleaved rounds.
///
/// The machine is never quiet: so every case runs once a round, the cases of a round follow each
/// other, and medians are compared inside one run only.
@main
struct Bench {
  static let lineCount = 20_000
  static let roundCount = 15

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let directory = arguments.first ?? "Rules"
    let results = arguments.dropFirst().first ?? ".build/bench.json"
    var maker = TrafficMaker(seed: 1)
    let batch = maker.usualBatch(lineCount: lineCount)
    print(
      "\(lineCount) records of \(batch.count / lineCount) bytes, \(roundCount) rounds; "
        + "thread time, medians\n")
    let isFine = batch.withByteView { bytes in
      var cases = makeCases(bytes, rules: directory)
      for round in 0...roundCount {
        // The first round warms up and is not kept.
        for place in cases.indices { cases[place].run(isKept: round > 0) }
      }
      printTable(cases)
      writeResults(cases, to: results)
      return cases.allSatisfy(\.countsAgree)
    }
    if !isFine { print("\nFAILED: a case counted differently in different rounds") }
    exit(isFine ? 0 : 1)
  }

  private static func makeCases(_ batch: ByteView, rules directory: String) -> [BenchCase] {
    var cases = [BenchCase("decode", perRun: lineCount) { decode(batch) }]
    var sets = [("no rules", makeSyntheticRules(count: 0, seed: 1))]
    let shipped = loadRules(from: directory)
    sets.append(("shipped rules (\(shipped.rules.count))", shipped))
    let fold = FoldRun(batch, tables: shipped.viewTables)
    for view in [View.folded, .skeleton, .sound] {
      // The skeleton is made of folded, and the sound of the skeleton.
      cases.append(
        BenchCase("view of a text, \(view.name)", perRun: fold.count) { fold.run(view) })
    }
    for count in [100, 1_000] {
      sets.append(("\(count) patterns", makeSyntheticRules(count: count, seed: 1)))
    }
    for (name, ruleSet) in sets {
      // A thousand patterns take a hundred times as long: fewer records are enough.
      let isLarge = ruleSet.rules.count >= 1_000
      let part = isLarge ? firstLines(lineCount / 10, of: batch) : batch
      let run = DecisionRun(part, ruleSet: ruleSet)
      cases.append(
        BenchCase("decide, \(name)", perRun: isLarge ? lineCount / 10 : lineCount) { run.run() })
    }
    cases.append(
      BenchCase("load the shipped rules", perRun: 1) { loadRules(from: directory).rules.count })
    return cases
  }

  private static func firstLines(_ count: Int, of batch: ByteView) -> ByteView {
    var end = 0
    for _ in 0..<count { end = (batch.firstOffset(of: UInt8(ascii: "\n"), from: end) ?? end) + 1 }
    return batch[0..<end]
  }

  private static func printTable(_ cases: [BenchCase]) {
    print(padded("case", 34) + rightAligned("median", 12) + rightAligned("best", 12) + "   count")
    for entry in cases {
      print(
        padded(entry.name, 34) + rightAligned(shown(entry.medianNanoseconds), 12)
          + rightAligned(shown(entry.bestNanoseconds), 12) + "   \(entry.count)")
    }
  }

  private static func writeResults(_ cases: [BenchCase], to path: String) {
    var buffer = ByteBuffer(capacity: 1024)
    buffer.append("{\"v\":1,\"unit\":\"ns\",\"cases\":[")
    for (place, entry) in cases.enumerated() {
      buffer.append(place == 0 ? "\n" : ",\n")
      buffer.append("{\"name\":")
      buffer.appendJSONString(entry.name)
      buffer.append(",\"median\":")
      buffer.appendDecimal(entry.medianNanoseconds)
      buffer.append(",\"best\":")
      buffer.appendDecimal(entry.bestNanoseconds)
      buffer.append(",\"count\":")
      buffer.appendDecimal(entry.count)
      buffer.append("}")
    }
    buffer.append("\n]}\n")
    guard let file = unsafe fopen(path, "w") else {
      print("\nweir-bench: cannot write \(path)")
      return
    }
    let written = unsafe buffer.view.withUnsafeBytes { bytes in
      unsafe fwrite(bytes.baseAddress, 1, bytes.count, file)
    }
    let isClosed = unsafe fclose(file) == 0
    print(written == buffer.count && isClosed ? "\nwritten to \(path)" : "\n\(path) is cut short")
  }
}

/// Nanoseconds in a unit that suits them.
private func shown(_ nanoseconds: Int) -> String {
  nanoseconds < 100_000
    ? "\(nanoseconds) ns"
    : nanoseconds < 10_000_000 ? "\(nanoseconds / 1_000) us" : "\(nanoseconds / 1_000_000) ms"
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(width - text.count, 1))
}

private func rightAligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(width - text.count, 1)) + text
}
