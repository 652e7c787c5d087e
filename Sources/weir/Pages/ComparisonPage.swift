import Bytes
import Documents
import Engine
import Offline

/// What another rule set changes, for a person: first a sentence for whoever must say yes, then where
/// it comes from.
struct ComparisonPage {
  private let comparison: RuleComparison
  private let rules: RuleChanges
  private let exampleCount: Int

  /// The rules that only one of two sets has.
  struct RuleChanges {
    var added: [String]
    var removed: [String]

    init(from old: RuleSet, to new: RuleSet) {
      let (before, after) = (
        Set(old.rules.map(\.identifier)), Set(new.rules.map(\.identifier))
      )
      added = after.subtracting(before).sorted()
      removed = before.subtracting(after).sorted()
    }
  }

  /// The changes of verdicts, the harshest first, in words.
  private static let kinds: [(before: Verdict, after: Verdict, words: String)] = [
    (.allow, .block, "allowed before, now blocked"),
    (.review, .block, "reviewed before, now blocked"),
    (.allow, .review, "allowed before, now reviewed"),
    (.block, .review, "blocked before, now reviewed"),
    (.review, .allow, "reviewed before, now allowed"),
    (.block, .allow, "blocked before, now allowed"),
  ]

  init(_ comparison: RuleComparison, rules: RuleChanges, exampleCount: Int) {
    self.comparison = comparison
    self.rules = rules
    self.exampleCount = exampleCount
  }

  /// The page for a terminal or a pipe.
  func text(_ paint: Paint) -> String {
    var parts = [summary + "\n"]
    if comparison.changedCount > 0 { parts += [table.text] + groups(paint) }
    return parts.joined(separator: "\n")
  }

  private var summary: String {
    let (changed, all) = (comparison.changedCount, comparison.recordCount)
    var lines: [String] = []
    if changed == 0 {
      lines.append("No verdict changes: \(Figures.grouped(all)) records get the same one.")
    } else {
      let share = EvaluationPage.oneIn(Share(part: changed, whole: all), hasBounds: false)
      lines.append(
        "\(Figures.grouped(changed)) of \(Figures.grouped(all)) records get another verdict, "
          + "\(share).")
    }
    if comparison.otherRuleCount > 0 {
      lines.append(
        "\(Figures.grouped(comparison.otherRuleCount)) more keep theirs for another rule.")
    }
    if comparison.rejectedCount > 0 {
      let isOne = comparison.rejectedCount == 1
      lines.append(
        counted(comparison.rejectedCount, "line") + (isOne ? " is" : " are") + " no record.")
    }
    if !rules.added.isEmpty { lines.append("New rules: \(listed(rules.added)).") }
    if !rules.removed.isEmpty { lines.append("Rules that are gone: \(listed(rules.removed)).") }
    if comparison.isIndexFull { lines.append("There are more campaigns than are told apart.") }
    return lines.joined(separator: "\n")
  }

  private func listed(_ names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  private var table: ReportTable {
    var table = ReportTable(
      "What changes", [.numbers("records"), .numbers("campaigns"), .words("change")])
    for kind in ComparisonPage.kinds {
      let groups = comparison.groups(from: kind.before, to: kind.after)
      guard !groups.isEmpty else { continue }
      let count = groups.reduce(0) { $0 + $1.group.count }
      let campaigns = groups.reduce(0) { $0 + $1.group.campaignCount }
      table.rows.append([Figures.grouped(count), Figures.grouped(campaigns), kind.words])
    }
    return table
  }

  private func groups(_ paint: Paint) -> [String] {
    ComparisonPage.kinds.flatMap { kind in
      comparison.groups(from: kind.before, to: kind.after).map { change, group in
        let rule = change.rule.map { (change.isHarder ? "by " : "without ") + $0 } ?? "by no rule"
        let head = "\(kind.words) \(rule): \(counted(group.count, "record"))"
        return paint(head, paint.color(of: kind.after)) + "\n" + examples(of: group, paint)
      }
    }
  }

  private func examples(of group: RuleComparison.Group, _ paint: Paint) -> String {
    let campaigns = group.largestFirst
    var lines = campaigns.prefix(exampleCount).map { campaign in
      let id = MarkedText.quoted(campaign.identifier, byteCountMax: 60)
      let text = MarkedText(text: campaign.text, spans: campaign.spans).shown(paint)
      return "  \(Figures.grouped(campaign.count)) ×  \(id)\n    \(text)\n"
    }
    if campaigns.count > exampleCount {
      lines.append(
        "  \(Figures.grouped(campaigns.count - exampleCount)) more campaigns "
          + "(--examples shows them)\n")
    }
    return lines.joined()
  }

  // MARK: For a tool

  /// One JSON object.
  var json: String {
    var line = JSONLine()
    line.add("records", comparison.recordCount)
    line.add("rejected", comparison.rejectedCount)
    line.add("changed", comparison.changedCount)
    line.add("other_rule", comparison.otherRuleCount)
    line.add("new_rules", texts: rules.added)
    line.add("removed_rules", texts: rules.removed)
    let changes = ComparisonPage.kinds.flatMap { kind in
      comparison.groups(from: kind.before, to: kind.after).map { change, group in
        var object = JSONLine()
        object.add("before", change.before.name)
        object.add("after", change.after.name)
        if let rule = change.rule { object.add("rule", rule) }
        object.add("records", group.count)
        object.add("campaigns", array: group.largestFirst.prefix(exampleCount).map(\.object))
        object.add("campaign_count", group.campaignCount)
        return object.object
      }
    }
    line.add("changes", array: changes)
    return line.text
  }
}

extension RuleComparison.Campaign {
  fileprivate var object: String {
    var line = JSONLine()
    line.add("records", count)
    line.add("id", String(decoding: identifier, as: UTF8.self))
    line.add("text", String(decoding: text, as: UTF8.self))
    line.add("spans", spans: spans)
    return line.object
  }
}
