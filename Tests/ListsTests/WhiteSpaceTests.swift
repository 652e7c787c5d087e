import Bytes
import Testing

@testable import Lists

struct WhiteSpaceTests {
  @Test(arguments: [
    ("", ""), (" ", ""), ("　", ""), ("\u{A0}a\u{2003}", "a"), (" \t　贷 款　 ", "贷 款"),
    ("a\u{200B}", "a\u{200B}"), ("é", "é"), ("　\u{FEFF}　", "\u{FEFF}"),
  ])
  func `white space at the ends is left out`(text: String, trimmed: String) {
    #expect(text.withByteView { $0[trimmedRange($0, 0..<$0.count)].text } == trimmed)
  }

  @Test(
    arguments: [[0xE3, 0x80], [0x80, 0x80], [0xC2], [0xA0], [0xE2, 0x80, 0x7F]] as [[UInt8]])
  func `pieces of characters are no white space`(bytes: [UInt8]) {
    #expect(bytes.withByteView { trimmedRange($0, 0..<$0.count) } == 0..<bytes.count)
  }
}
