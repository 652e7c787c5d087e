import Bytes

/// Lines that fit the columns of a terminal: broken at blanks and between wide characters, with the
/// rest further in, and with their colours.
struct FittedText {
  /// What stays together: a word, a blank, a wide character, or a change of colour.
  private struct Piece {
    var text: String
    var columnCount: Int
    var isBlank = false
    var isColor = false
  }

  private let width: Int
  private let indent: Int
  private var lines: [String] = []
  private var line = ""
  private var used = 0
  private var color = ""

  /// Breaks one line.
  ///
  /// - Parameters:
  ///   - text: The line; colours are the codes that ``Paint`` writes.
  ///   - width: The columns that there are.
  ///   - indent: The blanks before every line but the first.
  /// - Returns: The lines, at least one.
  static func lines(_ text: String, width: Int, indent: Int) -> [String] {
    var fitted = FittedText(width: max(width, indent + 20), indent: indent)
    for piece in FittedText.pieces(of: text) { fitted.append(piece) }
    fitted.lines.append(fitted.line)
    return fitted.lines
  }

  private init(width: Int, indent: Int) {
    self.width = width
    self.indent = indent
  }

  private mutating func append(_ piece: Piece) {
    if piece.isColor {
      line += piece.text
      color = piece.text == FittedText.reset ? "" : piece.text
      return
    }
    guard used + piece.columnCount > width else { return put(piece) }
    guard !piece.isBlank else { return breakLine() }
    if used > indent { breakLine() }
    guard indent + piece.columnCount > width else { return put(piece) }
    // A word that is longer than a line is cut.
    for character in piece.text {
      let text = String(character)
      let columns = Bytes.columnCount(of: text)
      if used + columns > width { breakLine() }
      put(Piece(text: text, columnCount: columns))
    }
  }

  private mutating func put(_ piece: Piece) {
    // A line does not begin with the blank at which it was broken.
    if piece.isBlank, used == indent, !lines.isEmpty { return }
    line += piece.text
    used += piece.columnCount
  }

  private mutating func breakLine() {
    lines.append(color.isEmpty ? line : line + FittedText.reset)
    line = String(repeating: " ", count: indent) + color
    used = indent
  }

  private static let reset = "\u{1B}[0m"

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var word = ""
    var escape: String?
    func flush() {
      if !word.isEmpty { pieces.append(Piece(text: word, columnCount: columnCount(of: word))) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      let text = String(Character(scalar))
      if let begun = escape {
        escape = begun + text
        guard scalar == "m" else { continue }
        pieces.append(Piece(text: begun + text, columnCount: 0, isColor: true))
        escape = nil
      } else if scalar == "\u{1B}" {
        flush()
        escape = text
      } else if scalar == " " {
        flush()
        pieces.append(Piece(text: text, columnCount: 1, isBlank: true))
      } else if scalar.columnCount > 1 {
        flush()
        pieces.append(Piece(text: text, columnCount: scalar.columnCount))
      } else {
        word += text
      }
    }
    flush()
    return pieces
  }
}
