import Bytes

/// Numbers the characters of words: two steps from a code to its number, by pages of 256 codes.
struct WordAlphabet: ~Copyable, Sendable {
  /// The place of each page in ``numbers``; pages without a character of a word share one.
  let pages: ScratchArray<UInt16>
  let numbers: ScratchArray<UInt32>

  /// Numbers characters from one on.
  init(_ scalars: [UInt32]) {
    var pages = ScratchArray<UInt16>(repeating: 0, count: 0x1100)
    var numbers = ScratchArray<UInt32>(repeating: WordIndex.noLetter, count: 0x100)
    for (index, scalar) in scalars.enumerated() {
      let page = Int(scalar >> 8)
      if pages[page] == 0 {
        pages[page] = UInt16(numbers.count >> 8)
        for _ in 0..<0x100 { numbers.append(WordIndex.noLetter) }
      }
      numbers[Int(pages[page]) << 8 | Int(scalar & 0xFF)] = UInt32(index + 1)
    }
    self.pages = pages
    self.numbers = numbers
  }
}

/// Lays the words of lists out as states and steps, level by level.
struct WordIndexPlan {
  /// The characters of all words; the number of each is its place plus one.
  private(set) var scalars: [UInt32] = []
  /// The state behind each first letter.
  private(set) var firstStates: [UInt32] = []
  /// The pairs of letters with which words begin.
  private(set) var beginnings: [(UInt32, UInt32)] = []
  private(set) var steps: [WordIndex.Step] = []
  /// The lists of the words of each state, state after state.
  private(set) var names: [UInt32] = []
  private(set) var firstNames: [UInt32] = [0]

  /// A word by its letters, and the list that has it.
  private struct Word {
    var letters: [UInt32]
    var name: UInt32
  }

  /// Words that begin alike, and with how many letters.
  private struct Beginning {
    var words: Range<Int>
    var depth: Int
  }

  init(_ lists: [(list: WordList, name: UInt32)]) {
    var numberOf: [UInt32: UInt32] = [:]
    var words: [Word] = []
    for (list, name) in lists {
      for entry in 0..<list.count {
        let letters = letters(of: list.entries.table.key(entry), &numberOf)
        words.append(Word(letters: letters, name: name))
      }
    }
    firstStates = [UInt32](repeating: WordIndex.noState, count: scalars.count + 1)
    words.sort { $0.letters.lexicographicallyPrecedes($1.letters) }
    grow(words)
  }

  /// The characters of a word by their numbers; new ones get the next.
  private mutating func letters(of word: ByteView, _ numberOf: inout [UInt32: UInt32]) -> [UInt32] {
    var letters: [UInt32] = []
    var decoder = UTF8Decoder(word)
    while let scalar = decoder.next()?.scalar?.value {
      if numberOf[scalar] == nil {
        scalars.append(scalar)
        numberOf[scalar] = UInt32(scalars.count)
      }
      letters.append(numberOf[scalar, default: WordIndex.noLetter])
    }
    return letters
  }

  /// Numbers the beginnings of the sorted words, those of fewer letters first.
  private mutating func grow(_ words: [Word]) {
    var pending = [Beginning(words: words.indices, depth: 0)]
    var state = 0
    while state < pending.count {
      let depth = pending[state].depth
      var range = pending[state].words
      while let first = range.first, words[first].letters.count == depth {
        names.append(words[first].name)
        range = range.dropFirst()
      }
      firstNames.append(UInt32(names.count))
      while let first = range.first {
        let letter = words[first].letters[depth]
        let alike = range.prefix { words[$0].letters[depth] == letter }
        lead(from: state, at: depth, by: letter, to: UInt32(pending.count), words[first])
        pending.append(Beginning(words: alike.startIndex..<alike.endIndex, depth: depth + 1))
        range = alike.endIndex..<range.endIndex
      }
      state += 1
    }
  }

  private mutating func lead(
    from state: Int, at depth: Int, by letter: UInt32, to follower: UInt32, _ word: Word
  ) {
    if depth == 0 {
      firstStates[Int(letter)] = follower
      return
    }
    if depth == 1 { beginnings.append((word.letters[0], letter)) }
    steps.append(WordIndex.Step(state: UInt32(state), follower: follower, letter: letter))
  }
}
