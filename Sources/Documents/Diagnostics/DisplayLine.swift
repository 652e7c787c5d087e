import Bytes

/// A line as it is shown on a terminal: each character with its bytes, its form and its columns.
///
/// Tabs become blanks, and what a terminal would hide or obey is written as an escape, so that the
/// caret stands under what the author sees.
struct DisplayLine {
  /// One character or one broken byte sequence.
  struct Cell {
    var bytes: Range<Int>
    var shown: String
    var columnCount: Int
  }

  private(set) var cells: [Cell] = []

  /// Reads some bytes; offsets of cells are offsets in `bytes`.
  init(_ bytes: ByteView, in range: Range<Int>) {
    var column = 0
    var decoder = UTF8Decoder(bytes[range])
    while let step = decoder.next() {
      let start = range.lowerBound + step.range.startOffset
      let end = range.lowerBound + step.range.endOffset
      var cell = Cell(bytes: start..<end, shown: "", columnCount: 0)
      if step.scalar == "\t" {
        cell.columnCount = DisplayLine.tabWidth - column % DisplayLine.tabWidth
        cell.shown = String(repeating: " ", count: cell.columnCount)
      } else if let scalar = step.scalar {
        (cell.shown, cell.columnCount) = DisplayLine.form(of: scalar)
      } else {
        for offset in start..<end { cell.shown += Quoted.escape(bytes[offset]) }
        cell.columnCount = cell.shown.utf8.count
      }
      column += cell.columnCount
      cells.append(cell)
    }
  }

  /// A text for one line of a terminal, with escapes for what would be hidden or obeyed.
  static func visible(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars { shown += form(of: scalar).shown }
    return shown
  }

  private static let tabWidth = 4

  private static func form(of scalar: Unicode.Scalar) -> (shown: String, columnCount: Int) {
    // The wide blank of Chinese text stands for itself: what is in line with it would move.
    guard scalar != "\u{3000}", let escape = Quoted.escape(scalar) else {
      return (String(Character(scalar)), scalar.columnCount)
    }
    return (escape, escape.utf8.count)
  }
}
