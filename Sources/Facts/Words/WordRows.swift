import Bytes

/// The rows of a file of words: each has what its words are, and the words, with blanks between them.
struct WordRows<Kind> {
  /// The good rows, in the order of the file.
  private(set) var rows: [(kind: Kind, words: [String])] = []

  /// The first problems, in the order of lines.
  let problems: [TableProblem]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The contents.
  ///   - cellByteCountMax: The most bytes of a cell.
  ///   - reason: What is wrong with the word of a row that names no kind.
  ///   - kind: The kind that a word names, or nil.
  init(
    _ file: ByteView, cellByteCountMax: Int = Limits.tableCellByteCountMax,
    else reason: TableProblem.Reason, kind: (ByteView) -> Kind?
  ) {
    var reader = TableReader(file, columns: 2...2, cellByteCountMax: cellByteCountMax)
    while let row = reader.next() {
      guard let kind = kind(reader.cell(row, 0)) else {
        reader.report(reason, row, column: 0)
        continue
      }
      guard !reader.cell(row, 1).isEmpty else {
        reader.report(.emptyCell, row, column: 1)
        continue
      }
      rows.append((kind, reader.cell(row, 1).text.split(separator: " ").map(String.init)))
    }
    problems = reader.problems
  }
}
