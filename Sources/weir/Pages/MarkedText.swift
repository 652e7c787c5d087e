import Bytes
import Documents

/// A text with the words that rules rest on between « and », as the sender wrote them.
struct MarkedText {
  let text: [UInt8]
  let spans: [ByteRange]
  /// Of each stretch inside or outside of spans no more bytes than this are shown.
  var byteCountMax = Self.usualByteCountMax

  /// What is shown where texts are examples, and not what was asked for.
  static let usualByteCountMax = 400

  /// The text for a person, in one line, quoted where a terminal would obey or hide it.
  func shown(_ paint: Paint) -> String {
    pieces().map { piece, isInside in
      isInside ? paint("«\(piece)»", .mark) : piece
    }.joined()
  }

  /// The stretches of the text inside and outside of spans, quoted.
  private func pieces() -> [(text: String, isInside: Bool)] {
    var inside = [Bool](repeating: false, count: text.count + 1)
    for span in spans where span.startOffset < text.count {
      for offset in span.startOffset..<min(span.endOffset, text.count) { inside[offset] = true }
    }
    var pieces: [(text: String, isInside: Bool)] = []
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, inside[end] == inside[start] { end += 1 }
      let piece = MarkedText.quoted(Array(text[start..<end]), byteCountMax: byteCountMax)
      pieces.append((piece, inside[start]))
      start = end
    }
    return pieces
  }

  /// Bytes of a record for a person, without quotes around them.
  static func quoted(_ bytes: [UInt8], byteCountMax: Int = usualByteCountMax) -> String {
    bytes.withByteView { quoted($0, byteCountMax: byteCountMax) }
  }

  /// Bytes of a record for a person, without quotes around them.
  static func quoted(_ bytes: ByteView, byteCountMax: Int = usualByteCountMax) -> String {
    Quoted.visible(bytes, byteCountMax: byteCountMax)
  }
}
