/// One Swift file, in three forms of the same shape: as written, code alone, and comments alone.
///
/// In `code` every character of a comment or a string is a blank, except for the quotes; in
/// `commentLines` every other character is. Line breaks stand in all three, so that lines agree.
struct SwiftSource {
  let path: String
  let lines: [Substring]
  let code: [Unicode.Scalar]
  private let lineStarts: [Int]
  let codeLines: [String]
  let commentLines: [String]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var scanner = SwiftScanner(text)
    scanner.scan()
    code = scanner.code
    lineStarts = [0] + code.indices.filter { scanner.code[$0] == "\n" }.map { $0 + 1 }
    codeLines = Self.lines(of: scanner.code)
    commentLines = Self.lines(of: scanner.comments)
  }

  /// The module whose folder holds the file: `Spool` for `Sources/Spool/Journal.swift`.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// The line, from 1, of an offset in `code`.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private static func lines(of scalars: [Unicode.Scalar]) -> [String] {
    scalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }
}

/// Tells code, comments and strings apart.
///
/// It knows what this house writes: line and block comments, plain, raw and multi-line strings with
/// interpolation (which counts as string), and back-quoted names (which count as blanks). Regular
/// expression literals are written as strings here.
private struct SwiftScanner {
  private let source: [Unicode.Scalar]
  private var offset = 0
  private(set) var code: [Unicode.Scalar] = []
  private(set) var comments: [Unicode.Scalar] = []

  init(_ text: String) {
    source = Array(text.unicodeScalars)
    code.reserveCapacity(source.count)
    comments.reserveCapacity(source.count)
  }

  mutating func scan() {
    while offset < source.count {
      if starts("//") {
        while offset < source.count, source[offset] != "\n" { take(as: .comment) }
      } else if starts("/*") {
        scanBlockComment()
      } else if starts("`") {
        scanBackQuotedName()
      } else if let hashes = hashesBeforeQuote() {
        scanString(hashes: hashes)
      } else {
        take(as: .code)
      }
    }
  }

  private enum Kind { case code, comment, string }

  /// Moves one character on, into the form where it belongs.
  private mutating func take(as kind: Kind) {
    let character = source[offset]
    let blank: Unicode.Scalar = character == "\n" ? "\n" : " "
    code.append(kind == .code ? character : blank)
    comments.append(kind == .comment ? character : blank)
    offset += 1
  }

  private func starts(_ word: String) -> Bool {
    source[offset] == word.unicodeScalars.first
      && source[offset...].starts(with: word.unicodeScalars)
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        take(as: .comment)
      } else if starts("*/") {
        depth -= 1
        take(as: .comment)
      }
      take(as: .comment)
    } while depth > 0 && offset < source.count
  }

  private mutating func scanBackQuotedName() {
    take(as: .code)
    while offset < source.count, source[offset] != "`", source[offset] != "\n" {
      take(as: .string)
    }
    if offset < source.count { take(as: .code) }
  }

  private func hashesBeforeQuote() -> Int? {
    guard source[offset] == "\"" || source[offset] == "#" else { return nil }
    let hashes = source[offset...].prefix { $0 == "#" }.count
    guard offset + hashes < source.count, source[offset + hashes] == "\"" else { return nil }
    return hashes
  }

  private mutating func scanString(hashes: Int) {
    for _ in 0..<hashes { take(as: .string) }
    let quote = starts("\"\"\"") ? "\"\"\"" : "\""
    let close = quote + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    for _ in quote { take(as: .code) }
    while offset < source.count, !starts(close) {
      if starts(escape + "(") {
        scanInterpolation(escapeCount: escape.count)
      } else if starts(escape) {
        for _ in escape where offset < source.count { take(as: .string) }
        if offset < source.count { take(as: .string) }
      } else {
        take(as: .string)
      }
    }
    for _ in quote where offset < source.count { take(as: .code) }
    for _ in 0..<hashes where offset < source.count { take(as: .string) }
  }

  private mutating func scanInterpolation(escapeCount: Int) {
    for _ in 0..<escapeCount { take(as: .string) }
    var depth = 0
    repeat {
      if let hashes = hashesBeforeQuote() {
        let start = code.count
        scanString(hashes: hashes)
        blank(from: start)
        continue
      }
      if source[offset] == "(" { depth += 1 }
      if source[offset] == ")" { depth -= 1 }
      take(as: .string)
    } while depth > 0 && offset < source.count
  }

  /// Quotes inside an interpolation would look like the end of the string around them.
  private mutating func blank(from start: Int) {
    for position in start..<code.count where code[position] != "\n" { code[position] = " " }
  }
}

extension String {
  /// A text of some scalars.
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
