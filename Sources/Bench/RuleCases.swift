import Bytes
import Engine
import Patterns
import RuleCompiler
import Views

/// How decisions slow down with the number of rules, in the folded view and in the default views.
func ruleCases(_ batch: Batch, shipped: RuleBundle) -> BenchFamily {
  var cases: [BenchCase] = []
  for count in [0, 100, 1_000, 10_000] {
    for (name, views) in [("folded", Optional("[folded]")), ("default views", nil)]
    where count > 0 || views != nil {
      let ruleSet = RuleFiles(count: count, views: views, shipped: shipped).compile()
      // Ten thousand rules take several times as long: fewer records are enough.
      let lineCount = count > 1_000 ? batch.lineCount / 4 : batch.lineCount
      let run = DecisionRun(batch.first(lineCount), ruleSet: ruleSet)
      cases.append(
        BenchCase("\(count) rules, \(name)", perRun: lineCount) { run.run() })
    }
  }
  var family = BenchFamily("Rules", unit: "record", clock: "thread time", cases)
  family.conclude = { family in
    [1_000, 10_000].flatMap { count in
      family.ratio(
        "\(count) rules: default views to folded", "\(count) rules, default views",
        to: "\(count) rules, folded", goal: "at most 1.5")
    }
  }
  return family
}

/// How many records the naive loop is given with so many rules.
private let naiveLineCounts = [100: 4_000, 1_000: 800, 10_000: 100]

/// The prefilter against the naive loop, which asks PCRE2 for one pattern after the other.
///
/// The prefilter is given more records than the slow loop, so that its tables are in the caches as
/// they are in a daemon; that both find the same is seen on the same records.
func naiveCases(_ batch: Batch, shipped: RuleBundle) -> BenchFamily {
  var cases: [BenchCase] = []
  for (count, lineCount) in naiveLineCounts.sorted(by: { $0.key < $1.key }) {
    let ruleSet = RuleFiles(count: count, views: "[folded]", shipped: shipped).compile()
    let filtered = DecisionRun(batch.first(batch.lineCount / 4), ruleSet: ruleSet)
    let naive = NaiveLoop(batch.first(lineCount), ruleSet: ruleSet)
    cases.append(
      BenchCase("\(count) rules, prefilter", perRun: batch.lineCount / 4, rounds: 5) {
        filtered.run()
      })
    cases.append(
      BenchCase("\(count) rules, naive loop", perRun: lineCount, rounds: 5) { naive.run() })
  }
  var family = BenchFamily("Prefilter and naive loop", unit: "record", clock: "thread time", cases)
  family.conclude = { family in
    [(100, ""), (1_000, "at least 100"), (10_000, "at least 300")].flatMap { count, goal in
      family.ratio(
        "\(count) rules: naive loop to prefilter", "\(count) rules, naive loop",
        to: "\(count) rules, prefilter", goal: goal)
    }
  }
  return family
}

/// The disagreements between prefilter, naive loop and exhaustive run; empty where all is well.
func disagreements(_ batch: Batch, shipped: RuleBundle) -> [String] {
  var found: [String] = []
  for (count, lineCount) in naiveLineCounts {
    let ruleSet = RuleFiles(count: count, views: "[folded]", shipped: shipped).compile()
    let filtered = DecisionRun(batch.first(lineCount), ruleSet: ruleSet)
    _ = filtered.run()
    let naiveCount = NaiveLoop(batch.first(lineCount), ruleSet: ruleSet).run()
    if filtered.firedCount != naiveCount {
      found.append(
        "\(count) rules: \(filtered.firedCount) fire with the prefilter, \(naiveCount) in the naive loop"
      )
    }
  }
  for (count, lineCount) in [(100, 20_000), (1_000, 4_000), (10_000, 400)] {
    let ruleSet = RuleFiles(count: count, views: nil, shipped: shipped).compile()
    let part = batch.first(min(lineCount, batch.lineCount))
    let sizes = [MatchMethod.prefiltered, .exhaustive].map {
      DecisionRun(part, ruleSet: ruleSet, method: $0).run()
    }
    if sizes[0] != sizes[1] {
      found.append("\(count) rules in the default views: decisions differ without prefilter")
    }
  }
  return found
}

/// What one writes first: fold each text, then ask PCRE2 for every pattern.
private final class NaiveLoop {
  private let texts: [[UInt8]]
  private let patterns: [Pattern]
  private var views: ViewScratch
  private var scratch = MatchScratch()

  init(_ batch: ByteView, ruleSet: RuleSet) {
    texts = messageTexts(of: batch)
    // A pattern that two rules share fires both of them.
    patterns = ruleSet.patternUses.flatMap { use in
      use.pattern.map { Array(repeating: $0, count: use.rules.count) } ?? []
    }
    views = ViewScratch(tables: ruleSet.viewTables)
  }

  /// Asks for every pattern; returns how often one matched or gave up.
  func run() -> Int {
    var count = 0
    for text in texts {
      text.withByteView { bytes in
        views.begin(bytes)
        let folded = views.text(.folded)
        for pattern in patterns {
          if case .none = pattern.firstMatch(in: folded, using: &scratch) { continue }
          count += 1
        }
      }
    }
    return count
  }
}
