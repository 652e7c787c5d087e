public import Bytes

/// Words of two syllables that are in everybody's messages.
///
/// A pattern that sounds like one of them finds it in the sound view, which compilers of rules warn
/// about. A carrier's own words come from `Rules/words/everyday.txt`; rule directories without that
/// file have the words that are built in.
public struct EverydayWords: Sendable {
  /// The words that are built into the program.
  public static let builtIn = EverydayWordsParse(ByteView(builtInText)).words

  /// The words by their two syllables.
  private var wordsBySound: [[UInt16]: [String]] = [:]

  /// Adds a word; false where it is not two characters with one syllable each.
  mutating func add(_ word: String) -> Bool {
    let codes = word.unicodeScalars.map(\.value)
    guard let sounds = EverydayWords.sounds(of: codes) else { return false }
    wordsBySound[sounds, default: []].append(word)
    return true
  }

  /// The everyday word that two characters sound like without being it, or nil.
  func word(like codes: [UInt32]) -> String? {
    guard let sounds = EverydayWords.sounds(of: codes) else { return nil }
    return wordsBySound[sounds]?.first { Array($0.unicodeScalars.map(\.value)) != codes }
  }

  /// The words, in the order of their characters.
  var all: [String] { wordsBySound.values.joined().sorted() }

  private static func sounds(of codes: [UInt32]) -> [UInt16]? {
    guard codes.count == 2 else { return nil }
    let sounds = StaticTables.shared.alternatives(of: codes).compactMap(\.first)
    return sounds.count == 2 ? sounds : nil
  }
}

/// Everyday words that were read, and what was wrong in their file.
public struct EverydayWordsParse: Sendable {
  /// The file below a rule directory.
  public static let fileName = "words/everyday.txt"

  /// The good words.
  public private(set) var words = EverydayWords()

  /// What is wrong in the file, at most ``Limits/listProblemCountMax`` findings.
  public private(set) var problems: [DataProblem<EverydayWordReason>] = []

  /// Reads the contents of a file: words with blanks between them, and lines of comments with `#`.
  public init(_ content: ByteView) {
    guard content.count <= Limits.variantFileByteCountMax else {
      let reason = EverydayWordReason.fileTooLong(byteCountMax: Limits.variantFileByteCountMax)
      problems.append(DataProblem(reason: reason, line: 1, column: 1, range: .empty))
      return
    }
    var line = 1
    var start = 0
    while start < content.count {
      let end = content.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? content.count
      if content[start] != UInt8(ascii: "#") { readLine(content, start..<end, line) }
      start = end + 1
      line += 1
    }
  }

  private mutating func readLine(_ content: ByteView, _ range: Range<Int>, _ line: Int) {
    if let broken = content[range].firstInvalidUTF8Offset() {
      let offset = range.lowerBound + broken
      return report(.notUTF8, content, offset..<offset + 1, line, from: range.lowerBound)
    }
    var start = range.lowerBound
    for offset in range.lowerBound...range.upperBound
    where offset == range.upperBound || content[offset] <= 0x20 {
      if start < offset, !words.add(content[start..<offset].text) {
        report(.notTwoSyllables, content, start..<offset, line, from: range.lowerBound)
      }
      start = offset + 1
    }
  }

  private mutating func report(
    _ reason: EverydayWordReason, _ content: ByteView, _ range: Range<Int>, _ line: Int,
    from lineStart: Int
  ) {
    guard problems.count < Limits.listProblemCountMax else { return }
    let column = 1 + (lineStart..<range.lowerBound).count { content[$0] & 0xC0 != 0x80 }
    problems.append(
      DataProblem(reason: reason, line: line, column: column, range: ByteRange(range)))
  }
}
