import Bytes
import Documents
import Records

/// Turns a sample into the line of a batch, so that it goes the way of every real record.
struct SampleRecord {
  /// The defaults of a sample: an event in the spring of 2026, and invented numbers.
  private static let defaultTimestamp: Int64 = 1_772_323_200_000
  private static let defaultReceiver = "13800138000"

  /// The line.
  private(set) var line: [UInt8]

  /// Builds the line of a sample.
  ///
  /// - Parameters:
  ///   - mapping: The fields as they were written.
  ///   - kind: The kind where the sample does not say it.
  ///   - validMilliseconds: When the rule is in force; the record's time lies inside.
  init(_ mapping: Mapping, kind: RecordKind?, validMilliseconds: Range<Int64>) {
    var buffer = ByteBuffer(capacity: 256)
    buffer.append("{")
    var isFirst = true
    func separate(_ buffer: inout ByteBuffer) {
      if !isFirst { buffer.append(",") }
      isFirst = false
    }
    for entry in mapping.entries where !Sample.claimKeys.contains(entry.key.text) {
      separate(&buffer)
      buffer.appendJSONString(entry.key.text)
      buffer.append(":")
      SampleRecord.append(entry.value, of: entry.key.text, to: &buffer)
    }
    let time = min(
      max(SampleRecord.defaultTimestamp, validMilliseconds.lowerBound),
      validMilliseconds.upperBound - 1)
    let defaults: [(key: String, value: String)] = [
      ("kind", kind.map { "\"\($0.name)\"" } ?? "\"sms\""),
      ("id", "\"sample\""), ("ts", String(time)), ("from", "\"\""),
      ("to", "\"\(SampleRecord.defaultReceiver)\""),
    ]
    for field in defaults where mapping[field.key] == nil {
      separate(&buffer)
      buffer.appendJSONString(field.key)
      buffer.append(":")
      buffer.append(field.value)
    }
    if mapping["stage"] == nil, kind == .call || mapping["kind"].map(isCall) == true {
      buffer.append(",\"stage\":\"attempt\"")
    }
    buffer.append("}")
    line = buffer.array
  }

  private static func append(_ value: Node, of key: String, to buffer: inout ByteBuffer) {
    guard case .scalar(let scalar) = value else {
      buffer.append("null")
      return
    }
    let isTyped: Bool
    switch RecordKey.allCases.first(where: { "\($0.name)" == key })?.entry.type {
    // Anything else goes in as a text, which the decoder refuses with the key's name.
    case .integer: isTyped = Int64(scalar.text).map(String.init) == scalar.text
    case .boolean: isTyped = scalar.text == "true" || scalar.text == "false"
    case .time: isTyped = scalar.style == .plain && Int64(scalar.text) != nil
    default: isTyped = false
    }
    if isTyped {
      buffer.append(scalar.text)
    } else {
      buffer.appendJSONString(scalar.text)
    }
  }
}

private func isCall(_ node: Node) -> Bool {
  if case .scalar(let scalar) = node { return scalar.text == "call" }
  return false
}
