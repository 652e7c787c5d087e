public import Bytes
import Engine

/// Where a line that Weir wrote about a record says that the record stood.
public struct DecisionSource: Equatable, Sendable {
  /// The id of the record.
  public var identifier: String
  /// The verdict of then.
  public var verdict: String
  /// The rule that decided then; nil where none did.
  public var rule: String?
  /// The rule set of then.
  public var ruleSet: String
  /// The file, as `source.file` has it.
  public var file: String
  /// Where the line begins in the file, unpacked.
  public var offset: Int

  /// Reads a decision line; nil for anything else, such as a record.
  public init?(_ line: ByteView) {
    guard line.count <= Limits.lineByteCountMax, let value = JSONValue(line.array),
      let identifier = value["id"]?.text, let verdict = value["verdict"]?.text,
      let source = value["source"], let file = source["file"]?.text,
      let offset = source["offset"]?.integer, offset >= 0
    else { return nil }
    self.identifier = identifier
    self.verdict = verdict
    rule = value["rule"]?.text
    ruleSet = value["ruleset"]?.text ?? ""
    self.file = file
    self.offset = Int(clamping: offset)
  }

  /// The line of the record in its file; nil where the file has none there.
  public func record(in file: borrowing RecordFile) -> ByteView? {
    let bytes = file.bytes
    guard offset < bytes.count, offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") else {
      return nil
    }
    return bytes[offset..<bytes.count].prefix(lineCount: 1)
  }
}
