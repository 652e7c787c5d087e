import Bytes
import Foundation
import TestSupport
import Testing

struct JSONValueTests {
  private func read(_ text: String) -> JSONValue? { JSONValue(Array(text.utf8)) }

  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .flag(true)), ("false", .flag(false)),
    ("-12.5e3", .number("-12.5e3")), ("\"贷\"", .text("贷")), ("[]", .array([])),
    ("[1,[null]]", .array([.number("1"), .array([.null])])), ("{}", .object([])),
    ("{\"a\":1,\"b\":{}}", .object([("a", .number("1")), ("b", .object([]))])),
    (#""\u8d37\ud83d\ude00\/\b\f""#, .text("贷😀/\u{8}\u{C}")),
    (#""\ud83dx\ude00""#, .text("\u{FFFD}x\u{FFFD}")),
  ])
  func `a value is read`(text: String, value: JSONValue) {
    #expect(read(text) == value)
  }

  @Test(arguments: [
    "", "nul", "{", "[1,]", "{\"a\"}", "{a:1}", "1 2", "\"a", #""\x""#, #""\u12""#, "[1}", "--1",
    String(repeating: "[", count: 100_000),
  ])
  func `what is no value is none`(text: String) {
    #expect(read(text) == nil)
  }

  @Test func `members are asked for by their names and types`() {
    let value = read(#"{"a":"b","n":7,"x":1.5,"f":true,"c":{"p":1,"q":"r"}}"#)
    #expect(value?["a"]?.text == "b")
    #expect(value?["n"]?.integer == 7 && value?["n"]?.double == 7)
    #expect(value?["x"]?.integer == nil && value?["x"]?.double == 1.5)
    #expect(value?["f"]?.flag == true)
    #expect(value?["c"]?.counts.map(\.label) == ["p"])
    #expect(
      value?["none"] == nil && value?["a"]?["b"] == nil && value?["a"]?.counts.isEmpty == true)
  }

  @Test func `bytes at random end nothing, and what is read is what Foundation reads`() {
    var generator = SeededGenerator(seed: 3)
    let pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "1", "true", " ", "\\", "\"", "-"]
    for _ in 0..<3_000 {
      var bytes = hostileBytes(using: &generator)
      for _ in 0..<Int.random(in: 0..<8, using: &generator) {
        bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
      }
      guard JSONValue(bytes) == nil else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      // We take some numbers that the standard does not; nothing that it takes is refused.
      let object = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect(object == nil, "\(text)")
    }
  }
}
