import Bytes
import Digests
import Documents
import Engine
import Records
import RuleCompiler
import Views

/// Shows what rules see of texts.
struct TextFolding: ~Copyable {
  private let from: String
  private var matcher: Matcher

  /// The facts that are told, in the order of the table of fields; entities are told apart.
  private static let facts: [(name: String, fact: Fact)] = FieldTable.all.compactMap { field in
    switch field.subject {
    case .fact(.entity), .fact(.evasion), .fact(.mark), .fact(.hour), .fact(.weekday), .key: nil
    case .fact(let fact): (field.name, fact)
    }
  }

  init(ruleSet: RuleSet, from: String) {
    self.from = from
    matcher = Matcher(for: ruleSet)
  }

  private mutating func fold(_ text: [UInt8], hasOrigins: Bool) -> FoldedText? {
    var line = ByteBuffer(capacity: text.count + 128)
    line.append("{\"kind\":\"sms\",\"id\":\"fold\",\"ts\":1772323200000,\"to\":\"\",\"from\":")
    line.appendJSONString(from)
    line.append(",\"text\":")
    text.withByteView { line.appendJSONString($0) }
    line.append("}")
    matcher.match(
      Chunk(lines: line.view, batchOffset: 0),
      in: MatchContext(batch: Digest128(high: 0, low: 0)))
    guard matcher.matches.records.count == 1 else { return nil }
    let record = matcher.matches.records[0]
    guard record.rejection == nil else { return nil }
    let facts = TextFolding.facts.filter { !$0.name.hasPrefix("to.") && !isIdle($0.name) }
    return matcher.fold(record, facts: facts, hasOrigins: hasOrigins)
  }

  /// Without a sender nothing is said of one.
  private func isIdle(_ name: String) -> Bool {
    from.isEmpty && (name.hasPrefix("from.") || name == "signature.binding")
  }

  // MARK: For a tool

  /// The answer to a line `{"text":…}` or `{"hex":…}`.
  mutating func line(of request: [UInt8]) -> String {
    var answer = JSONLine()
    let value = JSONValue(request)
    guard let text = value.flatMap(TextFolding.text), let folded = fold(text, hasOrigins: false)
    else {
      answer.add(
        "error", "a line is {\"text\":\"…\"} or {\"hex\":\"…\"}, within the limits of a text")
      return answer.text
    }
    for form in folded.forms where form.view != .raw {
      answer.add("\(form.view.name)", form.text)
    }
    var marks = JSONLine()
    for mark in folded.marks { marks.add(mark.name, mark.count) }
    marks.add("score", json: tenths(folded.evasionTenths))
    answer.add("evasion", json: marks.object)
    var facts = JSONLine()
    for fact in folded.facts { facts.add(fact.name, fact.value) }
    let entities = folded.entities.map { entity in
      var line = JSONLine()
      line.add("kind", entity.kind)
      line.add("value", entity.value)
      line.add("span", json: "[\(entity.origin.startOffset),\(entity.origin.endOffset)]")
      return line.object
    }
    facts.add("entities", json: "[" + entities.joined(separator: ",") + "]")
    answer.add("facts", json: facts.object)
    return answer.text
  }

  private static func text(of request: JSONValue) -> [UInt8]? {
    if let text = request["text"]?.text { return Array(text.utf8) }
    guard let text = request["hex"]?.text else { return nil }
    let values = text.compactMap { $0.isASCII ? $0.hexDigitValue : nil }
    guard values.count == text.count, values.count % 2 == 0 else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
  }

  // MARK: For a person

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

  private func tenths(_ value: Int) -> String {
    var buffer = ByteBuffer()
    buffer.appendTenths(value)
    return buffer.view.text
  }
}
