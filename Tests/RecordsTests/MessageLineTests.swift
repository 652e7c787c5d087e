import Bytes
import Records
import Testing

struct MessageLineTests {
  @Test(arguments: [("你好", "95588"), ("a\"b\\\n\u{0}", ""), ("", "B\"NK")])
  func `a line holds the text and the sender, whatever they are`(text: String, sender: String)
    throws
  {
    let line = text.withByteView { messageLine(of: $0, from: sender) }
    let value = try #require(JSONValue(line.array))
    #expect(value["text"]?.text == text)
    #expect(value["from"]?.text == sender)
  }
}
