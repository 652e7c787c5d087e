internal import Bytes

/// Where a batch came from and what it was called, as bytes that a producer chose.
public struct BatchName: Hashable, Sendable {
  /// The directory below `incoming/`, or nothing.
  public let sourceBytes: [UInt8]

  /// The name of the file.
  public let nameBytes: [UInt8]

  /// Puts a name together.
  public init(source: [UInt8], name: [UInt8]) {
    sourceBytes = source
    nameBytes = name
  }

  /// The directory below `incoming/` as text (see ``file`` for how), or the empty text.
  public var source: String { BatchName.text(sourceBytes) }

  /// The name of the file as text (see ``file`` for how).
  public var name: String { BatchName.text(nameBytes) }

  /// The path below `incoming/` as text, from which the bytes can be told again.
  ///
  /// The percent sign, control characters and bytes that are not UTF-8 are written as `%HH` in
  /// upper-case digits; everything else stands as it is. Decisions show this as `source.file`.
  public var file: String {
    sourceBytes.isEmpty ? name : source + "/" + name
  }

  /// Writes bytes as text without loss.
  private static func text(_ bytes: [UInt8]) -> String {
    bytes.withByteView { view in
      var coded: [UInt8] = []
      coded.reserveCapacity(view.count)
      var decoder = UTF8Decoder(view)
      while let step = decoder.next() {
        let range = step.range.startOffset..<step.range.endOffset
        for offset in range {
          let byte = view[offset]
          if step.scalar == nil || byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") {
            coded += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0x0F)]
          } else {
            coded.append(byte)
          }
        }
      }
      return String(decoding: coded, as: UTF8.self)
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
