/// The columns that a text takes on a terminal: two for wide characters, none for marks.
public func columnCount(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + $1.columnCount }
}

extension Unicode.Scalar {
  /// The columns that a character takes on a terminal, control characters aside.
  public var columnCount: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: 0
    default: isWide ? 2 : 1
    }
  }

  /// True if a character takes two columns: East Asian Width W or F (Unicode, UAX 11).
  private var isWide: Bool {
    switch value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1_6FE0...0x1_8CFF, 0x1_AFF0...0x1_B2FB,
      0x1_F200...0x1_F202, 0x1_F210...0x1_F23B, 0x1_F240...0x1_F248, 0x2_0000...0x3_FFFD:
      true
    default: properties.isEmojiPresentation
    }
  }
}
