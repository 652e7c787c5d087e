import Bytes
import Engine
import Offline

/// What each rule did on the records that were decided, and how many there were.
struct RuleSummary {
  private let counts: VerdictCounts
  private let rows: [(rule: String, row: RuleTally.Row)]
  private let idleCount: Int

  init(_ tally: RuleTally, _ counts: VerdictCounts, of ruleSet: RuleSet) {
    self.counts = counts
    let all = zip(ruleSet.rules.map(\.identifier), tally.rows).map { (rule: $0, row: $1) }
    idleCount = all.count { $0.row.isIdle }
    rows = all.filter { !$0.row.isIdle }.sorted { left, right in
      let (before, after) = (RuleSummary.rank(left.row), RuleSummary.rank(right.row))
      return before == after ? left.rule < right.rule : after.lexicographicallyPrecedes(before)
    }
  }

  private static func rank(_ row: RuleTally.Row) -> [Int] {
    [row.deciding, row.fired, row.shadow, row.failed]
  }

  /// A table for a person; the rule stands last, so that no name is cut.
  var text: String {
    var lines = [counts.summary, ""]
    if !rows.isEmpty {
      lines.append(line(["decides", "alone", "fired", "shadow", "failed"], "rule"))
    }
    for (rule, row) in rows {
      let cells = [row.deciding, row.alone, row.fired, row.shadow, row.failed]
      lines.append(line(cells.map(Figures.grouped), rule))
    }
    let had = idleCount == 1 ? "rule has" : "rules have"
    if idleCount > 0 {
      lines.append("\(Figures.grouped(idleCount)) \(had) nothing to do with these records")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ cells: [String], _ rule: String) -> String {
    cells.map { Figures.rightAligned($0, 9) }.joined() + "  " + rule
  }

  /// One JSON object.
  var json: String {
    var line = JSONLine()
    line.add("lines", counts.total)
    for (name, count) in counts.named { line.add(name, count) }
    let rules = rows.map { rule, row in
      var object = JSONLine()
      object.add("id", rule)
      object.add("deciding", row.deciding)
      object.add("alone", row.alone)
      object.add("fired", row.fired)
      object.add("shadow", row.shadow)
      object.add("failed", row.failed)
      return object.object
    }
    line.add("rules", array: rules)
    line.add("idle_rules", idleCount)
    return line.text
  }
}

/// How many records there were, and what was decided.
struct VerdictCounts {
  var rejected = 0
  private var verdicts: [Verdict: Int] = [:]

  /// All lines.
  var total: Int { verdicts.values.reduce(rejected, +) }

  mutating func add(_ verdict: Verdict) { verdicts[verdict, default: 0] += 1 }

  var named: [(name: String, count: Int)] {
    Verdict.allCases.map { ($0.name, verdicts[$0] ?? 0) } + [("rejected", rejected)]
  }

  var summary: String {
    let parts = named.map { "\($0.name) \(Figures.grouped($0.count))" }
    return Figures.grouped(total) + (total == 1 ? " line: " : " lines: ")
      + parts.joined(separator: ", ")
  }
}
