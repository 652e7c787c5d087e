import Bytes

/// The values that fields are compared with: sets of byte strings in one block.
///
/// A set is small (authors use lists for many values), so it is searched from front to back.
@safe
struct OperandTable: ~Copyable, Sendable {
  private var bytes: ByteBuffer
  private var operands: ScratchArray<ByteRange>
  private let sets: Table<OperandsID, IndexRange>

  init(_ source: [[[UInt8]]]) {
    bytes = ByteBuffer()
    operands = ScratchArray()
    var ranges: [IndexRange] = []
    for set in source {
      let first = operands.count
      for operand in set {
        operands.append(ByteRange(bytes.count..<bytes.count + operand.count))
        bytes.append(operand)
      }
      ranges.append(IndexRange(first..<operands.count))
    }
    sets = Table(ranges)
  }

  /// True if the value equals one of a set.
  func contains(_ value: ByteView, in set: OperandsID) -> Bool {
    for index in sets[set].indices where value == bytes.view[operands[index]] { return true }
    return false
  }

  /// True if the value begins with one of a set.
  func containsPrefix(of value: ByteView, in set: OperandsID) -> Bool {
    for index in sets[set].indices where value.hasPrefix(bytes.view[operands[index]]) {
      return true
    }
    return false
  }
}
