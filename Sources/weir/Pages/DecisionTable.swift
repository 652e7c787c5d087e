import Bytes
import Documents
import Engine
import Records

/// Decisions as rows for a person: verdict, id, sender, what decided, and the beginning of the text.
struct DecisionTable {
  private let output: Terminal
  private let filter: DecisionFilter
  private let showsTexts: Bool
  private let textColumnCount: Int

  init(_ output: Terminal, filter: DecisionFilter, showsTexts: Bool) {
    self.output = output
    self.filter = filter
    self.showsTexts = showsTexts
    // Four cells and four gaps stand before the text.
    textColumnCount = max(output.columnCount - 70, 10)
  }

  func writeHeader() {
    writeRow(["verdict", "id", "from", "because", "text"], color: "1")
  }

  func writeRejected(_ matched: MatchedRecord, in matches: borrowing Matches) {
    guard let rejection = matched.rejection else { return }
    let line = Quoted(matches.chunk.lines[matched.line], byteCountMax: textColumnCount)
    writeRow(
      ["rejected", "line \(matched.lineNumber)", "", "\(rejection.reason.code)", "\(line)"],
      color: "35")
  }

  func write(
    _ matched: MatchedRecord, _ decision: Decision, in matches: borrowing Matches,
    ruleSet: RuleSet
  ) {
    let source = matches.source(of: matched)
    let record = matched.record
    let text = record.kind == .sms ? source.bytes(of: record.field(.text)) : .empty
    let basis = basis(of: matched, decision, in: matches)
    var because = "\(decision.reason.name)"
    if let basis {
      let rule = ruleSet.rules[matches.rules[basis].rule.index]
      because = (rule.mode == .shadow ? "shadow " : "") + rule.identifier
    }
    let color: String
    switch decision.verdict {
    case .allow: color = "32"
    case .review: color = "33"
    case .block: color = "31"
    }
    writeRow(
      [
        decision.verdict.name, MarkedText.quoted(source.bytes(of: record.field(.id))),
        MarkedText.quoted(source.bytes(of: record.field(.from))), because,
        record.kind == .call ? "(call)" : showsTexts ? "" : MarkedText.quoted(text),
      ], color: color)
    guard showsTexts, record.kind == .sms else { return }
    let marked = MarkedText(
      text: text.array, spans: basis.map { matches.spans(of: matches.rules[$0]) } ?? [],
      byteCountMax: Limits.textByteCountMax)
    output.write("  " + marked.shown(Paint(isOn: output.hasColor)) + "\n")
  }

  /// The place among all matched rules of the one that is named: the one that is asked for, the one
  /// that decided, or one that fired in shadow where nothing decided.
  private func basis(
    of matched: MatchedRecord, _ decision: Decision, in matches: borrowing Matches
  ) -> Int? {
    let start = Int(matched.rules.start)
    if let wanted = filter.wantedRule(of: matched, in: matches) { return start + wanted }
    if let deciding = decision.decidingIndex { return start + deciding }
    guard decision.reason == .clean else { return nil }
    return matched.rules.indices.first { matches.rules[$0].outcome == .fired }
  }

  /// Writes a verdict, an id, a sender, a reason and a text, as far as the columns go.
  private func writeRow(_ cells: [String], color: String) {
    let first = fit(cells[0], 8)
    let painted = output.hasColor ? "\u{1B}[\(color)m\(first)\u{1B}[0m" : first
    let rest = [
      fit(cells[1], 14), fit(cells[2], 16), fit(cells[3], 24), cut(cells[4], textColumnCount),
    ]
    output.write(painted + "  " + rest.joined(separator: "  ") + "\n")
  }

  private func fit(_ text: String, _ columns: Int) -> String {
    let shown = cut(text, columns)
    return shown + String(repeating: " ", count: max(columns - columnCount(of: shown), 0))
  }

  private func cut(_ text: String, _ columns: Int) -> String {
    guard columnCount(of: text) > columns else { return text }
    var kept = ""
    for character in text {
      guard columnCount(of: kept) + columnCount(of: String(character)) < columns else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
