import Bytes
import Patterns
import Testing
import Views

@testable import Prefilter

struct AlphabetTests {
  /// The characters below U+30000 that a pattern matches, asked one by one.
  private static func matched(by source: String) throws -> [UInt32] {
    let pattern = try Pattern(source)
    var scratch = MatchScratch()
    return (UInt32(0)...0x2_FFFF).filter { code in
      guard let scalar = Unicode.Scalar(code) else { return false }
      return String(Character(scalar)).withByteView {
        pattern.firstMatch(in: $0, using: &scratch) != .none
      }
    }
  }

  @Test(arguments: [View.folded, .skeleton])
  func `what W matches has no letters, and all letters and digits have`(view: View) throws {
    let alphabet = Alphabet(of: view)
    #expect(alphabet.dropsNonWords)
    for code in try Self.matched(by: "^\\W$") { #expect(alphabet.letters(of: code) == []) }
    for code in try Self.matched(by: "^[\\p{L}\\p{N}]$") where code < 0x1_0000 {
      let count = alphabet.letters(of: code).count
      #expect(count == (ViewTables.isSeparator(code) ? 0 : 1), "U+\(String(code, radix: 16))")
    }
  }

  @Test func `what the skeleton can drop has no letters`() {
    let alphabet = Alphabet(of: .skeleton)
    for code in UInt32(0)...0x1_FFFF where ViewTables.isSeparator(code) {
      #expect(alphabet.letters(of: code).isEmpty)
    }
  }

  @Test(arguments: View.allCases, ["^\\s$", "^\\h$", "^\\v$", "^\\R$"])
  func `blanks and line ends have no letters in any view`(view: View, pattern: String) throws {
    let alphabet = Alphabet(of: view)
    for code in try Self.matched(by: pattern) { #expect(alphabet.letters(of: code) == []) }
  }

  @Test func `every digit is folded to one of ASCII`() throws {
    #expect(Alphabet.knowsDigits)
    let raw = Alphabet(of: .raw)
    for code in try Self.matched(by: "^\\d$") {
      let letters = raw.letters(of: code)
      #expect(letters.count == 1 && letters.allSatisfy(isDigit))
    }
  }

  @Test(arguments: ["abcdefghijklmnopqrstuvwxyz"])
  func `characters that are equal but for case have the same letters`(letters: String) throws {
    for letter in letters {
      let alike = try Self.matched(by: "^(?i)\(letter)$")
      #expect(alike.count >= 2)
      let found = Set(alike.map { Alphabet(of: .folded).letters(of: $0) })
      #expect(found.count == 1, "\(letter)")
    }
  }

  @Test func `no character becomes more letters than the bound`() {
    let raw = Alphabet(of: .raw)
    for code in UInt32(0)...0x1_FFFF where Unicode.Scalar(code) != nil {
      #expect(raw.letters(of: code).count <= raw.letterCountMax)
    }
  }

  @Test func `the letters of a text are those of its characters, one after the other`() {
    // What folding does to a text beyond single characters, it does to blanks alone.
    var views = ViewScratch()
    let raw = Alphabet(of: .raw)
    let folded = Alphabet(of: .folded)
    for text in ["貸 款  ＡＢ①②㎡", "a\u{300}b\u{200B}c", "㊣！！ 🧧x", "\u{FDFA}\u{3000}\u{E010}"] {
      text.withByteView { bytes in
        views.begin(bytes)
        let expected = text.unicodeScalars.flatMap { raw.letters(of: $0.value) }
        let found = views.text(.folded).text.unicodeScalars.flatMap { folded.letters(of: $0.value) }
        #expect(found == expected)
      }
    }
  }
}
