import Bytes
import Documents
import Engine
import Offline

/// What rules make of labelled texts, for a person: first the figures, then where they come from.
struct EvaluationPage {
  private let evaluation: Evaluation
  private let topCount: Int

  init(_ evaluation: Evaluation, top: Int) {
    self.evaluation = evaluation
    topCount = top
  }

  /// The page for a terminal or a pipe.
  func text(_ paint: Paint) -> String {
    var parts = [headline + "\n", figures.text]
    parts += tables.map(\.text)
    if let falseHits = falseHits(paint, isMarkdown: false) { parts.append(falseHits) }
    return parts.joined(separator: "\n")
  }

  /// The page as Markdown.
  var markdown: String {
    var parts = ["# What the rules catch, and whom they hurt\n", headline + "\n", figures.markdown]
    parts += tables.map(\.markdown)
    if let falseHits = falseHits(Paint(isOn: false), isMarkdown: true) { parts.append(falseHits) }
    return parts.joined(separator: "\n")
  }

  private var tables: [ReportTable] {
    let breakdowns = evaluation.breakdowns.map {
      breakdown($0, "By \(MarkedText.quoted(Array($0.key.utf8)))")
    }
    return [breakdown(evaluation.labels, "By label")] + breakdowns
      + [families, rules, overlaps].compactMap { $0.rows.isEmpty ? nil : $0 }
  }

  // MARK: Figures

  private var headline: String {
    let total = evaluation.total
    var parts = [
      "\(Figures.grouped(evaluation.measuredCount)) texts: "
        + "\(Figures.grouped(total.fraud.all)) fraud, \(Figures.grouped(total.clean.all)) clean"
    ]
    func tell(_ count: Int, _ what: String) {
      if count > 0 { parts.append("\(Figures.grouped(count)) \(what)") }
    }
    tell(evaluation.repeatCount, "near-duplicates left out")
    tell(evaluation.skippedCount, "skipped by their label")
    tell(evaluation.rejectedCount, "lines that are no record")
    var text = parts.joined(separator: "; ")
    let unknown = evaluation.unknownLabels.values.reduce(0, +)
    if unknown > 0 {
      let names = evaluation.unknownLabels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .prefix(5).map { $0.key.isEmpty ? "no label" : "\(Quoted($0.key)) \($0.value)" }
      text += "\nnot measured, since no label says what they are: \(Figures.grouped(unknown))"
      text += " (\(names.joined(separator: ", ")))"
    }
    if evaluation.isIndexFull {
      text += "\nmore near-duplicates than fit: some count more than once"
    }
    return text
  }

  private var figures: ReportTable {
    var table = ReportTable(
      "Figures, with 95 % bounds",
      [.words("figure"), .words("blocked"), .words("blocked or reviewed")])
    let total = evaluation.total
    table.rows = [
      ["recall"] + Tier.allCases.map { EvaluationPage.percent(total.recall($0)) },
      ["precision"] + Tier.allCases.map { EvaluationPage.percent(total.precision($0)) },
      ["false hits"] + Tier.allCases.map { EvaluationPage.oneIn(total.falseHits($0)) },
    ]
    return table
  }

  /// A share in percent with its bounds: `61.9 % (59.4–64.4)`.
  static func percent(_ share: Share) -> String {
    guard let value = share.value else { return "–" }
    let bounds = share.bounds
    return "\(Figures.tenths(value * 100)) % "
      + "(\(Figures.tenths(bounds.lower * 100))–\(Figures.tenths(bounds.upper * 100)))"
  }

  /// A small share as one in so many, with its bounds: `1 in 174 (92–380)`.
  static func oneIn(_ share: Share, hasBounds: Bool = true) -> String {
    guard share.whole > 0 else { return "–" }
    let value = share.part > 0 ? reciprocal(Double(share.part) / Double(share.whole)) : nil
    if let value, !hasBounds { return "1 in \(value)" }
    let bounds = share.bounds
    let most = reciprocal(bounds.upper)
    guard let value else { return "none (at most 1 in \(most))" }
    return "1 in \(value) (\(most)–\(reciprocal(bounds.lower)))"
  }

  private static func reciprocal(_ value: Double) -> String {
    let inverse = 1 / value
    return inverse < 10 ? Figures.tenths(inverse) : Figures.grouped(Int(inverse.rounded()))
  }

  // MARK: Tables

  private func breakdown(_ breakdown: Evaluation.Breakdown, _ title: String) -> ReportTable {
    var table = ReportTable(
      title,
      [
        .words("value"), .numbers("texts"), .numbers("blocked"), .numbers("reviewed"),
        .numbers("stopped"), .numbers("95 % bounds"),
      ])
    for (value, pair) in breakdown.values.sorted(by: { $0.key < $1.key }) {
      let name = value.isEmpty ? "(none)" : MarkedText.quoted(Array(value.utf8), byteCountMax: 60)
      if pair.fraud.all > 0 { table.rows.append(row("\(name) (fraud)", pair.fraud)) }
      if pair.clean.all > 0 { table.rows.append(row("\(name) (clean)", pair.clean)) }
    }
    return table
  }

