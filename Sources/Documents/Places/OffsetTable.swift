import Bytes

/// The way from libyaml's marks, which count characters, to byte offsets.
struct OffsetTable {
  /// How many characters lie between two entries of the table.
  private static let stride = 32

  private let bytes: [UInt8]

  /// The byte offset of every 32nd character; empty where all characters are ASCII.
  private var starts: [UInt32] = []

  /// Goes once over bytes that are well-formed UTF-8 and fewer than 4 GiB.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    var count = 0
    for offset in bytes.indices where !OffsetTable.continues(bytes[offset]) {
      if count % OffsetTable.stride == 0 { starts.append(UInt32(offset)) }
      count += 1
    }
  }

  /// The byte offset of a character; the end for what lies behind it.
  func byteOffset(of index: Int) -> Int {
    guard !starts.isEmpty else { return min(index, bytes.count) }
    guard index / OffsetTable.stride < starts.count else { return bytes.count }
    var offset = Int(starts[index / OffsetTable.stride])
    for _ in 0..<index % OffsetTable.stride {
      guard offset < bytes.count else { break }
      offset += 1
      while offset < bytes.count, OffsetTable.continues(bytes[offset]) { offset += 1 }
    }
    return offset
  }

  private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
