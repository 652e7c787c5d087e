public import Bytes

/// Folds short texts that are compared with others, such as names; one per worker.
public struct NameFolder: ~Copyable {
  private var folder = TextFolder()
  private var marks = ScratchArray<FoldMark>(capacity: 16)

  /// Makes a folder.
  public init() {}

  /// Appends the folded form of a text, whose UTF-8 is valid.
  public mutating func append(_ name: ByteView, to target: inout ByteBuffer) {
    marks.removeAll()
    folder.fold(name, into: &target, marks: &marks)
  }

  /// The folded form of a text; allocates.
  public static func folded(_ name: [UInt8]) -> [UInt8] {
    var folder = NameFolder()
    var repaired = ByteBuffer()
    _ = name.withByteView { repaired.appendRepairingUTF8($0) }
    var target = ByteBuffer()
    folder.append(repaired.view, to: &target)
    return target.array
  }
}
