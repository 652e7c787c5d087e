import Bytes
import Patterns
import TestSupport
import Testing
import Views

/// A pattern and a text in two spellings: as an author or sender disguises it, and canonical.
private struct Spelling {
  var disguised = ""
  var canonical = ""

  static func + (left: Spelling, right: Spelling) -> Spelling {
    Spelling(
      disguised: left.disguised + right.disguised, canonical: left.canonical + right.canonical)
  }

  static func += (left: inout Spelling, right: Spelling) { left = left + right }

  init(_ same: String) { (disguised, canonical) = (same, same) }

  init(disguised: String = "", canonical: String = "") {
    (self.disguised, self.canonical) = (disguised, canonical)
  }
}

/// Random patterns over a small alphabet of characters that have foreign spellings.
private struct PatternMaker {
  var generator: SeededGenerator

  /// Canonical characters with their other spellings; the last ones have a meaning in patterns.
  static let alphabet: [(Character, [Character])] = [
    ("贷", ["貸"]), ("款", ["欵"]), ("国", ["國", "囯"]), ("a", ["A", "Ａ", "а", "ⓐ"]), ("b", ["B", "ｂ"]),
    ("k", ["K", "\u{212A}", "ｋ"]), ("1", ["１", "①", "𝟏"]), ("2", ["２", "②"]), (":", ["："]),
    ("(", ["（"]), (")", ["）"]), ("?", ["？"]), ("+", ["＋"]), ("|", ["｜"]), ("*", ["＊"]),
    (".", ["．"]),
    ("[", ["［"]), ("]", ["］"]), ("-", ["－"]), ("^", ["＾"]), ("$", ["＄"]), ("{", ["｛"]),
    ("}", ["｝"]),
    ("\\", ["＼"]), ("#", ["＃"]),
  ]

  mutating func pick(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func letter() -> (canonical: Character, other: Character) {
    let entry = Self.alphabet[pick(pick(3) == 0 ? Self.alphabet.count : 8)]
    let other = pick(2) == 0 ? entry.0 : entry.1[pick(entry.1.count)]
    return (entry.0, other)
  }

  private func isMeta(_ letter: Character) -> Bool { "\\^$.|?*+()[]{}#".contains(letter) }

  mutating func literal() -> Spelling {
    let (canonical, other) = letter()
    let isSame = canonical == other
    let plain = (isMeta(canonical) ? "\\" : "") + String(canonical)
    if isSame { return Spelling(plain) }
    // An escape before a foreign sign is allowed, and means the sign.
    let isEscaped = !other.isLetter && !other.isNumber && pick(4) == 0
    return Spelling(disguised: (isEscaped ? "\\" : "") + String(other), canonical: plain)
  }

  mutating func quoted() -> Spelling {
    var all = Spelling("\\Q")
    for _ in 0...pick(3) {
      let (canonical, other) = letter()
      guard canonical != "\\" else { continue }
      all += Spelling(disguised: String(other), canonical: String(canonical))
    }
    return all + Spelling("\\E")
  }

  mutating func charClass() -> Spelling {
    var all = Spelling(pick(4) == 0 ? "[^" : "[")
    for _ in 0...pick(4) {
      switch pick(8) {
      case 0: all += Spelling(disguised: ["a-c", "A-C", "Ａ-Ｃ", "ａ-ｃ"][pick(4)], canonical: "a-c")
      case 1: all += Spelling(disguised: ["0-2", "０-２"][pick(2)], canonical: "0-2")
      case 2: all += Spelling(["\\d", "\\s", "[:digit:]", "\\x{8D37}", "\\p{L}"][pick(5)])
      default:
        let (canonical, other) = letter()
        let isSign = "\\^-[]:".contains(canonical)
        all += Spelling(
          disguised: (isSign && canonical == other ? "\\" : "") + String(other),
          canonical: (isSign ? "\\" : "") + String(canonical))
      }
    }
    return all + Spelling("]")
  }

  mutating func atom(_ depth: Int) -> Spelling {
    switch pick(depth > 2 ? 6 : 11) {
    case 0...2: return literal()
    case 3: return charClass()
    case 4: return pick(2) == 0 ? quoted() : Spelling(["\\d", "\\w", ".", "\\x{6B3E}"][pick(4)])
    case 5: return literal() + literal()
    case 6: return Spelling("(?:") + alternatives(depth + 1) + Spelling(")")
    case 7: return Spelling("(") + alternatives(depth + 1) + Spelling(")")
    case 8: return Spelling(["(?=", "(?!"][pick(2)]) + alternatives(depth + 1) + Spelling(")")
    case 9: return Spelling(["(?<=", "(?<!"][pick(2)]) + literal() + Spelling(")")
    default:
      return Spelling(["(?i:", "(?s:", "(?-i:", "(?>"][pick(4)]) + alternatives(depth + 1)
        + Spelling(")")
    }
  }

  mutating func sequence(_ depth: Int) -> Spelling {
    var all = Spelling()
    for _ in 0...pick(3) {
      all += atom(depth)
      if pick(4) == 0 { all += Spelling(["?", "*", "+", "{1,2}", "{2}", "+?", "?+"][pick(7)]) }
    }
    return all
  }

  mutating func alternatives(_ depth: Int) -> Spelling {
    var all = sequence(depth)
    while pick(4) == 0 { all += Spelling("|") + sequence(depth) }
    return all
  }

  mutating func text() -> Spelling {
    var all = Spelling()
    for _ in 0..<pick(9) {
      let (canonical, other) = letter()
      all += Spelling(disguised: String(other), canonical: String(canonical))
    }
    return all
  }
}

struct FoldedPatternDifferentialTests {
  @Test func `a folded pattern finds in a folded text what the canonical one finds`() throws {
    var maker = PatternMaker(generator: SeededGenerator(seed: 0xD1FF))
    let tables = ViewTables.withoutVariants
    var scratch = MatchScratch()
    var comparisonCount = 0
    for _ in 0..<4000 {
      let pattern = maker.alternatives(0)
      guard let plain = try? Pattern(pattern.canonical) else { continue }  // Quantified assertions.
      let folded = tables.fold(pattern: Array(pattern.disguised.utf8), for: .folded)
      guard !folded.hasError else { continue }
      let context = "\(pattern.disguised) → \(String(decoding: folded.bytes, as: UTF8.self))"
      guard let compiled = try? Pattern(folded.bytes) else {
        Issue.record("does not compile: \(context), canonical \(pattern.canonical)")
        continue
      }
      for _ in 0..<8 {
        let text = maker.text()
        let expected = Array(text.canonical.utf8).withByteView {
          plain.firstMatch(in: $0, using: &scratch)
        }
        let found = NameFolder.folded(Array(text.disguised.utf8)).withByteView {
          compiled.firstMatch(in: $0, using: &scratch)
        }
        #expect(
          found == expected, "\(context), canonical \(pattern.canonical) in \(text.canonical)")
        comparisonCount += 1
      }
    }
    #expect(comparisonCount > 20_000)
  }
}
