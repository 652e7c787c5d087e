import Bytes

/// Byte strings end to end, by number.
struct EntryColumn: ~Copyable, Sendable {
  private var bytes = ByteBuffer()
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  /// One of the strings; valid until the column changes or goes away.
  subscript(index: Int) -> ByteView {
    bytes.view[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  mutating func append(_ string: ByteView) {
    bytes.append(string)
    ends.append(UInt32(bytes.count))
  }
}
