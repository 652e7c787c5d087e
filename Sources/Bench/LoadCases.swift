import Engine
import RuleCompiler

/// How long it takes until rules are in force: reading, checking, compiling, without samples.
///
/// A reload is the same work beside the old set, and a swap between two batches.
func loadCases(shipped: RuleBundle) -> BenchFamily {
  var cases = [
    BenchCase("load the shipped rules", perRun: 1) { compiled(shipped).rules.count }
  ]
  for (count, rounds) in [(100, 7), (1_000, 7), (10_000, 5)] {
    for (name, views) in [("folded", Optional("[folded]")), ("default views", nil)] {
      let files = RuleFiles(count: count, views: views, shipped: shipped)
      cases.append(
        BenchCase("load \(count) rules, \(name)", perRun: 1, rounds: rounds) {
          files.compile().rules.count
        })
    }
  }
  return BenchFamily("Loading rules", unit: "load", clock: "thread time", cases)
}
