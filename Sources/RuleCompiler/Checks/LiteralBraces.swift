import Documents
import PatternSyntax

/// Braces that look like a fragment or a number and stand for themselves.
enum LiteralBraces: Lint {
  static let codes: [DiagnosticCode] = [.literalBrace]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    let written = directory.asked.patterns.map(\.scalar)
    let fragments = directory.sortedFiles.flatMap(\.definitions).map(\.pattern)
    for scalar in written + fragments where scalar.text.contains("{") {
      check(scalar, into: &diagnostics)
    }
  }

  private static func check(_ scalar: Scalar, into diagnostics: inout DiagnosticList) {
    let source = scalar.text
    let bytes = Array(source.utf8)
    let tokens = PatternTokens(source).tokens
    var end = 0
    for token in tokens where token.range.lowerBound >= end {
      switch token.kind {
      case .literal(0x7B) where token.range.count == 1 && !token.isQuoted:
        let rest = bytes[token.range.lowerBound...]
        let word = rest.prefix { $0 != UInt8(ascii: "}") }
        let isClosed = word.count < rest.count
        let name = word.dropFirst()
        end = token.range.lowerBound + word.count + (isClosed ? 1 : 0)
        guard !(isClosed && isName(name)) else { continue }
        report(
          token.range.lowerBound..<(isClosed ? end : token.range.upperBound), scalar, &diagnostics)
      case .quantifier(let quantifier) where quantifier.least == nil:
        report(token.range, scalar, &diagnostics)
      case .characterClass:
        guard let range = fragment(in: bytes[token.range]) else { continue }
        report(range, scalar, &diagnostics)
      default: continue
      }
    }
  }

  /// Whether some letters are the name of a fragment, as it is written between braces.
  private static func isName(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, (0x61...0x7A).contains(first) else { return false }
    return word.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// What looks like a fragment among the members of a class.
  private static func fragment(in members: ArraySlice<UInt8>) -> Range<Int>? {
    guard let start = members.firstIndex(of: UInt8(ascii: "{")),
      let end = members[start...].firstIndex(of: UInt8(ascii: "}")),
      isName(members[start + 1..<end])
    else { return nil }
    return start..<end + 1
  }

  private static func report(
    _ range: Range<Int>, _ scalar: Scalar, _ diagnostics: inout DiagnosticList
  ) {
    let place = scalar.sourceRange(of: range)
    diagnostics.warning(
      .literalBrace, "these braces stand for themselves here, or nobody knows for what", at: place,
      hint:
        "a fragment is written `{name}` outside of classes, in small letters; a number `{0,3}`; a "
        + "brace of the text `\\{`")
  }
}

extension DiagnosticCode {
  static let literalBrace = DiagnosticCode(
    "W054", "literal-brace",
    explanation:
      "`{Bait}`, `{ bait }`, `{bait` and `[{bait}]` are no fragments: the braces and the "
      + "letters between them stand for themselves, and the text has to have them. `{,3}` is read "
      + "differently by versions of PCRE2. Write `{bait}`, `{0,3}`, or `\\{` for a brace.",
    wrong: """
      define:
        bait: '秒批'
      conditions:
        offer: {text: '{bait}|{Bait}款'}

      """,
    right: """
      define:
        bait: '秒批'
      conditions:
        offer: {text: '{bait}|{bait}款'}

      """)
}
