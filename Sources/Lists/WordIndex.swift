public import Bytes

/// Finds in one pass over a text which of many lists have a word in it, and where the first one ends.
///
/// A tree of all words by their characters, walked from each place of the text at which a word can
/// begin. A table leads to the state of the first character; a filter of bits tells for most pairs of
/// characters that no word goes on with the second; behind it a hash of states and characters leads
/// on. Immutable and shared by all workers.
public final class WordIndex: Sendable {
  /// The number of a character that is in no word.
  static let noLetter: UInt32 = 0

  /// The state from which no word goes on; the start itself is never one that is led to.
  static let noState: UInt32 = 0

  /// Where one state leads to with one more character; free where it leads to none.
  struct Step: BitwiseCopyable {
    var state: UInt32
    var follower: UInt32
    var letter: UInt32
  }

  /// A character of a text that is in some word, or the gap behind one.
  struct Letter: BitwiseCopyable {
    /// The byte at which it begins.
    var start: UInt32
    /// The number of the character, or ``noLetter``.
    var number: UInt32
  }

  private let alphabet: WordAlphabet

  /// The state behind the first character, by its number.
  private let firstStates: ScratchArray<UInt32>

  /// One bit for each value of a hash of two characters with which some word begins.
  private let beginnings: ScratchArray<UInt64>
  private let beginningMask: UInt32

  /// The steps by their hash, open addressing.
  private let steps: ScratchArray<Step>
  private let stepMask: UInt32

  /// The lists that have the word of each state, as the caller names them.
  private let names: ScratchArray<UInt32>

  /// The first of the names of each state, and the end of all.
  private let firstNames: ScratchArray<UInt32>

  /// Makes the index of lists.
  ///
  /// - Parameter lists: The lists, and by which number each is told.
  public init(_ lists: [(list: WordList, name: UInt32)]) {
    let plan = WordIndexPlan(lists)
    alphabet = WordAlphabet(plan.scalars)
    firstStates = ScratchArray(plan.firstStates)
    names = ScratchArray(plan.names)
    firstNames = ScratchArray(plan.firstNames)
    var bitCount = 1 << 12
    while bitCount < plan.beginnings.count * 16 { bitCount *= 2 }
    var beginnings = ScratchArray<UInt64>(repeating: 0, count: bitCount / 64)
    beginningMask = UInt32(bitCount - 1)
    for pair in plan.beginnings {
      let bit = WordIndex.hash(pair.0, pair.1) & beginningMask
      beginnings[Int(bit / 64)] |= 1 << UInt64(bit % 64)
    }
    self.beginnings = beginnings
    var stepCount = 64
    while stepCount < plan.steps.count * 2 { stepCount *= 2 }
    let free = Step(state: 0, follower: WordIndex.noState, letter: WordIndex.noLetter)
    var steps = ScratchArray(repeating: free, count: stepCount)
    stepMask = UInt32(stepCount - 1)
    for step in plan.steps {
      var place = WordIndex.hash(step.state, step.letter) & stepMask
      while steps[Int(place)].follower != WordIndex.noState { place = (place + 1) & stepMask }
      steps[Int(place)] = step
    }
    self.steps = steps
  }

  /// Spreads the bits of a state, or of a first character, and of the one behind it.
  @inline(__always)
  private static func hash(_ state: UInt32, _ letter: UInt32) -> UInt32 {
    let product = (state &* 0x9E37_79B1) ^ (letter &* 0x85EB_CA77)
    return product ^ (product >> 15)
  }

  /// Finds the lists that have a word in a text, and of each the word that ends first.
  ///
  /// Where several words of a list end there, the longest counts: it is the word that
  /// ``WordList/search(_:atLeast:near:using:)`` finds. Borders of lists are not asked.
  ///
  /// - Parameters:
  ///   - text: The text, in valid UTF-8.
  ///   - scratch: Takes what is found, beside what earlier scans of other indexes found.
  /// - Complexity: O(*n* · *d*) for a text of *n* characters, with *d* the characters of the longest
  ///   beginning of a word at a place, times the lists that share a word. Allocates nothing.
  public func scan(_ text: ByteView, using scratch: inout WordIndexScratch) {
    read(text, into: &scratch.letters)
    scanLetters(&scratch)
  }

