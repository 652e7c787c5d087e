import Bytes

/// The operands of `equals` and `prefix` tests: sets of byte strings in one block.
///
/// A set is small (authors use lists for many values), so it is searched from front to back.
@safe
struct OperandTable: ~Copyable, Sendable {
  private var bytes: ByteBuffer
  private var operands: ScratchArray<ByteRange>
  private var sets: ScratchArray<ByteRange>

  init(_ source: [[[UInt8]]]) {
    bytes = ByteBuffer()
    operands = ScratchArray()
    sets = ScratchArray()
    for set in source {
      let first = operands.count
      for operand in set {
        operands.append(ByteRange(bytes.count..<bytes.count + operand.count))
        bytes.append(operand)
      }
      sets.append(ByteRange(first..<operands.count))
    }
  }

  /// Whether the value equals one of a set.
  func contains(_ value: ByteView, in set: Int32) -> Bool {
    let places = sets[Int(set)]
    for place in places.startOffset..<places.endOffset
    where value == bytes.view[operands[place]] {
      return true
    }
    return false
  }

  /// Whether the value begins with one of a set.
  func containsPrefix(of value: ByteView, in set: Int32) -> Bool {
    let places = sets[Int(set)]
    for place in places.startOffset..<places.endOffset
    where value.hasPrefix(bytes.view[operands[place]]) {
      return true
    }
    return false
  }
}
