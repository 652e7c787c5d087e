import Bytes

/// A place in a file and what stands around it on its line.
struct SyntaxSite {
  let file: SourceFile
  let offset: Int

  /// The line, from 1.
  var line: Int { file.position(of: offset).line }

  /// Another place in the same file.
  func moved(to other: Int) -> SyntaxSite {
    SyntaxSite(file: file, offset: min(other, file.bytes.count))
  }

  /// The character at the place; empty at the end of a line.
  var character: SourceRange { file.range(offset..<offset).firstCharacter }

  /// From the place to the last character of its line that is not blank.
  var restOfLine: SourceRange {
    var end = max(offset, file.lineBytes(line).endOffset)
    while end > offset, file.bytes[end - 1] <= 0x20 { end -= 1 }
    return file.range(offset..<end)
  }

  /// The line without the blanks around it.
  var lineContent: SourceRange {
    let bytes = file.lineBytes(line)
    let content = file.bytes[bytes.startOffset..<bytes.endOffset]
    guard
      let start = content.firstIndex(where: { $0 > 0x20 }),
      let last = content.lastIndex(where: { $0 > 0x20 })
    else { return file.range(bytes.startOffset..<bytes.startOffset) }
    return file.range(start..<last + 1)
  }

  /// The last line above that is not blank.
  var previousLine: SyntaxSite? {
    var number = line - 1
    while number >= 1 {
      let site = SyntaxSite(file: file, offset: file.lineBytes(number).startOffset)
      if site.lineContent.bytes.count > 0 { return site }
      number -= 1
    }
    return nil
  }

  /// True if a colon that ends a key stands on this line before the place.
  var hasColonBefore: Bool {
    let start = file.lineBytes(line).startOffset
    guard start < offset else { return false }
    return (start..<offset).contains { index in
      file.bytes[index] == UInt8(ascii: ":") && index + 1 < offset && file.bytes[index + 1] == 0x20
    }
  }

  /// The colon of a line such as `- id:loan`, where the blank behind it was forgotten.
  var tightColon: SourceRange? {
    let content = lineContent.bytes
    var offset = content.startOffset
    while offset < content.endOffset,
      file.bytes[offset] == UInt8(ascii: "-") || file.bytes[offset] == 0x20
    { offset += 1 }
    let start = offset
    while offset < content.endOffset, SyntaxSite.isOfKey(file.bytes[offset]) { offset += 1 }
    guard offset > start, offset + 1 < content.endOffset else { return nil }
    guard file.bytes[offset] == UInt8(ascii: ":"), file.bytes[offset + 1] > 0x20 else { return nil }
    return file.range(offset..<offset + 1)
  }

  /// True if only blanks of the same line lie between a value and the place.
  func follows(_ value: SourceRange) -> Bool {
    let end = value.bytes.endOffset
    guard end <= offset, value.bytes.count > 0 else { return false }
    return file.bytes[end..<offset].allSatisfy { $0 == 0x20 }
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension SourceRange {
  /// The character at the start; empty at the end of a line or of the file.
  var firstCharacter: SourceRange {
    let start = bytes.startOffset
    guard start < file.bytes.count, file.bytes[start] > 0x1F else {
      return file.range(start..<start)
    }
    var end = start + 1
    while end < file.bytes.count, file.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return file.range(start..<end)
  }
}

extension Node {
  /// True if a list or mapping is written in brackets.
  var isFlow: Bool {
    guard let first = range.text.unicodeScalars.first else { return false }
    if case .scalar = self { return false }
    return first == "[" || first == "{"
  }
}
