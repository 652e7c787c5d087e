public import Bytes

/// The digits of a number in place: no allocation, no owner to keep alive.
public struct NumberDigits: BitwiseCopyable, Equatable, Sendable {
  static let capacity = 32

  private var room: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// The number of digits, and of a `+` before them.
  public private(set) var count = 0

  init() {}

  /// Takes the bytes, of which no more than 32 can be kept.
  init(_ bytes: ByteView) {
    for offset in 0..<min(bytes.count, NumberDigits.capacity) { append(bytes[offset]) }
  }

  subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count, "offset outside of a number")
    let shift = UInt64(offset & 7) * 8
    let word =
      switch offset >> 3 {
      case 0: room.0
      case 1: room.1
      case 2: room.2
      default: room.3
      }
    return UInt8(truncatingIfNeeded: word >> shift)
  }

  /// Appends a byte; what does not fit is dropped.
  mutating func append(_ byte: UInt8) {
    guard count < NumberDigits.capacity else { return }
    let bits = UInt64(byte) << (UInt64(count & 7) * 8)
    switch count >> 3 {
    case 0: room.0 |= bits
    case 1: room.1 |= bits
    case 2: room.2 |= bits
    default: room.3 |= bits
    }
    count += 1
  }

  /// Calls a closure with the digits; the view must not escape the closure.
  public func withByteView<Result>(_ body: (ByteView) -> Result) -> Result {
    unsafe withUnsafeBytes(of: room) { bytes in
      unsafe body(ByteView(bytes.bindMemory(to: UInt8.self))[0..<count])
    }
  }

  /// Whether the digits are the same.
  public static func == (left: NumberDigits, right: NumberDigits) -> Bool {
    left.count == right.count && left.room == right.room
  }
}
