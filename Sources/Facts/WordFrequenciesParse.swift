public import Bytes
public import Lists

/// The counts of words that were read from a file, and what was wrong in it.
public struct WordFrequenciesParse: Sendable {
  /// The file below a rule directory.
  public static let fileName = "words/frequencies.tsv"

  /// The words of the good rows.
  public let frequencies: WordFrequencies

  /// What is wrong in the file.
  public let problems: [TableProblem]

  /// Reads the contents of a file: in each row a count, and the words that have it.
  public init(_ content: ByteView) {
    var reader = TableReader(content, columns: 2...2)
    var words: [CountedWord] = []
    while let row = reader.next() {
      guard let count = WordFrequenciesParse.number(reader.cell(row, 0)) else {
        reader.report(.notDigits, row, column: 0)
        continue
      }
      guard WordFrequenciesParse.append(reader.cell(row, 1), count, to: &words) else {
        reader.report(.noCountedWord, row, column: 1)
        continue
      }
      guard words.count <= Limits.frequencyWordCountMax else {
        reader.report(.tooManyRows(countMax: Limits.frequencyWordCountMax), row, column: 1)
        break
      }
    }
    frequencies = WordFrequencies(words)
    problems = reader.problems
  }

  /// A count from 1 to 99,999,999.
  private static func number(_ cell: ByteView) -> UInt32? {
    guard !cell.isEmpty, cell.count <= 8 else { return nil }
    var number: UInt32 = 0
    for offset in 0..<cell.count {
      guard cell[offset] &- UInt8(ascii: "0") < 10 else { return nil }
      number = number * 10 + UInt32(cell[offset] - UInt8(ascii: "0"))
    }
    return number > 0 ? number : nil
  }

  /// Adds the words of a cell, which have blanks between them; false where one is none.
  private static func append(
    _ cell: ByteView, _ count: UInt32, to words: inout [CountedWord]
  ) -> Bool {
    var start = 0
    while start < cell.count {
      let end = cell.firstOffset(of: UInt8(ascii: " "), from: start) ?? cell.count
      if end > start {
        guard let word = CountedWord(cell[start..<end], count: count) else { return false }
        words.append(word)
      }
      start = end + 1
    }
    return !cell.isEmpty
  }
}
