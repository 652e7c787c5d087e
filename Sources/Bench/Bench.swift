// Bench: the speed of the hot path and of the whole program, in interleaved rounds.
//
// Touches: the rule directory; a temporary directory; child programs; clocks; a file of results.
// Hostile: never; the records are its own.
// Fails: exit status 1 where a round gives another count than the round before, or where decisions
//   with the prefilter and without it differ; 2 where it cannot measure.

import Bytes
import Glibc
import RuleCompiler

/// `weir-bench [--rules DIR] [--results FILE] [--page FILE] [--only WORD]`.
///
/// The machine is never quiet: so the cases of a family run one after the other in each round, and
/// medians are compared inside one run only.
@main
struct Bench {
  private var rules = "Rules"
  private var results = ".build/bench.json"
  private var page: String?
  private var only: String?

  static func main() {
    var bench = Bench()
    bench.readArguments()
    let report = bench.measure()
    report.writeResults(to: bench.results)
    print("written to \(bench.results)")
    if let page = bench.page {
      report.renew(page: page)
      print("renewed in \(page)")
    }
    for problem in report.problems { print("FAILED: \(problem)") }
    exit(report.problems.isEmpty ? 0 : 1)
  }

  private mutating func readArguments() {
    var arguments = CommandLine.arguments.dropFirst()
    while let name = arguments.popFirst() {
      guard let value = arguments.popFirst() else { fail("\(name) has no value") }
      switch name {
      case "--rules": rules = value
      case "--results": results = value
      case "--page": page = value
      case "--only": only = value
      default: fail("\(name) is unknown: --rules, --results, --page, --only")
      }
    }
  }

  private func measure() -> BenchReport {
    let shipped = readBundle(rules)
    let batch = Batch(lineCount: 20_000)
    var report = BenchReport()
    print("\(batch.lineCount) records of \(batch.bytes.count / batch.lineCount) bytes\n")
    func add(_ name: String, _ make: () -> BenchFamily) {
      guard only.map({ name.contains($0) }) ?? true else { return }
      var family = make()
      family.run()
      report.families.append(family)
      if !family.countsAgree {
        report.problems.append("\(family.title): a case counted differently in different rounds")
      }
      print(report.section(family))
      // Who waits for minutes, with the output in a pipe, wants to see how far it is.
      fflush(nil)
    }
    add("steps") { microCases(batch, shipped: shipped) }
    add("rules") { ruleCases(batch, shipped: shipped) }
    add("naive") { naiveCases(batch, shipped: shipped) }
    if only.map({ "naive".contains($0) }) ?? true {
      report.problems += disagreements(batch, shipped: shipped)
    }
    add("load") { loadCases(shipped: shipped) }
    addPrograms(shipped, batch, add)
    return report
  }

  /// What the built program does, where it stands beside this one.
  private func addPrograms(
    _ shipped: RuleBundle, _ batch: Batch, _ add: (String, () -> BenchFamily) -> Void
  ) {
    guard ChildProgram.sibling("weir").exists else {
      return print("no weir beside this program: spool and ceiling are not measured\n")
    }
    let scratch = ScratchDirectory()
    defer { scratch.remove() }
    add("scan") { scanCases(batch, in: scratch, shipped: shipped) }
    add("spool") { spoolCases(batch, in: scratch, shipped: shipped) }
    var stop = {}
    add("daemon") {
      let (family, stopDaemon) = daemonCases(in: scratch, shipped: shipped)
      stop = stopDaemon
      return family
    }
    stop()
    guard let ceiling = Ceiling() else {
      return print("no built ceiling in ../shared/bench, and WEIR_CEILING names none\n")
    }
    add("ceiling") { ceiling.cases(in: scratch, shipped: shipped) }
    add("ceiling spool") { ceiling.spoolCases(in: scratch, shipped: shipped) }
  }
}
