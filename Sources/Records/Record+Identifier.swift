public import Bytes
public import Digests

extension Record {
  /// Gives a record without `id` one of its own: 32 hexadecimal digits that a replay finds again.
  ///
  /// The digits are XXH3-128 over the sixteen bytes of the batch's digest, the offset in eight
  /// bytes, most significant first, and the line. The flag
  /// ``RecordFlags/identifierSynthesized`` is set.
  ///
  /// - Parameters:
  ///   - batch: The digest of the batch's content.
  ///   - offset: Where the line begins in the batch, in bytes.
  ///   - line: The line, without its LF.
  ///   - arena: Where the digits are appended.
  public mutating func synthesizeIdentifier(
    batch: Digest128, offset: Int, line: ByteView, arena: inout ByteBuffer
  ) {
    let start = arena.count
    arena.appendBigEndian(batch.high)
    arena.appendBigEndian(batch.low)
    arena.appendBigEndian(UInt64(offset))
    arena.append(line)
    let hashed = arena.view[start..<arena.count]
    let digest = unsafe hashed.withUnsafeBytes { bytes in
      unsafe Digest128(of: UnsafeRawBufferPointer(bytes))
    }
    arena.truncate(to: start)
    arena.appendHexadecimal(digest.high)
    arena.appendHexadecimal(digest.low)
    fields[Int(RecordKey.id.rawValue)] = FieldRange(inArena: start..<arena.count)
    present |= RecordKey.id.bit
    flags.insert(.identifierSynthesized)
  }
}

extension ByteBuffer {
  fileprivate mutating func appendBigEndian(_ value: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  fileprivate mutating func appendHexadecimal(_ value: UInt64) {
    for shift in stride(from: 56, through: 0, by: -8) {
      appendHexadecimal(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }
}