  private func row(_ name: String, _ counts: OutcomeCounts) -> [String] {
    let share = Share(part: counts.stopped(by: .review), whole: counts.all)
    let bounds = share.bounds
    return [
      name, Figures.grouped(counts.all), Figures.grouped(counts.blocked),
      Figures.grouped(counts.reviewed), "\(Figures.tenths((share.value ?? 0) * 100)) %",
      "\(Figures.tenths(bounds.lower * 100))–\(Figures.tenths(bounds.upper * 100))",
    ]
  }

  private var families: ReportTable {
    var table = ReportTable(
      "By family: texts on which its rules fired, allow rules left out",
      [
        .words("family"), .numbers("fraud"), .numbers("clean"), .numbers("clean blocked"),
        .numbers("precision"),
      ])
    let sorted = evaluation.families.sorted { left, right in
      left.value.fraud.all == right.value.fraud.all
        ? left.key < right.key : left.value.fraud.all > right.value.fraud.all
    }
    table.rows = sorted.map { family, pair in
      let share = Share(part: pair.fraud.all, whole: pair.fraud.all + pair.clean.all)
      return [
        family, Figures.grouped(pair.fraud.all), Figures.grouped(pair.clean.all),
        Figures.grouped(pair.clean.blocked), "\(Figures.tenths((share.value ?? 0) * 100)) %",
      ]
    }
    return table
  }

  private var rules: ReportTable {
    var table = ReportTable(
      "By rule: fired, decided, decided alone",
      [
        .numbers("fraud"), .numbers("dec."), .numbers("alone"), .numbers("clean"),
        .numbers("dec."), .numbers("shadow"), .words("rule"),
      ])
    let rows = evaluation.ruleRows
    table.rows = rows.prefix(topCount).map { row in
      let (fraud, clean) = (row.fraud, row.clean)
      let cells = [
        fraud.fired, fraud.deciding, fraud.alone, clean.fired, clean.deciding,
        fraud.shadow + clean.shadow,
      ]
      return cells.map(Figures.grouped) + [row.rule + (row.allows ? " (allow)" : "")]
    }
    if rows.count > topCount {
      table.note = "\(Figures.grouped(rows.count - topCount)) more rules (--top shows them)"
    }
    return table
  }

  private var overlaps: ReportTable {
    var table = ReportTable(
      "Overlaps: rules that fire nearly only where another one does",
      [.numbers("fired"), .numbers("of them"), .words("rule, and the other")])
    let overlaps = evaluation.overlaps()
    table.rows = overlaps.prefix(topCount).map { overlap in
      [
        Figures.grouped(overlap.count), Figures.grouped(overlap.commonCount),
        "\(overlap.rule), \(overlap.other)",
      ]
    }
    if overlaps.count > topCount {
      table.note = "\(Figures.grouped(overlaps.count - topCount)) more pairs (--top shows them)"
    }
    return table
  }

  // MARK: False hits

  private func falseHits(_ paint: Paint, isMarkdown: Bool) -> String? {
    guard !evaluation.falseHits.isEmpty else { return nil }
    let all = evaluation.total.clean.stopped(by: .review)
    let shown = evaluation.falseHits.count
    let title =
      "False hits, the worst first"
      + (shown < all ? " (\(shown) of \(Figures.grouped(all)))" : "")
    let hits = evaluation.falseHits.map { hit in
      let repeats = hit.repeatCount > 0 ? ", \(Figures.grouped(hit.repeatCount)) more like it" : ""
      let id = MarkedText.quoted(hit.identifier, byteCountMax: 60)
      let head = "\(hit.verdict.name)  \(id)  \(hit.rule ?? "")\(repeats)"
      let text = MarkedText(text: hit.text, spans: hit.spans).shown(paint)
      return isMarkdown
        ? "- \(ReportTable.escapedForMarkdown(head)): \(ReportTable.escapedForMarkdown(text))"
        : "  \(paint(head, paint.color(of: hit.verdict)))\n    \(text)"
    }
    return (isMarkdown ? "## \(title)\n\n" : title + "\n") + hits.joined(separator: "\n") + "\n"
  }
}

extension Evaluation {
  /// What one rule did.
  struct RuleRow {
    var rule: String
    var fraud: RuleTally.Row
    var clean: RuleTally.Row
    var allows: Bool

    /// The harmful first, then the busiest.
    var rank: [Int] {
      let harm = allows ? [0, 0] : [clean.deciding, clean.fired]
      return harm + [fraud.deciding, fraud.fired, clean.fired]
    }
  }

  /// The rules that did something: those that hit honest texts first, then the busiest.
  var ruleRows: [RuleRow] {
    let all = rules.indices.map { index in
      RuleRow(
        rule: rules[index], fraud: fraudTally.rows[index], clean: cleanTally.rows[index],
        allows: allows(rule: index))
    }
    return all.filter { !$0.fraud.isIdle || !$0.clean.isIdle }.sorted { left, right in
      left.rank == right.rank
        ? left.rule < right.rule : right.rank.lexicographicallyPrecedes(left.rank)
    }
  }
}
