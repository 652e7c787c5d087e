import Bytes
import Glibc
import RuleCompiler
import SyntheticTraffic

/// The C++ ceiling and its data, where they are there and built.
struct Ceiling {
  let directory: String

  private static let corpus = "data/corpus_100k.ndjson"

  /// Looks where `WEIR_CEILING` says, and beside the project.
  init?() {
    let setting = unsafe getenv("WEIR_CEILING").map { unsafe String(cString: $0) }
    let places = setting.map { [$0] } ?? ["../shared/bench"]
    let isComplete = { (directory: String) in
      unsafe access(directory + "/ceiling/ceiling", X_OK) == 0
        && access(directory + "/" + Ceiling.corpus, R_OK) == 0
        && access(directory + "/data/rules_10000.txt", R_OK) == 0
    }
    guard let found = places.first(where: isComplete) else {
      if let setting { fail("\(setting) holds no built ceiling with its data") }
      return nil
    }
    // The programs start elsewhere.
    guard let path = unsafe realpath(found, nil) else { return nil }
    directory = unsafe String(cString: path)
    unsafe free(path)
  }

  /// Weir and the ceiling on the ceiling's corpus and rules, as child programs in turn.
  ///
  /// The ceiling folds, filters, confirms, looks numbers and domains up, writes and syncs. Weir does
  /// what `scan` does, into a file; its time for loading rules is measured and taken off.
  func cases(in place: TemporaryPlace, shipped: RuleBundle) -> BenchFamily {
    var cases: [BenchCase] = []
    for count in [1_000, 10_000] {
      let run = CeilingRun(self, in: place, count: count)
      cases.append(
        BenchCase("\(count) rules, ceiling", perRun: 1, rounds: 5, sample: { run.ceiling() }))
      for (name, views) in [("folded", Optional("[folded]")), ("default views", nil)] {
        let rules = "ceiling-\(count)-" + (views == nil ? "default" : "folded")
        place.write(ruleFiles(count, views: views, shipped: shipped), as: rules)
        let scan = ScanRun(
          in: place, rules: rules, corpus: directory + "/" + Ceiling.corpus,
          passCount: count > 1_000 ? 1 : 2)
        cases.append(
          BenchCase(
            "\(count) rules, Weir, \(name)", perRun: scan.lineCount, rounds: 5,
            sample: { scan.measure() }))
      }
    }
    var family = BenchFamily(
      "Weir and the C++ ceiling, on its corpus", unit: "record", clock: "processor time", cases)
    family.warmsUp = false
    family.conclude = { family in
      [(1_000, "at least 0.70"), (10_000, "at least 0.70")].flatMap { count, goal in
        family.ratio(
          "\(count) rules: Weir's records a processor second to the ceiling's",
          "\(count) rules, ceiling", to: "\(count) rules, Weir, folded", goal: goal)
          + family.ratio(
            "\(count) rules: default views to folded", "\(count) rules, Weir, default views",
            to: "\(count) rules, Weir, folded", goal: "at most 1.5")
      }
    }
    return family
  }

  /// The ceiling's rules: id, family, verdict, class and pattern between tabs.
  private func ruleFiles(_ count: Int, views: String?, shipped: RuleBundle) -> RuleFiles {
    let text = TemporaryPlace.text(of: directory + "/data/rules_\(count).txt")
    let rules = text.split(separator: "\n").map { line -> SyntheticRule in
      let fields = line.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false)
      guard fields.count == 5 else { fail("a rule of the ceiling has no five fields") }
      return SyntheticRule(
        identifier: "bench-\(fields[0])", blocks: fields[2] == "block", pattern: String(fields[4]))
    }
    return RuleFiles(rules, views: views, shipped: shipped)
  }
}

/// The ceiling with one set of rules.
private final class CeilingRun {
  private let program: ChildProgram
  private let arguments: [String]
  private let output: String

  init(_ ceiling: Ceiling, in place: TemporaryPlace, count: Int) {
    program = ChildProgram(path: "/bin/sh")
    output = place.appending("ceiling.out")
    // The ceiling looks for its data below its working directory.
    arguments = [
      "-c", "cd \"$0\" && exec ./ceiling/ceiling \"$@\"", ceiling.directory, "-t", "1", "-n", "3",
      "-i", "data/corpus_100k.ndjson", "-r", "data/rules_\(count).txt",
      "-o", place.appending("ceiling.ndjson"),
    ]
  }

  /// One start with three rounds, of which the one in the middle counts; the count is that of
  /// messages hit.
  func ceiling() -> Sample {
    let result = program.runOrFail(arguments, output: output)
    let lines = result.output.split(separator: "\n").filter { $0.contains(" ns/rec ") }
    let times = lines.compactMap { number(before: " ns/rec ", in: $0) }.sorted()
    guard let line = lines.last, !times.isEmpty else {
      fail("the ceiling says nothing of its time:\n\(result.output)")
    }
    return Sample(
      nanoseconds: times[times.count / 2], count: number(before: " rule hits ", in: line) ?? 0)
  }

  private func number(before word: String, in line: Substring) -> Int? {
    guard let end = line.firstRange(of: word)?.lowerBound else { return nil }
    let before = line[..<end].reversed().prefix { $0.isNumber }
    return Int(String(before.reversed())) ?? 0
  }
}

/// `weir scan` over a corpus into a file.
private final class ScanRun {
  let lineCount: Int
  private let weir = ChildProgram.sibling("weir")
  private let arguments: [String]
  private let output: String
  private let loadNanoseconds: Int

  init(in place: TemporaryPlace, rules: String, corpus: String, passCount: Int) {
    let program = weir
    output = place.appending("scan.ndjson")
    let out = output
    arguments =
      ["scan", "--rules", place.appending(rules)] + Array(repeating: corpus, count: passCount)
    place.write("empty.ndjson", [])
    let load = ["scan", "--rules", place.appending(rules), place.appending("empty.ndjson")]
    loadNanoseconds =
      (0..<5).map { _ in program.runOrFail(load, output: out).processorNanoseconds }.sorted()[2]
    lineCount = passCount * 100_000
  }

  func measure() -> Sample {
    let result = weir.run(arguments, output: output)
    guard result.status == 0 else { fail("weir scan failed:\n\(result.output.suffix(400))") }
    return Sample(
      nanoseconds: result.processorNanoseconds - loadNanoseconds,
      count: result.output.utf8.count { $0 == UInt8(ascii: "\n") })
  }
}
