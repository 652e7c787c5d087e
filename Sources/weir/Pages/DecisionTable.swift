import Bytes
import Engine
import Records

/// Decisions as rows for a person: verdict, id, sender, what decided, and the beginning of the text.
struct DecisionTable {
  private let output: Terminal
  private let textColumnCount: Int

  init(_ output: Terminal) {
    self.output = output
    textColumnCount = max(output.columnCount - 68, 16)
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
    var because = "\(decision.reason.name)"
    if let index = decision.decidingIndex {
      because = ruleSet.rules[matches.rules(of: matched)[index].rule.index].identifier
    }
    let color: String
    switch decision.verdict {
    case .allow: color = "32"
    case .review: color = "33"
    case .block: color = "31"
    }
    writeRow(
      [
        decision.verdict.name, shown(source.bytes(of: record.field(.id))),
        shown(source.bytes(of: record.field(.from))), because,
        record.kind == .sms ? shown(source.bytes(of: record.field(.text))) : "(call)",
      ], color: color)
  }

  private func shown(_ bytes: ByteView) -> String {
    let quoted = Quoted(bytes, byteCountMax: 240).description
    return String(quoted.dropFirst().dropLast())
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
