import Bytes
import Documents
import Views

/// Phrases of everyday messages, taken apart into words: what words of rules should not stand across.
struct EverydayPhrases {
  /// The file below a rule directory.
  static let path = "words/everyday-phrases.txt"

  /// All phrases as the folded view shows them, each with a line feed behind it.
  private(set) var text: [UInt8] = []

  /// The phrases as they were written, and where each begins in the text.
  private var phrases: [(written: String, start: Int)] = []

  /// Whether a word ends or begins at an offset of the text.
  private var isBorder: [Bool] = [true]

  /// The phrases as they were written.
  var all: [String] { phrases.map(\.written) }

  /// Reads the file, in which a line is a phrase with `|` between its words, or a comment.
  ///
  /// Without the file there is no phrase.
  ///
  /// - Parameters:
  ///   - bundle: The files of the rule directory.
  ///   - tables: What phrases are folded by.
  ///   - diagnostics: Where lines are reported that are no phrases.
  init(_ bundle: RuleBundle, tables: ViewTables, into diagnostics: inout DiagnosticList) {
    guard let content = bundle.data(EverydayPhrases.path) else { return }
    var scratch = ViewScratch(tables: tables)
    var start = 0
    for var line in content.bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      let range = start..<start + line.count
      start = range.upperBound + 1
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard line.first != UInt8(ascii: "#"), !line.allSatisfy({ $0 == 0x20 }) else {
        continue
      }
      let written = String(decoding: line, as: UTF8.self)
      let words = written.split(separator: "|", omittingEmptySubsequences: false)
      let isPhrase = words.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
      guard words.count > 1, isPhrase else {
        diagnostics.error(
          .badData, "a phrase has two words or more, with | between them",
          at: content.place(of: ByteRange(range)).range, hint: "write 今日|结束, without blanks")
        continue
      }
      append(words, written, by: &scratch)
    }
  }

  private mutating func append(
    _ words: [Substring], _ written: String, by scratch: inout ViewScratch
  ) {
    phrases.append((written, text.count))
    for word in words {
      let byteCount = text.count
      String(word).withByteView {
        scratch.begin($0)
        text += scratch.text(.folded).array
      }
      guard text.count > byteCount else { continue }
      isBorder += Array(repeating: false, count: text.count - byteCount - 1) + [true]
    }
    text.append(UInt8(ascii: "\n"))
    isBorder.append(true)
  }

  /// Whether there is no phrase.
  var isEmpty: Bool { phrases.isEmpty }

  /// Whether a stretch of the text covers a border of words and cuts one of them, in one phrase.
  func isAcross(_ range: Range<Int>) -> Bool {
    guard range.count > 1, !(isBorder[range.lowerBound] && isBorder[range.upperBound]) else {
      return false
    }
    return isBorder[range.lowerBound + 1..<range.upperBound].contains(true)
      && !text[range].contains(UInt8(ascii: "\n"))
  }

  /// The phrase that holds an offset of the text, as it was written.
  func phrase(at offset: Int) -> String {
    var (low, high) = (0, phrases.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if phrases[middle].start <= offset { low = middle } else { high = middle }
    }
    return phrases[low].written
  }
}
