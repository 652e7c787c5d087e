import Bytes

/// The glyphs of a text, which a ``GlyphText`` owns: what finders read.
///
/// Like ``ByteView`` two words, checked on every access, and valid until the owner reads another text.
@safe
struct GlyphView: @unchecked Sendable {
  private let base: UnsafePointer<Glyph>

  /// The number of glyphs.
  let count: Int

  /// Wraps memory that the caller keeps alive and unchanged for as long as the view is used.
  @unsafe
  init(start: UnsafePointer<Glyph>, count: Int) {
    unsafe base = start
    self.count = count
  }

  /// A text of no glyphs.
  static var empty: GlyphView { GlyphText.empty.view }

  /// The glyph at an index; traps outside of the text.
  subscript(index: Int) -> Glyph {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the text")
    return unsafe base[index]
  }

  /// The glyph at an index, or nil outside of the text.
  func glyph(_ index: Int) -> Glyph? { index >= 0 && index < count ? self[index] : nil }

  /// The kind at an index; what is outside of the text is a stop.
  func kind(_ index: Int) -> Glyph.Kind { glyph(index)?.kind ?? .stop }

  func scalar(_ index: Int) -> Unicode.Scalar { glyph(index)?.scalar ?? "\u{0}" }

  /// Whether a letter or digit of ASCII stands at an index.
  func isAlphanumeric(_ index: Int) -> Bool { glyph(index)?.isAlphanumeric ?? false }

  /// The bytes between two indices.
  func range(_ indices: Range<Int>) -> ByteRange {
    guard !indices.isEmpty else { return .empty }
    let start = self[indices.lowerBound].startOffset
    return ByteRange(start: start, count: self[indices.upperBound - 1].endOffset - start)
  }

  /// Where a word ends that begins at an index, or nil where another text stands.
  func wordEnd(_ word: StaticString, at index: Int) -> Int? {
    var decoder = UTF8Decoder(ByteView(word))
    var end = index
    while let step = decoder.next() {
      guard scalar(end) == step.scalar else { return nil }
      end += 1
    }
    return end
  }

  /// The end of the last of some words in the clause before an index, or nil.
  ///
  /// A clause ends at other digits, so that a word belongs to the number that follows it.
  func lastWord(_ words: GlyphWords, before index: Int, reach: Int = 12) -> Int? {
    var start = index
    while start > 0, index - start < reach, self[start - 1].kind != .digit,
      self[start - 1].scalar != "。", self[start - 1].scalar != ";"
    {
      start -= 1
    }
    var best: Int?
    while start < index {
      if let end = words.end(in: self, at: start), end <= index, end > best ?? 0 { best = end }
      start += 1
    }
    return best
  }

  /// Where the letters that end at an index begin.
  func letterRunStart(before index: Int) -> Int {
    var start = index
    while start > 0, self[start - 1].kind == .letter { start -= 1 }
    return start
  }

  /// Where the letters that begin at an index end.
  func letterRunEnd(from index: Int) -> Int {
    var end = index
    while end < count, self[end].kind == .letter { end += 1 }
    return end
  }

  /// Where the digits that begin at an index end.
  func digitRunEnd(from index: Int) -> Int {
    var end = index
    while end < count, self[end].kind == .digit { end += 1 }
    return end
  }

  /// Skips blanks and symbols, at most a few.
  func skipped(_ index: Int, atMost limit: Int) -> Int {
    var end = index
    while end < count, end - index < limit, kind(end) == .blank || kind(end) == .joiner { end += 1 }
    return end
  }
}
