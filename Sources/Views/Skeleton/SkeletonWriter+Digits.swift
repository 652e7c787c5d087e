import Bytes

extension SkeletonWriter {
  /// True if a separator between digits is dropped, as ``SkeletonBuilder`` tells it.
  mutating func joinsDigits(at single: UInt32, _ start: Int) -> Bool {
    if start >= chain.end { chain = digitChain(around: start) }
    func code(_ index: Int) -> UInt32 { index < folded.count ? UInt32(folded[index]) : 0 }
    let head = (code(chain.start), code(chain.start + 1), code(chain.start + 2))
    return chain.joins(at: single, head: head)
  }

  /// The digits and what joins them around a place; looked at once, however many they are.
  private mutating func digitChain(around index: Int) -> DigitChain {
    var chain = DigitChain()
    chain.end = index
    while chain.end > 0, isChained(chain.end - 1) { chain.end -= 1 }
    var wasDigit = false
    while chain.end < folded.count, isChained(chain.end) {
      let isDigit = folded[chain.end] &- 0x30 < 10
      if isDigit { chain.noteDigit(beginsGroup: !wasDigit) }
      wasDigit = isDigit
      chain.end += 1
    }
    return chain
  }

  /// True if a byte is a digit or of what joins them; · has two bytes.
  private mutating func isChained(_ index: Int) -> Bool {
    let byte = folded[index]
    if byte &- 0x30 < 10 { return true }
    if byte < 0x80 {
      return tables.writerClasses[Int(byte)].isSuperset(of: [.separator, .joinsNumbers])
    }
    if byte == 0xC2 { return index + 1 < folded.count && folded[index + 1] == 0xB7 }
    return byte == 0xB7 && folded[index - 1] == 0xC2
  }
}
