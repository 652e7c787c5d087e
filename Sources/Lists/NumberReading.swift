import Bytes

/// What stands in a sender or receiver: significant characters, and what was dropped.
struct NumberReading {
  private(set) var bytes = NumberBytes()
  private(set) var marks: CanonicalNumber.Marks = []

  /// Whether it is a number; otherwise `bytes` are a name as it was written.
  private(set) var isNumber = false

  private var hasPlus = false

  /// What one character means inside a number.
  private enum Meaning {
    case significant(UInt8)
    case plus
    case separator
    case foreign
  }

  /// Reads a number or a name; nil where it is empty or has too many bytes.
  init?(_ written: ByteView) {
    let trimmed = written[trimmedRange(written, 0..<written.count)]
    guard !trimmed.isEmpty else { return nil }
    switch readNumber(trimmed) {
    case .some(true): isNumber = true
    case .some(false): return nil
    case .none: guard readName(trimmed) else { return nil }
    }
  }

  /// Reads digits: true for a number, false for one with too many bytes, nil for a name.
  private mutating func readNumber(_ written: ByteView) -> Bool? {
    var decoder = UTF8Decoder(written)
    var hasDigit = false
    var fits = true
    while let step = decoder.next() {
      guard let scalar = step.scalar else { return nil }
      let narrow = narrowed(scalar)
      if narrow != scalar { marks.insert(.fullWidth) }
      switch meaning(of: narrow) {
      case .significant(let byte):
        fits = bytes.append(byte) && fits
        hasDigit = hasDigit || byte >= UInt8(ascii: "0")
      case .plus:
        guard bytes.count == 0, !hasPlus else { return nil }
        hasPlus = true
      case .separator: marks.insert(.separators)
      case .foreign: return nil
      }
    }
    return hasDigit ? fits : nil
  }

  /// Takes the bytes as they are, or returns false where they are too many.
  private mutating func readName(_ written: ByteView) -> Bool {
    bytes = NumberBytes()
    marks = []
    hasPlus = false
    for offset in 0..<written.count {
      guard bytes.append(written[offset]) else { return false }
    }
    return true
  }

  /// Brings the country code into its form, or returns false where there is no room for it.
  mutating func resolveCountry() -> Bool {
    var isInternational = hasPlus
    if !hasPlus, bytes.hasPrefix("00"), bytes.hasDigit(1...9, at: 2) {
      bytes.removeFirst(2)
      isInternational = true
    }
    if bytes.count == 13, hasHomeMobileStart {
      bytes.removeFirst(2)
      marks.insert(.countryPrefix)
      return true
    }
    guard isInternational else { return true }
    marks.insert(.countryPrefix)
    return bytes.prepend(UInt8(ascii: "+"))
  }

  /// The same for the beginning of numbers, or false where it begins numbers of two forms.
  mutating func resolveCountryOfPrefix() -> Bool {
    var isInternational = hasPlus
    if !hasPlus, bytes.hasPrefix("00"), bytes.count == 2 || bytes.hasDigit(1...9, at: 2) {
      bytes.removeFirst(2)
      isInternational = true
    }
    guard isInternational else { return true }
    if hasHomeMobileStart, bytes.count <= 13 {
      bytes.removeFirst(2)
      return true
    }
    guard !bytes.isEqual(to: "86"), !bytes.isEqual(to: "861") else { return false }
    return bytes.prepend(UInt8(ascii: "+"))
  }

  /// Whether the digits begin with 86 and then as mobile numbers do, from 13 to 19.
  private var hasHomeMobileStart: Bool {
    bytes.hasPrefix("861") && bytes.hasDigit(3...9, at: 3)
  }

  private func meaning(of scalar: Unicode.Scalar) -> Meaning {
    switch scalar {
    case "0"..."9", "*", "#": return .significant(UInt8(scalar.value))
    case "+": return .plus
    case "-", ".", "(", ")": return .separator
    default: return isWhiteSpace(scalar) ? .separator : .foreign
    }
  }

  /// The ASCII character of a full-width form (U+FF01 to U+FF5E), or the character itself.
  private func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0xFF01, scalar.value <= 0xFF5E else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
  }
}
