import Bytes

/// A host name while it is read: its labels without what hides them.
struct HostCandidate: ~Copyable {
  /// One label: its end in ``name``, its end in the text, and whether blanks stand beside its dot.
  struct Label: BitwiseCopyable {
    var nameEnd: Int
    var textEnd: Int
    var hasBlank: Bool
  }

  private(set) var name = ByteBuffer(capacity: 256)
  private(set) var labels = ScratchArray<Label>(capacity: 16)

  /// Where the text goes on behind the last label.
  private(set) var end = 0

  /// Reads labels with dots between them, from the start of the first.
  mutating func read(_ text: borrowing HostText, from start: Int) {
    name.removeAll()
    labels.removeAll()
    end = start
    var place = start
    var hasBlank = false
    while labels.count < 12, name.count < Limits.listEntryByteCountMax {
      if labels.count > 0 { name.append(UInt8(ascii: ".")) }
      let labelEnd = appendLabel(text, from: place)
      guard labelEnd > place else { break }
      labels.append(Label(nameEnd: name.count, textEnd: labelEnd, hasBlank: hasBlank))
      end = labelEnd
      var next = labelEnd
      if text.byte(next) == UInt8(ascii: " ") { next += 1 }
      guard text.byte(next) == UInt8(ascii: ".") else { return }
      let dot = next
      next += 1
      if text.byte(next) == UInt8(ascii: " ") { next += 1 }
      hasBlank = dot > labelEnd || next > dot + 1
      guard isLabelByte(text.byte(next)) else { return }
      place = next
    }
  }

  /// The part of a label of a name.
  func label(_ index: Int) -> ByteView {
    let start = index == 0 ? 0 : labels[index - 1].nameEnd + 1
    return name.view[start..<labels[index].nameEnd]
  }

  /// The name up to a label.
  func name(through index: Int) -> ByteView { name.view[0..<labels[index].nameEnd] }

  /// Makes a label the last one, with the letters for which digits stand: `com` for `c0m`.
  mutating func end(with index: Int) {
    let start = index == 0 ? 0 : labels[index - 1].nameEnd + 1
    let count = labels[index].nameEnd - start
    if count <= 8 {
      var packed: UInt64 = 0
      var hasLetter = false
      for offset in 0..<count {
        let byte = name.view[start + offset]
        hasLetter = hasLetter || !isDigit(byte)
        packed |= UInt64(byte) << UInt64(offset * 8)
      }
      name.truncate(to: start)
      for offset in 0..<count {
        let byte = UInt8(truncatingIfNeeded: packed >> UInt64(offset * 8))
        name.append(hasLetter ? letter(byte) : byte)
      }
    } else {
      name.truncate(to: start + count)
    }
    labels.truncate(to: index + 1)
    end = labels[index].textEnd
  }

  private func letter(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"): UInt8(ascii: "l")
    default: byte
    }
  }

  /// Appends one label; single characters with blanks between them are one: `c o m`.
  private mutating func appendLabel(_ text: borrowing HostText, from start: Int) -> Int {
    var place = start
    var labelEnd = start
    while true {
      var run = place
      while isLabelByte(text.byte(run)), run - place < Limits.domainLabelByteCountMax {
        name.append(text.byte(run))
        run += 1
      }
      guard run > place else { return labelEnd }
      labelEnd = run
      // Only spelled-out labels go on: w w w, c o m.
      guard run - place == 1, text.byte(run) == UInt8(ascii: " "), isLabelByte(text.byte(run + 1)),
        !isLabelByte(text.byte(run + 2))
      else { return labelEnd }
      place = run + 1
    }
  }

  private func isLabelByte(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || isDigit(byte)
      || byte == UInt8(ascii: "-")
  }
}
