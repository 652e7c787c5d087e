import Bytes

/// Where the words of one list do not count: its borders, by its entries.
final class EntryBorders: Sendable {
  /// A phrase that holds a word: where its bytes stand, and the offset of the word in it.
  private struct Exception: BitwiseCopyable {
    var start: UInt32
    var count: UInt32
    var offset: UInt32
  }

  /// All phrases, one behind the other.
  private let phrases: ByteBuffer

  /// The exceptions of each entry, those of one behind those of the one before.
  private let exceptions: ScratchArray<Exception>

  /// The first exception of each entry, and the end of all.
  private let firstExceptions: ScratchArray<UInt32>
  private let frequencies: WordFrequencies?

  init(_ borders: WordBorders, of table: EntryTable, _ automaton: WordAutomaton) {
    frequencies = borders.frequencies
    var phrases = ByteBuffer()
    var found: [(entry: Int, exception: Exception)] = []
    for phrase in borders.exceptions {
      let start = UInt32(phrases.count)
      phrases.append(phrase)
      phrase.withByteView { bytes in
        automaton.scan(bytes, for: table) { match in
          let exception = Exception(
            start: start, count: UInt32(phrase.count), offset: match.range.start)
          found.append((match.entry, exception))
          return false
        }
      }
    }
    found.sort { $0.entry < $1.entry }
    var exceptions = ScratchArray<Exception>(capacity: found.count)
    var firsts = ScratchArray<UInt32>(capacity: table.count + 1)
    for entry in 0..<table.count {
      firsts.append(UInt32(exceptions.count))
      while exceptions.count < found.count, found[exceptions.count].entry == entry {
        exceptions.append(found[exceptions.count].exception)
      }
    }
    firsts.append(UInt32(exceptions.count))
    self.phrases = phrases
    self.exceptions = exceptions
    firstExceptions = firsts
  }

  /// Whether a word counts where it stands.
  ///
  /// - Parameters:
  ///   - entry: The word.
  ///   - range: Where it stands.
  ///   - text: The text.
  ///   - questionCount: How often texts were taken apart so far, which is counted on. Behind
  ///     ``Limits/wholeWordQuestionCountMax`` all words are whole: a text that asks more often was
  ///     made to keep the daemon busy, and nothing in it is to be spared.
  /// - Returns: Whether it counts.
  func admits(
    _ entry: Int, at range: ByteRange, in text: ByteView, questionCount: inout Int
  ) -> Bool {
    for place in Int(firstExceptions[entry])..<Int(firstExceptions[entry + 1]) {
      let exception = exceptions[place]
      let start = range.startOffset - Int(exception.offset)
      let end = start + Int(exception.count)
      guard start >= 0, end <= text.count else { continue }
      let first = Int(exception.start)
      if text[start..<end] == phrases.view[first..<first + Int(exception.count)] { return false }
    }
    guard let frequencies, questionCount < Limits.wholeWordQuestionCountMax else { return true }
    questionCount += 1
    return frequencies.isWhole(range, in: text)
  }
}
