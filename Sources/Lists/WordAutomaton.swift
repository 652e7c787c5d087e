import Bytes

/// Finds all words of a list in one pass over a text (Aho and Corasick 1975).
///
/// A state is a beginning of words; the states are numbered level by level, so that the followers
/// of one state are neighbours and need no table. From the start a table leads on; from other
/// states a search among the followers, and where none fits the state of the longest proper suffix.
struct WordAutomaton: Sendable {
  typealias State = Int

  static let start: State = 0

  /// The byte that leads to each state; unused for the start.
  private var labels: [UInt8] = [0]

  /// The first follower of each state; the one after the last is the first of the next state.
  private var firstFollowers: [UInt32] = []

  /// The state of the longest proper suffix that is a beginning of words.
  private var suffixes: [UInt32] = []

  /// The word that ends in each state, plus one; zero for none.
  private var words: [UInt32] = []

  /// The nearest state on the way of suffixes in which a word ends; zero for none.
  private var suffixWords: [UInt32] = []

  private var startFollowers = [UInt32](repeating: 0, count: 256)

  /// Builds the automaton of the keys of a table.
  ///
  /// - Complexity: O(*n* log *n*) for *n* bytes of words.
  init(_ table: EntryTable) {
    let order = (0..<table.count).sorted { precedes(table.key($0), table.key($1)) }
    growStates(table, order)
    linkSuffixes()
  }

  /// The state after one more byte.
  ///
  /// - Complexity: O(1) amortised over a text, times the binary search among at most 256 followers.
  func step(_ state: State, _ byte: UInt8) -> State {
    var state = state
    while state != WordAutomaton.start {
      if let follower = follower(of: state, byte) { return follower }
      state = Int(suffixes[state])
    }
    return Int(startFollowers[Int(byte)])
  }

  /// The longest word that ends in a state, as a state; the start where none does.
  func longestWordState(_ state: State) -> State {
    words[state] != 0 ? state : Int(suffixWords[state])
  }

  /// The next shorter word that ends where the word of a state does; the start where none does.
  func shorterWordState(_ state: State) -> State { Int(suffixWords[state]) }

  /// The entry of the word that ends in a state.
  func word(_ state: State) -> Int { Int(words[state]) - 1 }

  /// Tells every occurrence of every word, by where it ends and there the longest first.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - table: The words.
  ///   - hasEnough: Is told an occurrence, and says whether the scan may end.
  @inline(__always)
  func scan(_ text: ByteView, for table: EntryTable, _ hasEnough: (WordMatch) -> Bool) {
    var state = WordAutomaton.start
    for offset in 0..<text.count {
      state = step(state, text[offset])
      var ending = longestWordState(state)
      while ending != WordAutomaton.start {
        let entry = word(ending)
        let start = offset + 1 - table.key(entry).count
        if hasEnough(WordMatch(entry: entry, range: ByteRange(start..<offset + 1))) { return }
        ending = shorterWordState(ending)
      }
    }
  }

  private func follower(of state: State, _ byte: UInt8) -> State? {
    var low = Int(firstFollowers[state])
    let end = Int(firstFollowers[state + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if labels[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low < end && labels[low] == byte ? low : nil
  }

  /// Numbers the beginnings of the sorted words level by level.
  private mutating func growStates(_ table: EntryTable, _ order: [Int]) {
    // Which of the sorted words begin as a state does, and how many bytes that are.
    var pending = [(range: 0..<order.count, depth: 0)]
    var state = 0
    while state < pending.count {
      let depth = pending[state].depth
      var range = pending[state].range
      firstFollowers.append(UInt32(pending.count))
      words.append(0)
      if let first = range.first, table.key(order[first]).count == depth {
        words[state] = UInt32(order[first] + 1)
        range = range.dropFirst()
      }
      while let first = range.first {
        let byte = table.key(order[first])[depth]
        let alike = range.prefix { table.key(order[$0])[depth] == byte }
        if state == WordAutomaton.start { startFollowers[Int(byte)] = UInt32(pending.count) }
        labels.append(byte)
        pending.append((alike.startIndex..<alike.endIndex, depth + 1))
        range = alike.endIndex..<range.endIndex
      }
      state += 1
    }
    firstFollowers.append(UInt32(pending.count))
  }

  /// Finds the suffixes, shorter ones first, as the numbering has it.
  private mutating func linkSuffixes() {
    suffixes = [UInt32](repeating: 0, count: words.count)
    suffixWords = suffixes
    // The suffix of one byte is the start, which the arrays say already.
    for state in words.indices.dropFirst() {
      for follower in Int(firstFollowers[state])..<Int(firstFollowers[state + 1]) {
        let suffix = step(Int(suffixes[state]), labels[follower])
        suffixes[follower] = UInt32(suffix)
        suffixWords[follower] = UInt32(longestWordState(suffix))
      }
    }
  }
}

/// The order of bytes.
private func precedes(_ left: ByteView, _ right: ByteView) -> Bool {
  let shared = min(left.count, right.count)
  for offset in 0..<shared where left[offset] != right[offset] {
    return left[offset] < right[offset]
  }
  return left.count < right.count
}
