public import Bytes

/// The line of a message, for tools that ask rules about a text: the way of every real record.
///
/// - Parameters:
///   - text: The text, in any bytes.
///   - sender: The sender; empty for none.
/// - Returns: The line, without a line feed.
public func messageLine(of text: ByteView, from sender: String) -> ByteBuffer {
  var line = ByteBuffer(capacity: text.count + 128)
  line.append("{\"kind\":\"sms\",\"id\":\"text\",\"ts\":1772323200000,\"to\":\"\",\"from\":")
  line.appendJSONString(sender)
  line.append(",\"text\":")
  line.appendJSONString(text)
  line.append("}")
  return line
}
