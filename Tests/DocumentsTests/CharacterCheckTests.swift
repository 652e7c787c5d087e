import Bytes
import Testing

@testable import Documents

struct CharacterCheckTests {
  private func codes(_ bytes: [UInt8]) -> [DiagnosticCode] {
    var diagnostics = DiagnosticList()
    var check = CharacterCheck(SourceFile(path: "f", bytes: bytes))
    let isFine = check.run(into: &diagnostics)
    #expect(isFine == diagnostics.isEmpty)
    return diagnostics.all.map(\.code)
  }

  @Test func `what is let through, libyaml reads and keeps`() {
    for value in UInt32(0)..<0x3_0000 {
      guard let scalar = Unicode.Scalar(value), value % 7 == 0 || value < 0x3000 else { continue }
      let text = String(Character(scalar))
      guard codes(Array("'a\(text)b'".utf8)).isEmpty, scalar != "'", scalar != "\n" else {
        continue
      }
      let (root, diagnostics) = parse("'a\(text)b'")
      #expect(diagnostics.isEmpty, "U+\(String(value, radix: 16))")
      #expect(scalars(root).map(\.text) == ["a\(text)b"])
    }
  }

  @Test(arguments: [
    ("carriage return alone", Array("a\rb".utf8), [DiagnosticCode.controlCharacter]),
    ("carriage return at the end", Array("a\r".utf8), [.controlCharacter]),
    ("line break of Windows", Array("a\r\nb\r\n".utf8), []),
    ("next line", Array("a\u{85}b".utf8), [.controlCharacter]),
    ("mark in the middle", Array("a\u{FEFF}b".utf8), [.controlCharacter]),
    ("no character", Array("a\u{FFFF}b".utf8), [.controlCharacter]),
    ("delete", [0x61, 0x7F], [.controlCharacter]),
    ("surrogate", [0x61, 0xED, 0xA0, 0x80], [.notUTF8]),
    ("overlong", [0xC0, 0xAF], [.notUTF8]),
    ("broken in two lines", [0xFF, 0x0A, 0xFF, 0x61, 0xFF], [.notUTF8]),
    ("tabs in two lines", Array("\t\t\n\t".utf8), [.tab, .tab]),
    ("wide blank before a key", Array("a: b\n\u{3000}c: d\n".utf8), [.indentation]),
    ("hard blank before an item", Array("a:\n \u{A0}- d\n".utf8), [.indentation]),
    ("wide blank in a text", Array("a: |\n  \u{3000}贷款\n".utf8), []),
  ])
  func `what may not stand in a document has a code`(
    name: String, bytes: [UInt8], expected: [DiagnosticCode]
  ) {
    #expect(codes(bytes) == expected)
  }

  @Test func `a long line of tabs and broken bytes is looked through once`() {
    let bytes = [UInt8](repeating: 0x09, count: 200_000) + [UInt8](repeating: 0xFF, count: 200_000)
    #expect(codes(bytes) == [.tab, .notUTF8])
  }
}
