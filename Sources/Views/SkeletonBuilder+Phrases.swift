import Bytes

extension SkeletonBuilder {
  /// Merges phrases with what they stand for: the leftmost first, of those the longest.
  mutating func mergePhrases() {
    guard let first = (0..<elements.count).first(where: { startsPhrase($0) }) else { return }
    for place in 0..<first { spare.append(elements[place]) }
    var place = first
    while place < elements.count {
      if startsPhrase(place), let found = longestPhrase(at: place) {
        append(found.phrase, place..<found.end)
        place = found.end
      } else {
        spare.append(elements[place])
        place += 1
      }
    }
    swapArrays()
  }

  @inline(__always)
  private func startsPhrase(_ place: Int) -> Bool {
    tables.classes[elements[place].code].contains(.phraseStart)
  }

  /// The longest phrase that starts at a place and cuts no Latin word that was written in one.
  private func longestPhrase(at start: Int) -> (phrase: Int, end: Int)? {
    if start > 0, cutsWord(start) { return nil }
    var node = PhraseTable.root
    var longest: (phrase: Int, end: Int)?
    var place = start
    while place < elements.count, let next = tables.phrases.step(node, elements[place].code) {
      node = next
      place += 1
      guard let phrase = tables.phrases.phrase(at: node) else { continue }
      if place == elements.count || !cutsWord(place) { longest = (phrase, place) }
    }
    return longest
  }

  /// Whether a Latin word goes on over the border before a place.
  private func cutsWord(_ place: Int) -> Bool {
    elements[place].isLatin && elements[place - 1].isLatin && !elements[place].hasGap
  }

  private mutating func append(_ phrase: Int, _ range: Range<Int>) {
    let first = elements[range.lowerBound]
    let end = elements[range.upperBound - 1].end
    for (index, code) in tables.phrases.target(of: phrase).enumerated() {
      var element = Element(code, written: 0, start: first.start, end: end)
      element.hasGap = first.hasGap || index > 0
      spare.append(element)
    }
  }
}
