import Bytes
import Foundation
import Testing

struct JSONLineTests {
  @Test func `members stand in the order in which they were added`() {
    var line = JSONLine()
    #expect(line.object == "{}")
    line.add("z", 1)
    line.add("a", "贷\"\n")
    line.add("yes", true)
    line.add("raw", json: "null")
    line.add("texts", texts: ["a", "\\"])
    line.add("none", array: [])
    line.add("spans", spans: [ByteRange(0..<3), ByteRange(5..<9)])
    line.add("at", timestamp: 0)
    var inner = JSONLine()
    inner.add("least", Int64.min)
    line.add("inner", inner)
    line.add("empty", JSONLine())
    line.add("pair") { $0.append("[1,2]") }
    #expect(
      line.text
        == #"{"z":1,"a":"贷\"\n","yes":true,"raw":null,"texts":["a","\\"],"none":[],"#
        + #""spans":[[0,3],[5,9]],"at":"1970-01-01T00:00:00.000Z","inner":{"least":-9223372036854775808},"empty":{},"#
        + #""pair":[1,2]}"# + "\n")
    #expect(line.bytes == Array(line.text.utf8))
  }

  @Test(arguments: ["", "a\u{0}b", "\u{7F}\u{9B}31m", "\u{2028}", "😀\u{10FFFF}", "\"\\/\t\r\n"])
  func `what was written is read back by others and by us`(text: String) throws {
    var line = JSONLine()
    line.add(text, text)
    let object = try JSONSerialization.jsonObject(with: Data(line.text.utf8))
    #expect(object as? [String: String] == [text: text])
    #expect(JSONValue(Array(line.text.utf8))?[text] == .text(text))
  }
}
