import Bytes

/// A host name while it is read: its labels without what hides them.
struct HostCandidate: ~Copyable {
  /// One label: where it is in ``name``, where it ends in the text, and what stands before it.
  struct Label: BitwiseCopyable {
    var nameStart: Int
    var nameEnd: Int
    var textStart: Int
    var textEnd: Int
    /// Whether blanks stand beside the dot before it.
    var hasBlank: Bool
    /// Whether the dot before it is a full stop.
    var hasSoftDot: Bool
    /// Whether it holds letters that are not ASCII.
    var isForeign: Bool
  }

  private(set) var name = ByteBuffer(capacity: 256)
  private(set) var labels = ScratchArray<Label>(capacity: 16)

  /// Where the text goes on behind the last label.
  private(set) var end = 0

  /// Reads labels with dots between them, from the start of the first.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - start: Where the first label begins.
  ///   - isWide: Whether Han letters and `_` are part of labels, as they are behind a scheme.
  mutating func read(_ text: borrowing HostText, from start: Int, isWide: Bool) {
    name.removeAll()
    labels.removeAll()
    end = start
    var offset = start
    var hasBlank = false
    var hasSoftDot = false
    while name.count < Limits.hostNameByteCountMax {
      if labels.count > 0 { name.append(UInt8(ascii: ".")) }
      var label = Label(
        nameStart: name.count, nameEnd: 0, textStart: offset, textEnd: offset, hasBlank: hasBlank,
        hasSoftDot: hasSoftDot, isForeign: false)
      append(&label, text, isWide: isWide)
      guard label.textEnd > offset else { break }
      label.nameEnd = name.count
      labels.append(label)
      end = label.textEnd
      guard let dot = dotEnd(text, from: end) else { return }
      hasBlank = dot.hasBlank
      hasSoftDot = dot.isSoft
      offset = dot.end
      guard isLabelByte(text.byte(offset), isWide: true) else { return }
    }
  }

  /// Where the dot behind a label ends, with a blank on either side.
  private func dotEnd(
    _ text: borrowing HostText, from start: Int
  ) -> (end: Int, hasBlank: Bool, isSoft: Bool)? {
    let dot = text.byte(start) == UInt8(ascii: " ") ? start + 1 : start
    let isSoft = text.byte(dot) == HostText.softDot
    guard isSoft || text.byte(dot) == UInt8(ascii: ".") else { return nil }
    let end = text.byte(dot + 1) == UInt8(ascii: " ") ? dot + 2 : dot + 1
    return (end, dot > start || end > dot + 1, isSoft)
  }

  /// The part of a label of a name.
  func label(_ index: Int) -> ByteView {
    name.view[labels[index].nameStart..<labels[index].nameEnd]
  }

  /// The name from one label through another.
  func name(from first: Int = 0, through last: Int) -> ByteView {
    name.view[labels[first].nameStart..<labels[last].nameEnd]
  }

  /// The whole name.
  var whole: ByteView { labels.isEmpty ? .empty : name(through: labels.count - 1) }

  /// Whether a label holds letters that are not ASCII.
  var isForeign: Bool {
    for index in 0..<labels.count where labels[index].isForeign { return true }
    return false
  }

  /// Whether blanks stand beside a dot up to a label.
  func hasBlank(through last: Int) -> Bool {
    for index in 0...last where labels[index].hasBlank { return true }
    return false
  }

  /// Makes a label the last one, of which a part may be cut off: `cn` of cn领取.
  mutating func end(with index: Int, byteCount: Int, textEnd: Int) {
    labels.truncate(to: index + 1)
    var label = labels[index]
    label.nameEnd = label.nameStart + byteCount
    label.textEnd = textEnd
    label.isForeign = false
    for offset in label.nameStart..<label.nameEnd where name.view[offset] >= 0x80 {
      label.isForeign = true
    }
    labels[index] = label
    name.truncate(to: label.nameEnd)
    end = textEnd
  }

  /// Writes the last label with the letters for which digits stand: `com` for `c0m`.
  mutating func unmaskEnding() {
    let label = labels[labels.count - 1]
    let count = label.nameEnd - label.nameStart
    guard count <= 8, !label.isForeign else { return }
    var packed: UInt64 = 0
    var hasLetter = false
    for offset in 0..<count {
      let byte = name.view[label.nameStart + offset]
      hasLetter = hasLetter || !isDigit(byte)
      packed |= UInt64(byte) << UInt64(offset * 8)
    }
    name.truncate(to: label.nameStart)
    for offset in 0..<count {
      let byte = UInt8(truncatingIfNeeded: packed >> UInt64(offset * 8))
      name.append(hasLetter ? letter(byte) : byte)
    }
  }

  private func letter(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"): UInt8(ascii: "l")
    default: byte
    }
  }

  /// Appends one label; single characters with blanks between them are one: `c o m`.
  private mutating func append(_ label: inout Label, _ text: borrowing HostText, isWide: Bool) {
    var offset = label.textStart
    while true {
      let runStart = offset
      while isLabelByte(text.byte(offset), isWide: isWide),
        name.count - label.nameStart < Limits.hostNameByteCountMax
      {
        let byte = text.byte(offset)
        if byte < 0x80 {
          name.append(byte)
        } else {
          name.appendUTF8(of: text.scalar(offset))
          label.isForeign = true
        }
        offset += 1
      }
      guard offset > runStart else { return }
      label.textEnd = offset
      // Only spelled-out labels go on: w w w, c o m.
      guard offset - runStart == 1, text.byte(offset) == UInt8(ascii: " "),
        isLabelByte(text.byte(offset + 1), isWide: false),
        !isLabelByte(text.byte(offset + 2), isWide: isWide)
      else { return }
      offset += 1
    }
  }

  private func isLabelByte(_ byte: UInt8, isWide: Bool) -> Bool {
    if isNameByte(byte) || byte == UInt8(ascii: "-") || byte == HostText.letter { return true }
    return isWide && (byte == HostText.han || byte == UInt8(ascii: "_"))
  }
}

/// Whether a byte is an ASCII letter in lower case, or a digit.
@inline(__always)
func isNameByte(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || isDigit(byte)
}
