import Bytes

/// Makes the sound view: a private-use character for each syllable, of Han characters and pinyin.
///
/// No text brings private-use characters of its own so far: the skeleton drops them.
struct SoundBuilder: ~Copyable {
  /// The first of the private-use characters; the syllables follow in alphabetical order.
  static let firstCode: UInt32 = 0xE000

  /// Latin words that are longer than this are no pinyin.
  private static let wordLengthMax = 48
  private static let syllableLengthMax = 6

  var elements = ScratchArray<Element>(capacity: 256)

  /// For each place in a word the least number of syllables up to it, and the length of the last.
  private var leastCounts = ScratchArray<UInt8>(repeating: 0, count: wordLengthMax + 1)
  private var lastLengths = ScratchArray<UInt8>(repeating: 0, count: wordLengthMax + 1)

  /// Makes the elements of the sound view of a skeleton.
  mutating func build(_ skeleton: borrowing ScratchArray<Element>, _ tables: ViewTables) {
    elements.removeAll()
    var index = 0
    while index < skeleton.count {
      if let word = wordEnd(skeleton, index, tables.fixed) {
        index = word
        continue
      }
      var element = skeleton[index]
      if element.isLatin {
        var end = index + 1
        while end < skeleton.count, skeleton[end].isLatin { end += 1 }
        appendWord(skeleton, index..<end, tables.fixed)
        index = end
        continue
      }
      if ClassTable.isHan(element.code), let syllable = tables.fixed.readings.main(of: element.code)
      {
        element.code = SoundBuilder.firstCode + UInt32(syllable)
      }
      elements.append(element)
      index += 1
    }
  }

  /// Appends a word whose characters have readings of their own in it, and tells where it ends.
  @inline(__always)
  private mutating func wordEnd(
    _ skeleton: borrowing ScratchArray<Element>, _ start: Int, _ tables: StaticTables
  ) -> Int? {
    guard
      let found = tables.words.longest(
        from: start, { $0 < skeleton.count ? skeleton[$0].code : nil })
    else { return nil }
    for index in start..<found.end {
      var element = skeleton[index]
      let syllable = tables.words.syllable(index - start, of: found.word)
      element.code = SoundBuilder.firstCode + UInt32(syllable)
      elements.append(element)
    }
    return found.end
  }

  /// Appends the text of the elements.
  func write(into target: inout ByteBuffer) {
    target.append(elements)
  }

  private mutating func appendWord(
    _ skeleton: borrowing ScratchArray<Element>, _ range: Range<Int>, _ tables: StaticTables
  ) {
    let touchesHan =
      range.lowerBound > 0 && ClassTable.isHan(skeleton[range.lowerBound - 1].code)
      || range.upperBound < skeleton.count && ClassTable.isHan(skeleton[range.upperBound].code)
    let isLongEnough = range.count >= (touchesHan ? 2 : 5)
    let isPinyin =
      isLongEnough && range.count <= SoundBuilder.wordLengthMax
      && segment(skeleton, range, tables)
    guard isPinyin else {
      for index in range { elements.append(skeleton[index]) }
      return
    }
    var index = 0
    while index < range.count {
      let length = Int(lastLengths[index])
      let start = range.lowerBound + index
      var element = skeleton[start]
      element.end = skeleton[start + length - 1].end
      if let syllable = tables.readings.syllable(spelled: spelling(skeleton, start, length)) {
        element.code = SoundBuilder.firstCode + UInt32(syllable)
      }
      elements.append(element)
      index += length
    }
  }

  private func spelling(
    _ skeleton: borrowing ScratchArray<Element>, _ start: Int, _ length: Int
  ) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<length {
      word |= UInt64(skeleton[start + index].code) << UInt64(56 - 8 * index)
    }
    return word
  }

  /// Finds the fewest syllables that make up a word.
  ///
  /// - Returns: Whether there are any; then ``lastLengths`` holds at each start its length.
  private mutating func segment(
    _ skeleton: borrowing ScratchArray<Element>, _ range: Range<Int>, _ tables: StaticTables
  ) -> Bool {
    for index in 0...range.count { leastCounts[index] = .max }
    leastCounts[0] = 0
    for index in 0..<range.count where leastCounts[index] != .max {
      for length in 1...min(SoundBuilder.syllableLengthMax, range.count - index) {
        let word = spelling(skeleton, range.lowerBound + index, length)
        guard let syllable = tables.readings.syllable(spelled: word),
          tables.readings.isWord(syllable), leastCounts[index] + 1 < leastCounts[index + length]
        else { continue }
        leastCounts[index + length] = leastCounts[index] + 1
        lastLengths[index + length] = UInt8(length)
      }
    }
    guard leastCounts[range.count] != .max else { return false }
    // Turn the way back into the way forth.
    var end = range.count
    var length = Int(lastLengths[end])
    while end > 0 {
      let start = end - length
      let lengthBefore = Int(lastLengths[start])
      lastLengths[start] = UInt8(length)
      end = start
      length = lengthBefore
    }
    return true
  }
}
