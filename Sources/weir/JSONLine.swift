import Bytes

/// One JSON object in a line, built member by member.
struct JSONLine {
  private var members: [[UInt8]] = []

  /// The object.
  var object: String {
    "{" + members.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",") + "}"
  }

  /// The object with its line feed.
  var text: String { object + "\n" }

  mutating func add(_ key: String, _ value: String) {
    add(key) { $0.appendJSONString(value) }
  }

  mutating func add(_ key: String, _ value: Int) {
    add(key) { $0.appendDecimal(value) }
  }

  mutating func add(_ key: String, _ value: Bool) {
    add(key) { $0.append(value ? "true" : "false") }
  }

  /// Adds a value that is JSON already.
  mutating func add(_ key: String, json: String) {
    add(key) { $0.append(json) }
  }

  private mutating func add(_ key: String, _ body: (inout ByteBuffer) -> Void) {
    var buffer = ByteBuffer()
    buffer.appendJSONString(key)
    buffer.append(":")
    body(&buffer)
    members.append(buffer.array)
  }
}
