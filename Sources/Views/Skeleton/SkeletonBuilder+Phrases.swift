import Bytes

extension SkeletonBuilder {
  /// Merges phrases with what they stand for: the leftmost first, of those the longest.
  mutating func mergePhrases() {
    var copiedCount = 0
    var index = 0
    let count = elements.count
    while index < count {
      guard elements[index].kind.contains(.phraseStart), let found = longestPhrase(at: index) else {
        index += 1
        continue
      }
      copy(copiedCount..<index)
      append(found.phrase, index..<found.end)
      index = found.end
      copiedCount = index
    }
    // Most texts have no phrase: then nothing was copied, and nothing is.
    guard copiedCount > 0 else { return }
    copy(copiedCount..<count)
    swapArrays()
  }

  private mutating func copy(_ range: Range<Int>) {
    for index in range { spare.append(elements[index]) }
  }

  /// The longest phrase that starts at a place and cuts no Latin word that was written in one.
  private func longestPhrase(at start: Int) -> (phrase: Int, end: Int)? {
    guard start + 1 < elements.count,
      tables.phrases.mayBegin(elements[start].code, elements[start + 1].code)
    else { return nil }
    if start > 0, cutsWord(start) { return nil }
    var node = PhraseTable.root
    var longest: (phrase: Int, end: Int)?
    var index = start
    while index < elements.count, let next = tables.phrases.step(node, elements[index].code) {
      node = next
      index += 1
      guard let phrase = tables.phrases.phrase(at: node),
        elements.count >= Limits.disguiseCharacterCountMin || !tables.phrases.isDisguise(phrase)
      else { continue }
      if index == elements.count || !cutsWord(index) { longest = (phrase, index) }
    }
    return longest
  }

  /// True if a Latin word goes on over the border before a place.
  private func cutsWord(_ index: Int) -> Bool {
    elements[index].isLatin && elements[index - 1].isLatin && !elements[index].hasGap
  }

  private mutating func append(_ phrase: Int, _ range: Range<Int>) {
    if tables.phrases.isDisguise(phrase) { disguiseCount += 1 }
    let first = elements[range.lowerBound]
    let end = elements[range.upperBound - 1].end
    for (index, code) in tables.phrases.target(of: phrase).enumerated() {
      spare.append(
        Element(
          code: code, written: 0, start: first.start, end: end, kind: tables.classes[code],
          hasGap: first.hasGap || index > 0))
    }
  }
}
