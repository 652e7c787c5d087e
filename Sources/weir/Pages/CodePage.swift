import Bytes
import Configuration
import Documents
import RuleCompiler

/// What docs/DIAGNOSTICS.md says of one code, for a terminal.
struct CodePage {
  let text: String

  /// All codes, of whatever a person writes.
  private static let codes =
    DiagnosticCode.syntaxCodes + DiagnosticCode.structureCodes + DiagnosticCode.ruleCodes
    + DiagnosticCode.configurationCodes

  /// The page of a code by its number or name; nil where there is none.
  init?(_ wanted: String, columnCount: Int) {
    let code = CodePage.codes.first {
      $0.number == wanted.uppercased() || $0.name == wanted.lowercased()
    }
    guard let code else { return nil }
    var text = "\(code.number) \(code.name)\n\n"
    text += CodePage.wrapped(code.explanation, columnCount: min(columnCount, 80)) + "\n"
    if let wrong = code.wrong { text += "\nWrong:\n" + CodePage.indented(wrong) }
    if let right = code.right { text += "\nRight:\n" + CodePage.indented(right) }
    self.text = text
  }

  /// The code that was probably meant.
  static func nearest(to wanted: String) -> String? {
    nearestName(to: wanted.lowercased(), among: codes.map(\.name))
  }

  private static func indented(_ example: String) -> String {
    example.split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  private static func wrapped(_ text: String, columnCount: Int) -> String {
    var lines = [""]
    var used = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      let width = word.unicodeScalars.reduce(0) { $0 + $1.columnCount }
      if used > 0, used + 1 + width > columnCount {
        lines.append("")
        used = 0
      }
      lines[lines.count - 1] += (used > 0 ? " " : "") + word
      used += (used > 0 ? 1 : 0) + width
    }
    return lines.joined(separator: "\n")
  }
}
