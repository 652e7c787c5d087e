import Bytes

/// Tells the commas of a folded text that were written as `，` between plain digits.
///
/// People separate thousands with `,` and the items of a list with `，`; folding makes them one.
struct CommaWidths {
  private let raw: ByteView
  /// Whether there is any such comma: most texts have none.
  private let hasWide: Bool
  private var offset = 0
  private var rawCount = 0
  private var index = 0
  private var count = 0

  /// Reads the text as it was received.
  init(raw: ByteView) {
    self.raw = raw
    var hasWide = false
    var offset = 0
    while !hasWide, let found = raw.firstOffset(of: 0xEF, from: offset) {
      hasWide = isWideComma(raw, found)
      offset = found + 1
    }
    self.hasWide = hasWide
  }

  /// Whether the comma at an index was written wide between plain digits.
  ///
  /// Indices only grow from call to call, so that all calls together read the text once.
  mutating func isWide(_ comma: Int, in text: GlyphView) -> Bool {
    guard hasWide else { return false }
    while index <= comma {
      if text.scalar(index) == "," { count += 1 }
      index += 1
    }
    while offset < raw.count {
      let isWide = isWideComma(raw, offset)
      let isComma = isWide || raw[offset] == UInt8(ascii: ",")
      let location = offset
      offset += isWide ? 3 : 1
      guard isComma else { continue }
      rawCount += 1
      guard rawCount == count else { continue }
      guard isWide, location > 0, offset < raw.count else { return false }
      return isDigit(raw[location - 1]) && isDigit(raw[offset])
    }
    return false
  }
}

/// Whether `，` stands at an offset.
private func isWideComma(_ raw: ByteView, _ offset: Int) -> Bool {
  offset + 3 <= raw.count && raw[offset] == 0xEF && raw[offset + 1] == 0xBC
    && raw[offset + 2] == 0x8C
}
