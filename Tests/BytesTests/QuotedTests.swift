import Bytes
import TestSupport
import Testing

struct QuotedTests {
  @Test(arguments: [
    ("plain text passes", "abc 123", "\"abc 123\""),
    ("Han and full-width forms pass", "您好，ＶＩＰ", "\"您好，ＶＩＰ\""),
    ("an emoji passes", "😀", "\"😀\""),
    ("quotes and backslashes", "a\"b\\", #""a\"b\\""#),
    ("line ends and tabs", "a\n\r\t", #""a\n\r\t""#),
    ("an escape sequence of a terminal", "\u{1B}[31m", #""\u{1b}[31m""#),
    ("NUL and DEL", "\u{0}\u{7F}", #""\u{0}\u{7f}""#),
    ("C1 controls", "\u{9B}", #""\u{9b}""#),
    ("a right-to-left override", "a\u{202E}b", #""a\u{202e}b""#),
    ("an isolate", "\u{2066}", #""\u{2066}""#),
    ("zero width space and joiner", "a\u{200B}\u{200D}b", #""a\u{200b}\u{200d}b""#),
    ("a byte order mark", "\u{FEFF}", #""\u{feff}""#),
    ("a variation selector", "a\u{FE0F}", #""a\u{fe0f}""#),
    ("a Hangul filler", "\u{3164}", #""\u{3164}""#),
    ("line and paragraph separators", "\u{2028}\u{2029}", #""\u{2028}\u{2029}""#),
    ("spaces that are none", "\u{A0}\u{3000}", #""\u{a0}\u{3000}""#),
    ("a private character", "\u{E000}", #""\u{e000}""#),
    ("a tag character", "\u{E0041}", #""\u{e0041}""#),
  ])
  func `what could mislead a reader is escaped`(name: String, text: String, shown: String) {
    #expect(Quoted(text).description == shown, "\(name)")
  }

  @Test func `broken bytes are shown in hexadecimal`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0xE4, 0xBD, 0x62]
    let shown = bytes.withByteView { Quoted($0).description }
    #expect(shown == #""a\xff\xe4\xbdb""#)
  }

  @Test(arguments: [
    ("abc", 3, "\"abc\""), ("abcd", 3, "\"abc…\""), ("汉字", 5, "\"汉…\""), ("汉", 0, "\"…\""),
    ("", 0, "\"\""),
  ])
  func `a long text is cut between characters`(text: String, most: Int, shown: String) {
    #expect(Quoted(text, byteCountMax: most).description == shown)
  }

  @Test func `no bytes put a control character on the screen`() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<3_000 {
      let count = Int.random(in: 0..<30, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let shown = bytes.withByteView { Quoted($0).description }
      let bad = shown.unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
      }
      #expect(!bad, "\(bytes)")
    }
  }
}
