import Bytes

/// The bytes of a canonical number, in place: no allocation, no owner to keep alive.
struct NumberBytes: Equatable, Sendable {
  static let capacity = 32

  private var room = InlineArray<32, UInt8>(repeating: 0)
  private(set) var count = 0

  subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count, "offset outside of a number")
    return room[offset]
  }

  /// Appends a byte, or returns false where there is no room.
  mutating func append(_ byte: UInt8) -> Bool {
    guard count < NumberBytes.capacity else { return false }
    room[count] = byte
    count += 1
    return true
  }

  /// Puts a byte before the others, or returns false where there is no room.
  mutating func prepend(_ byte: UInt8) -> Bool {
    guard count < NumberBytes.capacity else { return false }
    for offset in stride(from: count, to: 0, by: -1) { room[offset] = room[offset - 1] }
    room[0] = byte
    count += 1
    return true
  }

  mutating func removeFirst(_ removedCount: Int) {
    precondition(removedCount <= count, "more is removed from a number than it has")
    for offset in removedCount..<count { room[offset - removedCount] = room[offset] }
    count -= removedCount
  }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    let prefix = ByteView(prefix)
    guard prefix.count <= count else { return false }
    for offset in 0..<prefix.count where room[offset] != prefix[offset] { return false }
    return true
  }

  func isEqual(to text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && hasPrefix(text)
  }

  /// Whether a digit stands at an offset whose value is in a range.
  func hasDigit(_ digits: ClosedRange<UInt8>, at offset: Int) -> Bool {
    guard offset < count, room[offset] >= UInt8(ascii: "0") else { return false }
    return digits.contains(room[offset] - UInt8(ascii: "0"))
  }

  func withByteView<Result>(_ body: (ByteView) -> Result) -> Result {
    unsafe room.span.withUnsafeBufferPointer { bytes in
      unsafe body(ByteView(bytes)[0..<count])
    }
  }

  static func == (left: NumberBytes, right: NumberBytes) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where left.room[offset] != right.room[offset] { return false }
    return true
  }
}
