import Bytes
import Glibc
import RuleCompiler
import SyntheticTraffic

/// The C++ ceiling and its data, where they are there and built.
struct Ceiling {
  let directory: String

  static let corpus = "data/corpus_100k.ndjson"

  /// Looks where `WEIR_CEILING` says, and beside the project.
  init?() {
    let setting = unsafe getenv("WEIR_CEILING").map { unsafe String(cString: $0) }
    let candidates = setting.map { [$0] } ?? ["../shared/bench"]
    let isComplete = { (directory: String) in
      unsafe access(directory + "/ceiling/ceiling", X_OK) == 0
        && access(directory + "/" + Ceiling.corpus, R_OK) == 0
        && access(directory + "/data/rules_10000.txt", R_OK) == 0
    }
    guard let found = candidates.first(where: isComplete) else {
      if let setting { fail("\(setting) holds no built ceiling with its data") }
      return nil
    }
    // The programs start elsewhere.
    guard let path = unsafe realpath(found, nil) else { return nil }
    directory = unsafe String(cString: path)
    unsafe free(path)
  }

  /// Runs the ceiling, which looks for its data below its working directory.
  func run(_ arguments: [String], output: String) -> ChildProgram.Result {
    ChildProgram(path: "/bin/sh").runOrFail(
      ["-c", "cd \"$0\" && exec ./ceiling/ceiling \"$@\"", directory] + arguments, output: output)
  }

  /// The number before a word in a line that the ceiling printed.
  static func number(before word: String, in line: Substring) -> Int? {
    guard let end = line.firstRange(of: word)?.lowerBound else { return nil }
    let digits = line[..<end].reversed().prefix { $0.isNumber }
    return Int(String(digits.reversed()))
  }

  /// Weir and the ceiling on the ceiling's corpus and rules, as child programs in turn.
  ///
  /// The ceiling folds, filters, confirms, looks numbers and domains up, writes and syncs. Weir does
  /// what `scan` does, into a file; its time for loading rules is measured and taken off.
  func cases(in scratch: ScratchDirectory, shipped: RuleBundle) -> BenchFamily {
    var cases: [BenchCase] = []
    for count in [1_000, 10_000] {
      let run = CeilingRun(self, in: scratch, count: count)
      cases.append(
        BenchCase("\(count) rules, ceiling", perRun: 1, rounds: 5, sample: { run.ceiling() }))
      for (name, views) in [("folded", Optional("[folded]")), ("default views", nil)] {
        let rules = "ceiling-\(count)-" + (views == nil ? "default" : "folded")
        scratch.write(ruleFiles(count, views: views, shipped: shipped), as: rules)
        let passCount = count > 1_000 ? 1 : 2
        let scan = ScanRun(
          in: scratch, rules: rules,
          files: Array(repeating: directory + "/" + Ceiling.corpus, count: passCount),
          lineCount: passCount * 100_000)
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
  func ruleFiles(_ count: Int, views: String?, shipped: RuleBundle) -> RuleFiles {
    let text = ScratchDirectory.text(of: directory + "/data/rules_\(count).txt")
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
  private let owner: Ceiling
  private let arguments: [String]
  private let output: String

  init(_ ceiling: Ceiling, in scratch: ScratchDirectory, count: Int) {
    owner = ceiling
    output = scratch.appending("ceiling.out")
    arguments = [
      "-t", "1", "-n", "3", "-i", Ceiling.corpus, "-r", "data/rules_\(count).txt", "-o",
      scratch.appending("ceiling.ndjson"),
    ]
  }

  /// One start with three rounds, of which the one in the middle counts; the count is that of
  /// messages hit.
  func ceiling() -> Timing {
    let result = owner.run(arguments, output: output)
    let lines = result.output.split(separator: "\n").filter { $0.contains(" ns/rec ") }
    let times = lines.compactMap { Ceiling.number(before: " ns/rec ", in: $0) }.sorted()
    guard let line = lines.last, !times.isEmpty else {
      fail("the ceiling says nothing of its time:\n\(result.output)")
    }
    return Timing(
      nanoseconds: times[times.count / 2],
      count: Ceiling.number(before: " rule hits ", in: line) ?? 0)
  }
}
