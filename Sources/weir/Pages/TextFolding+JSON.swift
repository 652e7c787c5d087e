import Bytes
import Engine
import Offline
import Views

// What `weir fold --ndjson` answers.
extension TextFolding {
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
    facts.add("entities", array: entities)
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
}

/// Tenths as a number with one digit behind the point.
func tenths(_ value: Int) -> String {
  var buffer = ByteBuffer()
  buffer.appendTenths(value)
  return buffer.view.text
}
