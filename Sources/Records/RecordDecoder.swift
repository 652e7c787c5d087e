public import Bytes

/// Decodes one line into a record.
///
/// - Parameters:
///   - line: One line without its LF; the record's fields point into it.
///   - record: Where the record is written; meaningless after a rejection.
///   - arena: Where decoded strings are appended; as it was before after a rejection.
/// - Returns: Why the line is no record, or nil if it is one.
public func decodeRecord(
  _ line: ByteView, into record: inout Record, arena: inout ByteBuffer
) -> Rejection? {
  preconditionFailure("not written yet")
}
