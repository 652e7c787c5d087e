import Bytes

/// The way from the text of a scalar back to the file, piece by piece.
///
/// It is made by decoding the scalar once more from its bytes, which is cheap because it happens
/// only when something inside a text is pointed at. That the decoding agrees with libyaml's is held
/// by a test over random documents.
struct SourceMap {
  /// Some bytes of the text, and the bytes of the file that they came from.
  struct Piece {
    var text: Range<Int>
    var source: Range<Int>

    /// True if the bytes were copied, so that every one has its own place.
    var isCopy: Bool { text.count == source.count }
  }

  /// The text as it is decoded here.
  private(set) var text: [UInt8] = []

  /// The stretches that the text was made from, in order and without gaps in the text.
  private(set) var pieces: [Piece] = []

  /// The place behind the last byte of the content.
  private(set) var end: Int

  private let source: [UInt8]

  /// Decodes a scalar.
  init(_ scalar: Scalar) {
    source = scalar.range.file.bytes
    let bytes = scalar.range.bytes
    let start = SourceMap.contentStart(in: source, bytes.startOffset..<bytes.endOffset)
    end = bytes.endOffset
    switch scalar.style {
    case .plain:
      decodeLines(start..<bytes.endOffset, quote: nil)
    case .singleQuoted, .doubleQuoted:
      end = max(bytes.endOffset - 1, start)
      let quote = scalar.style == .singleQuoted ? UInt8(ascii: "'") : nil
      decodeLines(min(start + 1, end)..<end, quote: quote)
    case .literal:
      alignLiteral(Array(scalar.text.utf8), from: start)
    case .folded:
      alignFolded(Array(scalar.text.utf8), from: start)
    }
  }

  /// Where the byte of the text at an offset begins in the file.
  func sourceStart(of offset: Int) -> Int {
    guard let piece = piece(holding: offset) else {
      return offset < 0 ? pieces.first?.source.lowerBound ?? end : contentEnd
    }
    return piece.isCopy
      ? piece.source.lowerBound + offset - piece.text.lowerBound : piece.source.lowerBound
  }

  /// Where the byte of the text before an offset ends in the file.
  func sourceEnd(of offset: Int) -> Int {
    guard let piece = piece(holding: offset - 1) else { return contentEnd }
    return piece.isCopy
      ? piece.source.lowerBound + offset - piece.text.lowerBound : piece.source.upperBound
  }

  private var contentEnd: Int { pieces.last?.source.upperBound ?? end }

  private func piece(holding offset: Int) -> Piece? {
    pieces.first { $0.text.contains(offset) }
  }

  // MARK: Making it

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = text.count
    text.append(contentsOf: source[range])
    if let last = pieces.last, last.isCopy, last.source.upperBound == range.lowerBound {
      pieces[pieces.count - 1].text = last.text.lowerBound..<text.count
      pieces[pieces.count - 1].source = last.source.lowerBound..<range.upperBound
    } else {
      pieces.append(Piece(text: start..<text.count, source: range))
    }
  }

  private mutating func replace(_ range: Range<Int>, with byte: UInt8) {
    pieces.append(Piece(text: text.count..<text.count + 1, source: range))
    text.append(byte)
  }

  /// Plain and quoted texts: blanks around a line break go, one break becomes a blank, and of
  /// several the first goes (YAML 1.1, section 5.4 and 9.1).
  private mutating func decodeLines(_ range: Range<Int>, quote: UInt8?) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if isBlankOrBreak(source[offset]) {
        offset = decodeBlanks(from: offset, upTo: range.upperBound)
      } else if source[offset] == quote, offset + 1 < range.upperBound, source[offset + 1] == quote
      {
        replace(offset..<offset + 2, with: source[offset])
        offset += 2
      } else {
        copy(offset..<offset + 1)
        offset += 1
      }
    }
  }

  private mutating func decodeBlanks(from start: Int, upTo limit: Int) -> Int {
    var offset = start
    var breaks: [Range<Int>] = []
    while offset < limit, isBlankOrBreak(source[offset]) {
      let count = breakLength(at: offset, upTo: limit)
      if count > 0 { breaks.append(offset..<offset + count) }
      offset += max(count, 1)
    }
    if breaks.isEmpty {
      copy(start..<offset)
    } else if breaks.count == 1 {
      replace(start..<offset, with: UInt8(ascii: " "))
    } else {
      for range in breaks.dropFirst() { replace(range, with: UInt8(ascii: "\n")) }
    }
    return offset
  }

  /// Literal texts: each line of the text is the end of a line of the file.
  private mutating func alignLiteral(_ wanted: [UInt8], from start: Int) {
    var offset = lineEnd(from: start)
    offset += breakLength(at: offset, upTo: source.count)
    var index = 0
    while index < wanted.count, offset < source.count {
      let lineStop = wanted[index...].firstIndex(of: UInt8(ascii: "\n")) ?? wanted.count
      let sourceStop = lineEnd(from: offset)
      let count = min(lineStop - index, sourceStop - offset)
      copy(sourceStop - count..<sourceStop)
      let length = breakLength(at: sourceStop, upTo: source.count)
      if lineStop < wanted.count {
        replace(sourceStop..<sourceStop + length, with: UInt8(ascii: "\n"))
      }
      offset = sourceStop + max(length, 1)
      index = lineStop + 1
    }
    end = min(offset, source.count)
  }

  /// Folded texts: between the lines of the file the text has only blanks and line breaks.
  private mutating func alignFolded(_ wanted: [UInt8], from start: Int) {
    var offset = lineEnd(from: start)
    offset += breakLength(at: offset, upTo: source.count)
    var gapStart = offset
    while text.count < wanted.count, offset < source.count {
      let sourceStop = lineEnd(from: offset)
      let content = source[offset..<sourceStop].firstIndex { $0 != UInt8(ascii: " ") } ?? sourceStop
      if content < sourceStop {
        fillGap(of: wanted, from: gapStart..<content)
        let count = min(sourceStop - content, wanted.count - text.count)
        copy(content..<content + count)
        gapStart = sourceStop
      }
      offset = sourceStop + max(breakLength(at: sourceStop, upTo: source.count), 1)
    }
    end = min(offset, source.count)
    while text.count < wanted.count { replace(gapStart..<end, with: wanted[text.count]) }
  }

  private mutating func fillGap(of wanted: [UInt8], from gap: Range<Int>) {
    while text.count < wanted.count, isBlankOrBreak(wanted[text.count]) {
      replace(gap, with: wanted[text.count])
    }
  }

  // MARK: Looking at the file

  private func isBlankOrBreak(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func breakLength(at offset: Int, upTo limit: Int) -> Int {
    guard offset < limit else { return 0 }
    if source[offset] == 0x0A { return 1 }
    guard source[offset] == 0x0D else { return 0 }
    return offset + 1 < limit && source[offset + 1] == 0x0A ? 2 : 1
  }

  private func lineEnd(from start: Int) -> Int {
    source[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? source.count
  }

  /// Steps over anchors and tags, which are errors but stand in the range.
  private static func contentStart(in source: [UInt8], _ range: Range<Int>) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard source[offset] == UInt8(ascii: "&") || source[offset] == UInt8(ascii: "!") else {
        break
      }
      while offset < range.upperBound, source[offset] > 0x20 { offset += 1 }
      while offset < range.upperBound, source[offset] <= 0x20 { offset += 1 }
    }
    return offset
  }
}
