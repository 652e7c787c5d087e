/// Words whose characters are read otherwise than by themselves: 银行 is yin hang, not yin xing.
struct WordReadings: ~Copyable {
  /// The words; what each stands for are the syllables of its characters.
  private let table: PhraseTable
  private let words: [(codes: [UInt32], syllables: [UInt16])]

  /// Of each character the indices of the words that have it.
  private let wordsOfCharacter: [UInt32: [Int]]

  init(_ reader: inout PackedReader, _ readings: borrowing Readings) {
    var words: [(codes: [UInt32], syllables: [UInt16])] = []
    for _ in 0..<reader.number() {
      let count = reader.byte()
      var codes: [UInt32] = []
      for _ in 0..<count { codes.append(reader.number()) }
      let syllables = codes.map { readings.reading(Int(reader.byte()), of: $0) }
      words.append((codes, syllables))
    }
    var wordsOfCharacter: [UInt32: [Int]] = [:]
    for (index, word) in words.enumerated() {
      for code in Set(word.codes) { wordsOfCharacter[code, default: []].append(index) }
    }
    table = PhraseTable(
      words.map { PhraseTable.Phrase(source: $0.codes, target: $0.syllables.map(UInt32.init)) })
    self.words = words
    self.wordsOfCharacter = wordsOfCharacter
  }

  /// How many words there are.
  var count: Int { words.count }

  /// The longest word that begins at a place.
  ///
  /// - Parameters:
  ///   - start: The place of its first character.
  ///   - code: The character at a place, or nil behind the end.
  /// - Returns: The number of the word, and the place behind it; nil where there is none.
  @inline(__always)
  func longest(from start: Int, _ code: (Int) -> UInt32?) -> (word: Int, end: Int)? {
    guard let first = code(start), let second = code(start + 1), table.mayBegin(first, second)
    else { return nil }
    var node = PhraseTable.root
    var index = start
    var longest: (word: Int, end: Int)?
    while let next = code(index), let found = table.step(node, next) {
      node = found
      index += 1
      if let word = table.phrase(at: node) { longest = (word, index) }
    }
    return longest
  }

  /// The syllable of a character of a word.
  func syllable(_ index: Int, of word: Int) -> UInt16 { words[word].syllables[index] }

  /// How each character of a literal may be read in a text that has the literal.
  ///
  /// A word that stands across an end of the literal may begin or end in the text around it: in 行
  /// alone the reading of 银行 counts as well as its own. A word inside of the literal is read as that
  /// word, though others around it could now and then take a character of it away.
  ///
  /// - Parameters:
  ///   - codes: The characters of the literal; nil for what is no Han character.
  ///   - readings: The readings of characters by themselves.
  /// - Returns: For each character its syllables, the likeliest first; empty where none is known.
  func alternatives(of codes: [UInt32?], _ readings: borrowing Readings) -> [[UInt16]] {
    var result: [[UInt16]] = []
    for (index, stretch) in codes.split(separator: nil, omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { result.append([]) }
      result += alternatives(of: stretch.compactMap(\.self), readings)
    }
    return result
  }

  private func alternatives(of codes: [UInt32], _ readings: borrowing Readings) -> [[UInt16]] {
    var choices = Choices(count: codes.count)
    // Words are taken from the left: one that began before the literal leaves the rest of it.
    var entries = [0]
    var isKnown = Set([0])
    var late: [(start: Int, word: Int)] = []
    for word in codes.first.flatMap({ wordsOfCharacter[$0] }) ?? [] {
      let characters = words[word].codes
      for cut in characters.indices.dropFirst() where zip(characters[cut...], codes).allSatisfy(==)
      {
        late.append((-cut, word))
        if isKnown.insert(characters.count - cut).inserted {
          entries.append(characters.count - cut)
        }
      }
    }
    while let entry = entries.first {
      entries.removeFirst()
      guard entry < codes.count else { continue }
      var end = entry + 1
      if let found = longest(from: entry, { $0 < codes.count ? codes[$0] : nil }) {
        end = found.end
        choices.add(words[found.word].syllables, at: entry)
      } else if let syllable = readings.main(of: codes[entry]) {
        choices.add([syllable], at: entry)
      }
      for word in wordsOfCharacter[codes[entry]] ?? [] {
        let characters = words[word].codes
        // A word that goes on behind the literal is longer than all inside of it.
        guard characters.count > codes.count - entry,
          zip(characters, codes[entry...]).allSatisfy(==)
        else { continue }
        late.append((entry, word))
      }
      if isKnown.insert(end).inserted { entries.append(end) }
    }
    for (start, word) in late { choices.add(words[word].syllables, at: start) }
    var index = 0
    while index < codes.count {
      let found = longest(from: index, { $0 < codes.count ? codes[$0] : nil })
      if let found { choices.replace(words[found.word].syllables, at: index) }
      index = found?.end ?? index + 1
    }
    return choices.syllables
  }

  /// The syllables of each character of a literal, in the order in which they were found.
  private struct Choices {
    var syllables: [[UInt16]]

    init(count: Int) {
      syllables = Array(repeating: [], count: count)
    }

    /// Reads a word as itself alone.
    mutating func replace(_ word: [UInt16], at start: Int) {
      for (offset, syllable) in word.enumerated() { syllables[start + offset] = [syllable] }
    }

    mutating func add(_ word: [UInt16], at start: Int) {
      for (offset, syllable) in word.enumerated() {
        let index = start + offset
        guard syllables.indices.contains(index), !syllables[index].contains(syllable) else {
          continue
        }
        syllables[index].append(syllable)
      }
    }
  }
}
