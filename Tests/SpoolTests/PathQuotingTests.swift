import Bytes
import FileSystem
import Testing

struct PathQuotingTests {
  @Test func `paths and quoted texts escape the same characters`() {
    for value in (0..<0x11_0000 as Range<UInt32>) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      // Each has a way of its own to write the two signs that quoting itself uses.
      if scalar == "\"" || scalar == "\\" { continue }
      let isPlainInPath = "\(FilePath(text))" == "\"\(text)\""
      let isPlainInText = "\(Quoted(text))" == "\"\(text)\""
      if isPlainInPath != isPlainInText {
        Issue.record("U+\(String(value, radix: 16)) is shown by one of them alone")
      }
    }
  }

  @Test(arguments: ["a\"b", "a\\b", "\u{1B}[2J", "a\u{202E}b", "\u{9B}", "贷 款"])
  func `neither shows what ends the quotes or what a terminal obeys`(text: String) {
    for shown in ["\(FilePath(text))", "\(Quoted(text))"] {
      let inner = shown.dropFirst().dropLast().unicodeScalars
      #expect(inner.allSatisfy { Quoted.escape($0) == nil })
      #expect(!shown.dropFirst().dropLast().replacing("\\\"", with: "").contains("\""))
    }
  }
}
