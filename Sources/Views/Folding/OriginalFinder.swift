import Bytes

/// Finds where in the raw text stretches of the folded text were written, by folding it again.
struct OriginalFinder {
  private let tables = StaticTables.shared
  private let raw: ByteView
  private var used = 0
  private var endsWithBlank = true

  init(_ raw: ByteView) {
    self.raw = raw
  }

  /// The raw bytes of a stretch of the folded text.
  ///
  /// Characters of which nothing is left are taken along when they follow the last one. Of an empty
  /// stretch only the start means something.
  ///
  /// - Complexity: O(*n*) in the length of the raw text up to there.
  mutating func original(_ folded: Range<Int>) -> Range<Int> {
    var decoder = UTF8Decoder(raw, from: 0)
    var found: Range<Int>?
    while let step = decoder.next() {
      let written = outputCount(step)
      let output = used..<used + written
      used = output.upperBound
      if output.isEmpty {
        if let start = found?.lowerBound { found = start..<step.range.endOffset }
      } else if output.lowerBound >= folded.upperBound, !folded.isEmpty {
        break
      } else if output.upperBound > folded.lowerBound {
        if folded.isEmpty { return step.range.startOffset..<step.range.startOffset }
        found = (found?.lowerBound ?? step.range.startOffset)..<step.range.endOffset
      }
    }
    return found ?? raw.count..<raw.count
  }

  /// How many bytes folding writes for a character, where it stands.
  private mutating func outputCount(_ step: UTF8Decoder.Step) -> Int {
    guard let code = step.scalar?.value, let fold = tables.fold(of: code) else {
      endsWithBlank = false
      return step.scalar == nil ? 3 : Int(step.range.count)
    }
    var count = 0
    for index in 0..<Int(fold.byteCount) {
      let isBlank = tables.byte(index, of: fold) == 0x20
      if !isBlank || !endsWithBlank { count += 1 }
      endsWithBlank = isBlank
    }
    return count
  }
}
