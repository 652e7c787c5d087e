import Bytes
import Documents
import Engine
import Offline

// What `weir fold` shows to a person.
extension TextFolding {
  /// The views one above the other in columns, and what was found.
  mutating func page(of text: [UInt8], on output: Terminal) -> String {
    guard let folded = fold(text, hasOrigins: true) else {
      return "the text is beyond the limits of a record\n"
    }
    let paint = Paint(isOn: output.hasColor)
    var lines = AlignedViews(folded, columnCount: output.columnCount - 10).rows.map { row in
      label(row.name) + (row.isChanged ? paint(row.text, .bold) : row.text)
    }
    let marks = folded.marks.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    lines.append(
      label("evasion") + tenths(folded.evasionTenths) + (marks.isEmpty ? "" : "  (\(marks))"))
    for fact in folded.facts { lines.append(label("fact") + "\(fact.name): \(shown(fact.value))") }
    for entity in folded.entities {
      let bytes = Array(folded.raw.utf8)
      let origin = String(
        decoding: bytes[entity.origin.startOffset..<min(entity.origin.endOffset, bytes.count)],
        as: UTF8.self)
      lines.append(
        label("entity") + "\(entity.kind): \(shown(entity.value))  from \(Quoted(origin))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func label(_ name: String) -> String {
    name + String(repeating: " ", count: max(10 - name.count, 1))
  }

  private func shown(_ value: String) -> String {
    String(Quoted(value).description.dropFirst().dropLast())
  }
}
