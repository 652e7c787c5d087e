extension PatternTokenizer {
  /// Reads an escape outside of classes.
  mutating func readEscape() {
    let start = index
    index += 1
    guard index < codes.count else {
      isCut = true
      return append(.unknown, from: start)
    }
    guard let letter = peek(), PatternTokenizer.isWordCharacter(codes[index]) else {
      return append(.literal(takeCode()), from: start)
    }
    index += 1
    switch letter {
    case "Q": quote(true, from: start)
    case "E": quote(false, from: start)
    case "k":
      let name = readName()
      append(name.map { .backReference(.name($0)) } ?? .unknown, from: start)
    case "g": readReference(from: start)
    default:
      let kind = readItem(letter)
      append(kind, from: start)
    }
  }

  private mutating func readItem(_ letter: Character) -> PatternToken.Kind {
    switch letter {
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "R", "X":
      return .set(letter.asciiValue ?? 0)
    case "N":
      // `\N{U+…}` names a character, `\N{3}` repeats.
      if peek() == "{", counts() == nil { _ = takeThrough("}") }
      return .set(UInt8(ascii: "N"))
    case "b", "B", "A", "z", "Z", "G", "K": return .boundary(letter.asciiValue ?? 0)
    case "p", "P":
      skipProperty()
      return .property
    case "1"..."9":
      guard let next = peek(), next.isNumber else {
        return .backReference(.number(letter.wholeNumberValue ?? 0))
      }
      while let next = peek(), next.isNumber { index += 1 }
      return .backReference(.other)
    default: return readCode(letter)
    }
  }

  /// Reads on from an escape that names one character, such as `\n`, `\x{…}` or `\012`.
  mutating func readCode(_ letter: Character) -> PatternToken.Kind {
    switch letter {
    case "a": return .character(0x07)
    case "e": return .character(0x1B)
    case "f": return .character(0x0C)
    case "n": return .character(0x0A)
    case "r": return .character(0x0D)
    case "t": return .character(0x09)
    case "c":
      if index < codes.count { index += 1 }
      return .character(nil)
    case "x": return .character(take("{") ? readBracedNumber(16) : readDigits(radix: 16))
    case "o": return take("{") ? .character(readBracedNumber(8)) : .unknown
    case "0": return .character(readDigits(radix: 8))
    default: return .unknown
    }
  }

  private mutating func readBracedNumber(_ radix: Int) -> UInt32? {
    takeThrough("}").flatMap { number(of: $0, radix: radix) }
  }

  private mutating func readDigits(radix: Int) -> UInt32? {
    let start = index
    while index < start + 2, let next = peek(), Int(String(next), radix: radix) != nil {
      index += 1
    }
    return start == index ? 0 : number(of: codes[start..<index], radix: radix)
  }

  private func number(of digits: ArraySlice<UInt32>, radix: Int) -> UInt32? {
    UInt32(text(of: digits), radix: radix)
  }

  /// Some characters as a string.
  func text(of codes: ArraySlice<UInt32>) -> String {
    String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
  }

  /// Steps over what follows `\p`: a letter, or a name in braces.
  mutating func skipProperty() {
    if take("{") {
      _ = takeThrough("}")
    } else if index < codes.count {
      index += 1
    }
  }

  /// Reads a name in braces, angles or quotes.
  private mutating func readName() -> [UInt32]? {
    guard let opening = peek(), let closing = ["{": "}", "<": ">", "'": "'"][opening] else {
      return nil
    }
    index += 1
    return takeThrough(Character(closing)).map { Array($0) }
  }

  /// Reads on from `\g`: in angles or quotes a call, else a back-reference.
  private mutating func readReference(from start: Int) {
    guard peek() == "{" || peek() == "<" || peek() == "'" else {
      if !take("-") { _ = take("+") }
      while let next = peek(), next.isNumber { index += 1 }
      return append(.backReference(.other), from: start)
    }
    let kind: PatternToken.Kind = peek() == "{" ? .backReference(.other) : .call
    _ = readName()
    append(kind, from: start)
  }
}
