import Bytes

/// Makes the skeleton of a folded text, in bounded passes over two arrays that are used again.
///
/// The passes are those of EVASION: read with annotations dropped and characters merged, separators,
/// numerals, small signs, repeated characters, phrases.
struct SkeletonBuilder: ~Copyable {
  let tables: ViewTables

  /// The elements, after the last pass those of the skeleton.
  var elements = ScratchArray<Element>(capacity: 256)
  var spare = ScratchArray<Element>(capacity: 256)

  /// All classes that occur, so that passes without work are left out.
  var seen: CharacterClass = []
  var annotationCount = 0

  init(tables: ViewTables) {
    self.tables = tables
  }

  /// Makes the elements of the skeleton of a folded text.
  mutating func build(_ folded: ByteView, marks: borrowing ScratchArray<FoldMark>) {
    elements.removeAll()
    seen = []
    annotationCount = 0
    let hasSeparators = read(folded, marks)
    if hasSeparators { joinWords() }
    if seen.contains(.numeral) { unifyNumerals() }
    if seen.contains(.letterO) { readLettersAsZero() }
    if seen.contains(.dotWord) { readDots() }
    if seen.contains(.plus) { readPlus() }
    collapseRepeats()
    mergePhrases()
  }

  /// Appends the text of the elements.
  func write(into target: inout ByteBuffer) {
    target.reserve(elements.count * 4)
    for place in 0..<elements.count { target.append(code: elements[place].code) }
  }

  mutating func swapArrays() {
    swap(&elements, &spare)
    spare.removeAll()
  }
}

extension ByteBuffer {
  /// Appends the UTF-8 of a code point that is no surrogate.
  @inline(__always)
  mutating func append(code: UInt32) {
    if code >= 0x800, code < 0x1_0000 {
      append(UInt8(truncatingIfNeeded: 0xE0 | code >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | code >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | code & 0x3F))
    } else if code < 0x80 {
      append(UInt8(truncatingIfNeeded: code))
    } else if let scalar = Unicode.Scalar(code) {
      append(scalar)
    }
  }
}
