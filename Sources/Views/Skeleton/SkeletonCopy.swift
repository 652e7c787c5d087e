import Bytes

/// Where ``SkeletonWriter`` is while it copies: few enough values to be in registers.
struct SkeletonCopy {
  /// The place in the folded text.
  var offset: Int

  /// The character that was written last.
  var last: UInt32

  /// The bits for which the next character needs a closer look.
  var stops: UInt8

  /// True if a phrase begins with the character that was written last.
  var isBehindPhraseStart: Bool { stops & WriterClass.phraseSecond.rawValue != 0 }

  /// A character of one or three bytes; others are not looked at.
  struct Step {
    var code: UInt32
    var byteCount: Int
    var word: UInt32

    /// Reads a character of a text that has room for a word behind its end, and is valid UTF-8.
    @inline(__always)
    init(_ source: UnsafeRawPointer, _ offset: Int) {
      word = unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
      if word & 0xF0 == 0xE0 {
        // Sixteen bits.
        code = (word & 0x0F) << 12 | word >> 2 & 0xFC0 | word >> 16 & 0x3F
        byteCount = 3
      } else {
        code = word & 0x7F
        byteCount = word & 0x80 == 0 ? 1 : 0
      }
    }

    /// Reads a character of such a text.
    @inline(__always)
    init(_ text: ByteView, _ offset: Int) {
      self = unsafe text.withUnsafeBytes { bytes in
        guard let source = unsafe UnsafeRawPointer(bytes.baseAddress) else {
          preconditionFailure("an empty text is read")
        }
        return unsafe Step(source, offset)
      }
    }
  }

  /// Copies characters up to one that may need a closer look.
  ///
  /// Nothing is called here. A character costs one look into a table of bytes and one test.
  ///
  /// - Parameters:
  ///   - source: The folded text.
  ///   - target: Where the first byte of the folded text would be copied to.
  ///   - classes: The classes of the basic plane, of which every code has sixteen bits.
  ///   - count: The number of bytes of the text.
  @inline(__always)
  mutating func copyUsual(
    _ source: UnsafeRawPointer, _ target: UnsafeMutableRawPointer,
    _ classes: UnsafePointer<WriterClass>, _ count: Int
  ) {
    while offset < count {
      let step = unsafe Step(source, offset)
      if step.byteCount == 3 {
        if step.code == last { return }
      } else if step.byteCount == 0 || step.word & 0xF000 == 0xE000 && last >= 0x80 {
        // A single one between two others may have been inserted into a word.
        return
      }
      let kind = unsafe classes[Int(step.code)]
      if kind.rawValue & stops != 0 { return }
      unsafe take(step, kind, target)
    }
  }

  /// Copies one character.
  @inline(__always)
  mutating func take(_ step: Step, _ kind: WriterClass, _ target: UnsafeMutableRawPointer) {
    // There is room for as many bytes as the text has, and four.
    unsafe target.storeBytes(of: step.word, toByteOffset: offset, as: UInt32.self)
    last = step.code
    stops = kind.stops
    offset &+= step.byteCount
  }
}
