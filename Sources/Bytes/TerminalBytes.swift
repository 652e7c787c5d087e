/// Bytes with escapes for what a terminal would obey or hide, for JSON that a person looks at.
///
/// JSON lets the control characters of ISO 6429 (U+0080 to U+009F), DEL, the bidirectional controls
/// and the separators of lines and paragraphs stand in strings as they are; some terminals take
/// U+009B for the beginning of a command. As `\u` escapes they are the same strings.
///
/// - Parameter bytes: JSON in UTF-8, or other text that has none of these characters.
/// - Returns: The bytes with escapes, or nil where there is nothing to escape.
public func escapedForTerminal(_ bytes: ByteView) -> [UInt8]? {
  var escaped = ByteBuffer()
  var copied = 0
  var offset = 0
  while offset < bytes.count {
    guard let (value, count) = terminalControl(in: bytes, at: offset) else {
      offset += 1
      continue
    }
    escaped.append(bytes[copied..<offset])
    escaped.append("\\u")
    escaped.appendHexadecimal(UInt8(value >> 8))
    escaped.appendHexadecimal(UInt8(value & 0xFF))
    offset += count
    copied = offset
  }
  guard copied > 0 else { return nil }
  escaped.append(bytes[copied..<bytes.count])
  return escaped.array
}

/// The control character that begins at an offset, and its bytes.
private func terminalControl(in bytes: ByteView, at offset: Int) -> (value: Int, count: Int)? {
  let first = bytes[offset]
  switch first {
  case 0x7F: return (0x7F, 1)
  case 0xC2, 0xD8:
    guard offset + 1 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80 else { return nil }
    let value = Int(first & 0x1F) << 6 | Int(bytes[offset + 1] & 0x3F)
    return value < 0xA0 || value == 0x061C ? (value, 2) : nil
  case 0xE2:
    guard offset + 2 < bytes.count, bytes[offset + 1] & 0xC0 == 0x80,
      bytes[offset + 2] & 0xC0 == 0x80
    else { return nil }
    let value = 0x2000 | Int(bytes[offset + 1] & 0x3F) << 6 | Int(bytes[offset + 2] & 0x3F)
    switch value {
    case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return (value, 3)
    default: return nil
    }
  default: return nil
  }
}
