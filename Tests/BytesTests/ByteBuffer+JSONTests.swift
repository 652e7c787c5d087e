import Bytes
import Foundation
import TestSupport
import Testing

struct ByteBufferJSONTests {
  /// What the buffer writes for a text.
  private func encoded(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.appendJSONString(text)
    return buffer.view.text
  }

  @Test(arguments: [
    ("", #""""#), ("a", #""a""#), ("汉字", #""汉字""#), ("\"", #""\"""#), ("\\", #""\\""#),
    ("/", #""/""#), ("\n\r\t\u{08}\u{0C}", #""\n\r\t\b\f""#), ("\u{00}\u{1F}", #""\u0000\u001f""#),
    ("\u{7F}", #""\u007f""#), ("12345678\"", #""12345678\"""#), ("\u{2028}", "\"\u{2028}\""),
  ])
  func `a string is escaped where it must be`(text: String, expected: String) {
    #expect(encoded(text) == expected)
  }

  @Test func `another decoder reads back every string`() throws {
    var generator = SeededGenerator(seed: 1)
    let pieces = ["\"", "\\", "\n", "\u{0}", "\u{7F}", "\u{1F}", "a", "bcd", "汉", "😀", "\u{80}"]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<40, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let data = Data("[\(encoded(text))]".utf8)
      let decoded = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
      #expect(decoded == [text])
    }
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 9, 10, 99, 100, 1_234_567_890, Int64.max])
  func `an integer is written in decimal digits`(value: Int64) {
    var buffer = ByteBuffer()
    buffer.appendDecimal(value)
    let text = buffer.view.text
    #expect(text == String(value))
  }

  @Test func `the largest integers are written`() {
    var buffer = ByteBuffer()
    buffer.appendDecimal(UInt64.max)
    buffer.append(UInt8(ascii: " "))
    buffer.appendDecimal(Int8.min)
    let text = buffer.view.text
    #expect(text == "18446744073709551615 -128")
  }

  @Test(arguments: [
    (0, "0.0"), (5, "0.5"), (-5, "-0.5"), (35, "3.5"), (-120, "-12.0"), (100, "10.0"),
    (Int.min, "-922337203685477580.8"), (Int.max, "922337203685477580.7"),
  ])
  func `tenths are written with one decimal place`(tenths: Int, expected: String) {
    var buffer = ByteBuffer()
    buffer.appendTenths(tenths)
    let text = buffer.view.text
    #expect(text == expected)
  }

  @Test func `a byte is written in two hexadecimal digits`() {
    var buffer = ByteBuffer()
    for byte in [0x00, 0x0A, 0x9F, 0xFF] as [UInt8] { buffer.appendHexadecimal(byte) }
    let text = buffer.view.text
    #expect(text == "000a9fff")
  }
}
