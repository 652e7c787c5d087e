import Bytes
import Records

/// What came of decoding one line, with copies of all that the record points into.
struct Decoded {
  let record: Record
  let rejection: Rejection?
  private let line: [UInt8]
  private let arena: [UInt8]

  /// The arena after the line; four bytes of another record come first.
  var arenaCount: Int { arena.count }

  static let arenaCountBefore = 4

  init(_ line: [UInt8]) {
    var record = Record()
    var arena = ByteBuffer()
    arena.append("else" as StaticString)
    rejection = line.withByteView { decodeRecord($0, into: &record, arena: &arena) }
    self.record = record
    self.line = line
    self.arena = arena.array
  }

  init(_ line: String) {
    self.init(Array(line.utf8))
  }

  /// The decoded value of a key, or nil.
  func text(_ key: RecordKey) -> String? { text(record.field(key)) }

  var ext: String? { text(record.ext) }

  private func text(_ field: FieldRange) -> String? {
    guard !field.isAbsent else { return nil }
    return line.withByteView { line in
      arena.withByteView { arena in
        RecordSource(line: line, arena: arena).bytes(of: field).text
      }
    }
  }
}

/// A message with everything that it needs, and more members if wanted.
func message(_ more: String = "") -> String {
  #"{"kind":"sms","id":"i","ts":"2026-03-01T08:00:00+08:00","from":"1","to":"2","text":"t"\#(more)}"#
}

/// A message with another value for one key.
func message(_ key: String, _ value: String) -> String {
  var members = [
    ("kind", #""sms""#), ("id", #""i""#), ("ts", "1772323200000"), ("from", #""1""#),
    ("to", #""2""#), ("text", #""t""#),
  ]
  members.removeAll { $0.0 == key }
  members.append((key, value))
  return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
}

/// A call with everything that it needs, and more members if wanted.
func call(_ more: String = "") -> String {
  #"{"kind":"call","ts":1772323200000,"from":"1","to":"2","stage":"cdr"\#(more)}"#
}

extension String {
  /// The UTF-8 of the text, with each `?` replaced by broken bytes.
  func breaking(with broken: [UInt8]) -> [UInt8] {
    utf8.flatMap { $0 == UInt8(ascii: "?") ? broken : [$0] }
  }

  /// A line with white space behind it, so many bytes long.
  func padded(to byteCount: Int) -> String {
    self + String(repeating: " ", count: byteCount - utf8.count)
  }
}
