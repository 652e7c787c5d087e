/// One JSON object in a line, built member by member.
///
/// For answers, pages and files that people or tools ask for; decision lines are put together
/// without it, from fragments that stay the same while a rule set is in force.
public struct JSONLine {
  private var members: [UInt8] = []

  /// Begins an object without members.
  public init() {}

  /// The object in UTF-8.
  public var objectBytes: [UInt8] { [UInt8(ascii: "{")] + members + [UInt8(ascii: "}")] }

  /// The object with its line feed, in UTF-8.
  public var bytes: [UInt8] { objectBytes + [UInt8(ascii: "\n")] }

  /// The object.
  public var object: String { String(decoding: objectBytes, as: UTF8.self) }

  /// The object with its line feed.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a member.
  public mutating func add(_ key: String, _ value: String) {
    add(key) { $0.appendJSONString(value) }
  }

  /// Adds a member.
  public mutating func add(_ key: String, _ value: some FixedWidthInteger) {
    add(key) { $0.appendDecimal(value) }
  }

  /// Adds a member.
  public mutating func add(_ key: String, _ value: Bool) {
    add(key) { $0.append(value ? "true" : "false") }
  }

  /// Adds a member whose value is a time, in milliseconds since 1970.
  public mutating func add(_ key: String, timestamp milliseconds: Int64) {
    add(key) {
      $0.append("\"")
      $0.appendTimestamp(milliseconds)
      $0.append("\"")
    }
  }

  /// Adds a member whose value is an object.
  public mutating func add(_ key: String, _ value: JSONLine) {
    add(key) { $0.append(value.objectBytes) }
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

  /// Adds an array of stretches, each as the offsets where it starts and ends.
  public mutating func add(_ key: String, spans: [ByteRange]) {
    add(key, array: spans.map { "[\($0.startOffset),\($0.endOffset)]" })
  }

  /// Adds a member whose value a closure appends as JSON.
  public mutating func add(_ key: String, _ body: (inout ByteBuffer) -> Void) {
    var buffer = ByteBuffer()
    if !members.isEmpty { buffer.append(",") }
    buffer.appendJSONString(key)
    buffer.append(":")
    body(&buffer)
    members += buffer.array
  }
}
