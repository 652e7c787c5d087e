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
        for offset in start..<end { cell.shown += DisplayLine.escaped(bytes[offset]) }
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
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return escape(scalar)
    case .spaceSeparator where scalar != " " && scalar != "\u{3000}":
      return escape(scalar)
    case .nonspacingMark, .enclosingMark:
      return properties.isDefaultIgnorableCodePoint
        ? escape(scalar) : (String(Character(scalar)), 0)
    default:
      if properties.isDefaultIgnorableCodePoint { return escape(scalar) }
      return (String(Character(scalar)), isWide(scalar) ? 2 : 1)
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> (shown: String, columnCount: Int) {
    let shown = "\\u{" + String(scalar.value, radix: 16) + "}"
    return (shown, shown.utf8.count)
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }

  /// Whether a character takes two columns: East Asian Width W or F (Unicode, UAX 11).
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1_6FE0...0x1_8CFF, 0x1_AFF0...0x1_B2FB,
      0x1_F200...0x1_F202, 0x1_F210...0x1_F23B, 0x1_F240...0x1_F248, 0x2_0000...0x3_FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
