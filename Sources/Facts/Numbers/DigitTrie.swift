import Bytes

/// Beginnings of numbers, found digit by digit; the longest that fits counts.
///
/// A node has ten children of four bytes, so that 500,000 beginnings of seven digits take about
/// 3 MB. Nothing is allocated to look a number up.
struct DigitTrie: Sendable {
  private var children: [UInt32] = Array(repeating: 0, count: 10)
  private var values: [UInt32] = [0]

  /// The value that stands at a beginning, or nil; what is no digit ends every beginning.
  subscript(prefix: ByteView) -> Int? {
    var node = 0
    for offset in 0..<prefix.count {
      guard let next = child(of: node, prefix[offset]) else { return nil }
      node = next
    }
    return values[node] == 0 ? nil : Int(values[node]) - 1
  }

  /// The deepest value on the way of some digits that satisfies a condition, and how deep it is.
  @inline(__always)
  func longest(
    _ digits: ByteView, where accepts: (Int) -> Bool = { _ in true }
  ) -> (value: Int, count: Int)? {
    var node = 0
    var found: (value: Int, count: Int)?
    for offset in 0..<digits.count {
      guard let next = child(of: node, digits[offset]) else { break }
      node = next
      if values[node] != 0, accepts(Int(values[node]) - 1) {
        found = (Int(values[node]) - 1, offset + 1)
      }
    }
    return found
  }

  /// Sets the value at a beginning, which must be digits.
  mutating func insert(_ prefix: ByteView, _ value: Int) {
    var node = 0
    for offset in 0..<prefix.count {
      precondition(isDigit(prefix[offset]), "a beginning of numbers holds no digit")
      let slot = node * 10 + Int(prefix[offset] - UInt8(ascii: "0"))
      if children[slot] == 0 {
        children[slot] = UInt32(values.count)
        children.append(contentsOf: repeatElement(0, count: 10))
        values.append(0)
      }
      node = Int(children[slot])
    }
    values[node] = UInt32(value + 1)
  }

  @inline(__always)
  private func child(of node: Int, _ byte: UInt8) -> Int? {
    guard isDigit(byte) else { return nil }
    let next = children[node * 10 + Int(byte - UInt8(ascii: "0"))]
    return next == 0 ? nil : Int(next)
  }
}

/// Whether a byte is an ASCII digit.
@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
