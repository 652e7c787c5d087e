/// One JSON object in a line, built member by member.
///
/// For answers and pages that people or tools ask for; decision lines are put together without it.
public struct JSONLine {
  private var members: [[UInt8]] = []

  /// Begins an object without members.
  public init() {}

  /// The object.
  public var object: String {
    "{" + members.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",") + "}"
  }

  /// The object with its line feed.
  public var text: String { object + "\n" }

  /// Adds a member.
  public mutating func add(_ key: String, _ value: String) {
    add(key) { $0.appendJSONString(value) }
  }

  /// Adds a member.
  public mutating func add(_ key: String, _ value: Int) {
    add(key) { $0.appendDecimal(value) }
  }

  /// Adds a member.
  public mutating func add(_ key: String, _ value: Bool) {
    add(key) { $0.append(value ? "true" : "false") }
  }

  /// Adds a value that is JSON already.
  public mutating func add(_ key: String, json: String) {
    add(key) { $0.append(json) }
  }

  /// Adds an array of values that are JSON already.
  public mutating func add(_ key: String, array: [String]) {
    add(key, json: "[" + array.joined(separator: ",") + "]")
  }

  /// Adds an array of texts.
  public mutating func add(_ key: String, texts: [String]) {
    add(key) { buffer in
      buffer.append("[")
      for (index, text) in texts.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.appendJSONString(text)
      }
      buffer.append("]")
    }
  }

  private mutating func add(_ key: String, _ body: (inout ByteBuffer) -> Void) {
    var buffer = ByteBuffer()
    buffer.appendJSONString(key)
    buffer.append(":")
    body(&buffer)
    members.append(buffer.array)
  }
}