  /// Turns a text into the numbers of its letters; of characters in a row that no word has, the first
  /// is enough.
  @inline(never)
  private func read(_ text: ByteView, into letters: inout ScratchArray<Letter>) {
    let pages = unsafe alphabet.pages.unsafeElements
    let numbers = unsafe alphabet.numbers.unsafeElements
    unsafe letters.refill(room: text.count + 1) { target in
      unsafe text.withUnsafeBytes { bytes in
        var count = 0
        var offset = 0
        var last = WordIndex.noLetter &+ 1
        while offset < bytes.count {
          // A text is valid UTF-8, so all bytes of a character are there.
          let first = unsafe Int(bytes[offset])
          var (code, length) = (first, 1)
          if first >= 0xF0 {
            unsafe code =
              (first & 0x07) << 18 | Int(bytes[offset &+ 1] & 0x3F) << 12
              | Int(bytes[offset &+ 2] & 0x3F) << 6 | Int(bytes[offset &+ 3] & 0x3F)
            length = 4
          } else if first >= 0xE0 {
            unsafe code =
              (first & 0x0F) << 12 | Int(bytes[offset &+ 1] & 0x3F) << 6
              | Int(bytes[offset &+ 2] & 0x3F)
            length = 3
          } else if first >= 0x80 {
            unsafe code = (first & 0x1F) << 6 | Int(bytes[offset &+ 1] & 0x3F)
            length = 2
          }
          let number = unsafe numbers[Int(pages[code >> 8]) << 8 | code & 0xFF]
          unsafe target[count] = Letter(start: UInt32(offset), number: number)
          count &+= number | last == WordIndex.noLetter ? 0 : 1
          last = number
          offset &+= length
        }
        unsafe target[count] = Letter(start: UInt32(offset), number: WordIndex.noLetter)
        return count + 1
      }
    }
  }

  /// Walks from each letter as far as words go.
  ///
  /// The last letter is a gap, so no walk leaves the text.
  @inline(never)
  private func scanLetters(_ scratch: inout WordIndexScratch) {
    let count = scratch.letters.count
    // Scanning does not touch the letters, so their memory stays where it is.
    let letters = unsafe scratch.letters.unsafeElements
    let bits = unsafe beginnings.unsafeElements
    let states = unsafe firstStates.unsafeElements
    let firsts = unsafe firstNames.unsafeElements
    var index = 0
    while index < count - 1 {
      let number = unsafe letters[index].number
      let state = unsafe states[Int(number)]
      if state != WordIndex.noState {
        if unsafe firsts[Int(state)] != firsts[Int(state) &+ 1] {
          tell(
            state, from: unsafe letters[index].start, to: unsafe letters[index &+ 1].start, &scratch
          )
        }
        let next = unsafe letters[index &+ 1].number
        let bit = WordIndex.hash(number, next) & beginningMask
        if unsafe bits[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
          unsafe walk(from: state, at: index, in: letters, &scratch)
        }
      }
      index &+= 1
    }
  }

  @inline(never)
  private func walk(
    from first: UInt32, at index: Int, in letters: UnsafePointer<Letter>,
    _ scratch: inout WordIndexScratch
  ) {
    let firsts = unsafe firstNames.unsafeElements
    var state = first
    var end = index &+ 1
    while true {
      let number = unsafe letters[end].number
      guard number != WordIndex.noLetter else { return }
      state = follower(of: state, number)
      guard state != WordIndex.noState else { return }
      end &+= 1
      if unsafe firsts[Int(state)] != firsts[Int(state) &+ 1] {
        tell(state, from: unsafe letters[index].start, to: unsafe letters[end].start, &scratch)
      }
    }
  }

  @inline(__always)
  private func follower(of state: UInt32, _ letter: UInt32) -> UInt32 {
    let table = unsafe steps.unsafeElements
    var place = WordIndex.hash(state, letter) & stepMask
    while true {
      let step = unsafe table[Int(place)]
      if step.state == state, step.letter == letter { return step.follower }
      if step.follower == WordIndex.noState { return WordIndex.noState }
      place = (place &+ 1) & stepMask
    }
  }

  /// Tells the lists of a word where it stands.
  @inline(never)
  private func tell(
    _ state: UInt32, from start: UInt32, to end: UInt32, _ scratch: inout WordIndexScratch
  ) {
    for place in firstNames[Int(state)]..<firstNames[Int(state) + 1] {
      scratch.add(names[Int(place)], from: start, to: end)
    }
  }
}
