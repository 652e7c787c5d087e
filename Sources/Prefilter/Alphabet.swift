import Bytes
import Patterns
import Views

/// The letters of a text, one number each, as they are compared with literals.
///
/// Letters are what PCRE2 counts as letters or digits, below U+10000, and the skeleton does not count
/// as separators; everything else is dropped.
/// So a separator between two characters costs a literal nothing, and an item of a pattern that
/// matches nothing but separators, such as `[\s\W]`, is as good as not there. ASCII is compared
/// without regard to case. Each character becomes its letters by itself, whatever stands around
/// it: only so does a literal in a text give the letters of the literal in the letters of the text.
struct Alphabet {
  private let view: View

  /// The alphabet in which patterns of a view are read.
  init(of view: View) {
    self.view = view
  }

  /// The most letters that one character of the text becomes: in the raw text, what folding makes.
  var letterCountMax: Int { view == .raw ? Alphabet.foldedCharacterCountMax : 1 }

  /// True if every character that `\W` matches has no letters.
  ///
  /// In the raw text ㊣ is a symbol, and folds to a letter; in sound, syllables are private-use.
  var dropsNonWords: Bool { view == .folded || view == .skeleton }

  /// The letters of a character of the text.
  func letters(of code: UInt32) -> [UInt16] {
    guard view == .raw else {
      return Alphabet.letter(code, inSound: view == .sound).map { [$0] } ?? []
    }
    return ViewTables.foldedCodes(of: code).compactMap { Alphabet.letter($0, inSound: false) }
  }

  /// The letter of a folded character; nil for what is dropped.
  static func letter(_ code: UInt32, inSound: Bool) -> UInt16? {
    guard code < 0x1_0000, (inSound ? soundLetters : textLetters)[Int(code)] != 0 else {
      return nil
    }
    if code == kelvinSign { return 0x6B }
    if code == longS { return 0x73 }
    return code &- 0x41 < 26 ? UInt16(code | 0x20) : UInt16(code)
  }

  /// The characters that have a letter.
  static func characters(of letter: UInt16) -> [UInt32] {
    var codes = [UInt32(letter)]
    if letter &- 0x61 < 26 { codes.append(UInt32(letter) & ~0x20) }
    if letter == 0x6B { codes.append(kelvinSign) }
    if letter == 0x73 { codes.append(longS) }
    return codes
  }

  /// The Kelvin sign, which matches k without regard to case.
  private static let kelvinSign: UInt32 = 0x212A

  /// The long s, which matches s without regard to case.
  private static let longS: UInt32 = 0x017F

  /// The most characters that folding makes of one; U+FDFA becomes 18.
  static let foldedCharacterCountMax = 18

  /// Where the syllables of the view sound are, which no text brings with it.
  private static let privateUse: ClosedRange<UInt32> = 0xE000...0xF8FF

  /// Of each character below U+10000 one if it has a letter, else zero.
  ///
  /// What the skeleton can drop has none, so that where it drops nothing else it has the letters of
  /// the folded text.
  /// PCRE2 itself is asked, since its version of Unicode is the one that `\w` and `\W` go by.
  static let textLetters: [UInt16] = {
    var letters = [UInt16](repeating: 0, count: 0x1_0000)
    for code in characters("[\\p{L}\\p{N}]+", in: 0...0xFFFF) where !ViewTables.isSeparator(code) {
      letters[Int(code)] = 1
    }
    return letters
  }()

  /// The same for the view sound.
  static let soundLetters: [UInt16] = {
    var letters = textLetters
    for code in privateUse { letters[Int(code)] = 1 }
    return letters
  }()

  /// True if every character that `\d` matches is folded to one digit of ASCII.
  ///
  /// False only where PCRE2 knows a newer Unicode than the tables of folding; then digits are not
  /// counted. No digits were ever put beyond the first two planes.
  static let knowsDigits = characters("\\d+", in: 0...0x1_FFFF).allSatisfy { code in
    let folded = ViewTables.foldedCodes(of: code)
    return folded.count == 1 && folded[0] &- 0x30 < 10
  }

  /// The characters of a range that a pattern matches.
  private static func characters(_ source: String, in range: ClosedRange<UInt32>) -> [UInt32] {
    let text = String(String.UnicodeScalarView(range.compactMap(Unicode.Scalar.init)))
    let pattern: Pattern
    do throws(PatternError) {
      pattern = try Pattern(source, usingJIT: false)
    } catch {
      preconditionFailure("PCRE2 refuses the pattern that tells letters")
    }
    var limits = MatchLimits()
    // The text is long, and ours.
    limits.boundsWork = false
    var scratch = MatchScratch(limits: limits)
    var found: [UInt32] = []
    text.withByteView { text in
      var offset = 0
      while case .found(let range) = pattern.firstMatch(in: text, from: offset, using: &scratch) {
        var decoder = UTF8Decoder(text, from: range.startOffset)
        while decoder.offset < range.endOffset, let step = decoder.next() {
          if let scalar = step.scalar { found.append(scalar.value) }
        }
        offset = range.endOffset
      }
    }
    return found
  }
}
