import Bytes

/// Makes the skeleton of a folded text, in bounded passes over two arrays that are used again.
///
/// The passes are those of docs/VIEWS.md: read with annotations dropped and characters merged, separators,
/// numerals, small signs, repeated characters, phrases.
struct SkeletonBuilder: ~Copyable {
  let tables: ViewTables

  /// The elements, after the last pass those of the skeleton.
  var elements = ScratchArray<Element>(capacity: 256)
  var spare = ScratchArray<Element>(capacity: 256)

  var watch = RunWatch()
  var annotationCount = 0

  /// How many digits, letters and runs of stops were dropped inside of words.
  var insertedCount = 0

  /// How many phrases were merged that nobody writes but to hide a word.
  var disguiseCount = 0

  init(tables: ViewTables) {
    self.tables = tables
  }

  /// Makes the elements of the skeleton of a folded text.
  mutating func build(_ folded: ByteView, marks: borrowing ScratchArray<FoldMark>) {
    elements.removeAll()
    annotationCount = 0
    insertedCount = 0
    disguiseCount = 0
    let hasSeparators = read(folded, marks)
    if hasSeparators { joinWords() }
    if watch.hasNumeralRuns, watch.seen.contains(.numeral) { unifyNumerals() }
    if watch.seen.contains(.letterO) { readLettersAsZero() }
    if watch.seen.contains(.dotWord) { readDots() }
    if watch.seen.contains(.plus) { readPlus() }
    if watch.hasRepeats { collapseRepeats() }
    mergePhrases()
    if dropInserted() { mergePhrases() }
  }

  /// Appends the text of the elements.
  func write(into target: inout ByteBuffer) {
    target.append(elements)
  }

  mutating func swapArrays() {
    swap(&elements, &spare)
    spare.removeAll()
  }
}

extension ByteBuffer {
  /// Appends the UTF-8 of the characters of elements.
  mutating func append(_ elements: borrowing ScratchArray<Element>) {
    // Each character has room for the four bytes that are written at once.
    _ = unsafe fill(room: elements.count * 4) { target in
      let bytes = UnsafeMutableRawBufferPointer(target)
      var used = 0
      for index in 0..<elements.count {
        let (word, count) = packedUTF8(elements[index].code)
        unsafe bytes.storeBytes(of: word, toByteOffset: used, as: UInt32.self)
        used &+= count
      }
      return used
    }
  }
}

/// The UTF-8 of a character, the first byte lowest, and how many bytes it has.
@inline(__always)
func packedUTF8(_ code: UInt32) -> (word: UInt32, count: Int) {
  if code >= 0x800, code < 0x1_0000 {
    let head = 0xE0 | code >> 12
    return (head | (0x80 | code >> 6 & 0x3F) << 8 | (0x80 | code & 0x3F) << 16, 3)
  }
  if code < 0x80 { return (code, 1) }
  if code < 0x800 { return ((0xC0 | code >> 6) | (0x80 | code & 0x3F) << 8, 2) }
  let head = (0xF0 | code >> 18) | (0x80 | code >> 12 & 0x3F) << 8
  return (head | (0x80 | code >> 6 & 0x3F) << 16 | (0x80 | code & 0x3F) << 24, 4)
}
