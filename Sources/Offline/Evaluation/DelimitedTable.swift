import Bytes

/// A table with a row a line (RFC 4180): cells in quotes may hold the separator, quotes and line ends.
struct DelimitedTable {
  /// A row, as far as its columns have a name.
  struct Row {
    /// The number of its first line, from 1.
    var number: Int
    var cells: [(key: String, value: [UInt8])]
  }

  private let map: ColumnMap
  private let separator: UInt8
  /// The key of each column, nil for one that is left out; nil before the header is read.
  private var keys: [String?]?
  private var rows: [Row] = []
  private var takenCount = 0

  private var cells: [[UInt8]] = []
  private var cell: [UInt8] = []
  private var isQuoted = false
  private var hasQuote = false
  private var rowByteCount = 0
  private var lineNumber = 1
  private var rowNumber = 1

  /// Reads the beginning of a file; nil where it is no table but begins with an object.
  init?(startsWith lines: ByteView, map: ColumnMap) {
    var offset = lines.hasPrefix(ByteView("\u{FEFF}")) ? 3 : 0
    while offset < lines.count, [0x20, 0x09, 0x0A, 0x0D].contains(lines[offset]) { offset += 1 }
    guard offset < lines.count, lines[offset] != UInt8(ascii: "{") else { return nil }
    self.map = map
    let end = lines.firstOffset(of: UInt8(ascii: "\n"), from: offset) ?? lines.count
    let first = lines[offset..<end]
    separator =
      [UInt8(ascii: "\t"), UInt8(ascii: ",")].first { first.firstOffset(of: $0) != nil }
      ?? UInt8(ascii: ";")
    // Columns that are all told by number need no header.
    if !map.pairs.isEmpty, map.pairs.allSatisfy({ Int($0.source) != nil }) {
      let width = map.pairs.compactMap { Int($0.source) }.max() ?? 0
      keys = (1...max(width, 1)).map { column in
        map.pairs.first { Int($0.source) == column }?.target
      }
    }
  }

  /// Reads whole lines.
  mutating func read(_ lines: ByteView) {
    var offset = lineNumber == 1 && lines.hasPrefix(ByteView("\u{FEFF}")) ? 3 : 0
    while offset < lines.count {
      let byte = lines[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") { lineNumber += 1 }
      add(byte)
    }
  }

  private mutating func add(_ byte: UInt8) {
    rowByteCount += 1
    // A quote that is never closed ends with its row at the limit of a line.
    if rowByteCount > Limits.lineByteCountMax, byte == UInt8(ascii: "\n") { isQuoted = false }
    switch byte {
    case UInt8(ascii: "\"") where isQuoted:
      isQuoted = false
      hasQuote = true
    case UInt8(ascii: "\"") where hasQuote:
      // Two quotes within quotes are one.
      cell.append(byte)
      (isQuoted, hasQuote) = (true, false)
    case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
    case separator where !isQuoted: endCell()
    case UInt8(ascii: "\n") where !isQuoted: endRow()
    default:
      hasQuote = false
      if rowByteCount <= Limits.lineByteCountMax { cell.append(byte) }
    }
  }

  private mutating func endCell() {
    cells.append(cell)
    cell.removeAll(keepingCapacity: true)
    hasQuote = false
  }

  private mutating func endRow() {
    if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
    endCell()
    let isBlank = cells.count == 1 && cells[0].isEmpty
    if let keys, !isBlank {
      let named = zip(keys, cells).compactMap { key, value in key.map { (key: $0, value: value) } }
      rows.append(Row(number: rowNumber, cells: named))
    } else if keys == nil, !isBlank {
      keys = cells.enumerated().map { index, name in key(of: name, column: index + 1) }
    }
    cells.removeAll(keepingCapacity: true)
    rowByteCount = 0
    rowNumber = lineNumber
  }

  private func key(of name: [UInt8], column: Int) -> String? {
    // What is longer is no name but a quote that is never closed; each row would carry it.
    guard name.count <= Limits.keyByteCountMax else { return nil }
    let name = String(decoding: name, as: UTF8.self)
    if let pair = map.pairs.first(where: { $0.source == name || Int($0.source) == column }) {
      return pair.target
    }
    return map.target(of: name)
  }

  /// Ends the last row, which may lack its line end.
  mutating func finish() {
    if rowByteCount > 0 { endRow() }
  }

  /// The next row that was read whole.
  mutating func takeRow() -> Row? {
    guard takenCount < rows.count else {
      rows.removeAll(keepingCapacity: true)
      takenCount = 0
      return nil
    }
    takenCount += 1
    return rows[takenCount - 1]
  }
}
