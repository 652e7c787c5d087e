import Bytes

/// Reads the rows of a data file: columns separated by TAB, `#` begins a comment.
///
/// A comment begins at the start of a line or after white space. Blank lines, CRLF and a byte order
/// mark mean nothing, nor do blanks around a cell.
struct TableReader {
  /// One row of a file: where its cells stand.
  struct Row {
    var line: Int
    var lineStart: Int
    var cells: [Range<Int>]
  }

  let file: ByteView
  private(set) var problems: [TableProblem] = []
  private(set) var problemCount = 0

  private let columns: ClosedRange<Int>
  private let cellByteCountMax: Int
  private var offset: Int
  private var line = 0
  private var rowCount = 0

  /// Begins to read a file whose rows have so many columns.
  init(
    _ file: ByteView, columns: ClosedRange<Int>,
    cellByteCountMax: Int = Limits.listEntryByteCountMax
  ) {
    self.file = file
    self.columns = columns
    self.cellByteCountMax = cellByteCountMax
    offset = file.hasPrefix(ByteView("\u{FEFF}")) ? 3 : 0
    guard file.count > Limits.tableByteCountMax else { return }
    offset = file.count
    let start = Row(line: 1, lineStart: 0, cells: [])
    report(.fileTooLong(byteCountMax: Limits.tableByteCountMax), start, 0..<0)
  }

  /// The next row that has the right form, or nil at the end.
  mutating func next() -> Row? {
    while offset < file.count {
      let start = offset
      let end = file.firstOffset(of: UInt8(ascii: "\n"), from: start) ?? file.count
      offset = end + 1
      line += 1
      guard let row = row(start..<end) else { continue }
      guard rowCount < Limits.tableRowCountMax else {
        offset = file.count
        report(.tooManyRows(countMax: Limits.tableRowCountMax), row, row.cells[0])
        return nil
      }
      rowCount += 1
      return row
    }
    return nil
  }

  /// The bytes of a cell; empty where the row has no such column.
  func cell(_ row: Row, _ column: Int) -> ByteView {
    column < row.cells.count ? file[row.cells[column]] : .empty
  }

  /// Reports what is wrong with a cell of a row.
  mutating func report(_ reason: TableProblem.Reason, _ row: Row, column: Int) {
    report(reason, row, column < row.cells.count ? row.cells[column] : row.cells[0])
  }

  private mutating func report(_ reason: TableProblem.Reason, _ row: Row, _ range: Range<Int>) {
    problemCount += 1
    guard problems.count < Limits.listProblemCountMax else { return }
    var decoder = UTF8Decoder(file[row.lineStart..<max(row.lineStart, range.lowerBound)])
    var column = 1
    while let step = decoder.next() {
      if step.scalar != "\u{FEFF}" { column += 1 }
    }
    problems.append(
      TableProblem(reason: reason, line: row.line, column: column, range: ByteRange(range)))
  }

  private mutating func row(_ range: Range<Int>) -> Row? {
    let content = trimmed(withoutComment(range))
    guard !content.isEmpty else { return nil }
    var row = Row(line: line, lineStart: range.lowerBound, cells: [])
    var start = content.lowerBound
    while start <= content.upperBound {
      let tab = file[0..<content.upperBound].firstOffset(of: UInt8(ascii: "\t"), from: start)
      let end = tab ?? content.upperBound
      row.cells.append(trimmed(start..<end))
      start = end + 1
    }
    guard isText(row, content) else { return nil }
    guard columns.contains(row.cells.count) else {
      report(.columnCount(expected: columns), row, content)
      return nil
    }
    return row
  }

  private mutating func isText(_ row: Row, _ content: Range<Int>) -> Bool {
    var decoder = UTF8Decoder(file[content])
    while let step = decoder.next() {
      let start = content.lowerBound + step.range.startOffset
      let location = start..<(start + Int(step.range.count))
      guard let scalar = step.scalar else {
        report(.notUTF8, row, location)
        return false
      }
      if scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F {
        report(.controlCharacter, row, location)
        return false
      }
    }
    for cell in row.cells where cell.count > cellByteCountMax {
      report(.cellTooLong(byteCountMax: cellByteCountMax), row, cell)
      return false
    }
    return true
  }

  /// A range without ASCII blanks at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(file[start]) { start += 1 }
    while start < end, isBlank(file[end - 1]) { end -= 1 }
    return start..<end
  }

  private func withoutComment(_ range: Range<Int>) -> Range<Int> {
    var location = range.lowerBound
    while let mark = file[0..<range.upperBound].firstOffset(of: UInt8(ascii: "#"), from: location) {
      if mark == range.lowerBound || isBlank(file[mark - 1]) { return range.lowerBound..<mark }
      location = mark + 1
    }
    return range
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
