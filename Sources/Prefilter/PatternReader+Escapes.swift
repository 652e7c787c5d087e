extension PatternReader {
  /// Reads an escape outside of classes; nil for what is no item.
  mutating func readEscape() throws(Unreadable) -> Requirement? {
    place += 1
    guard place < codes.count else { throw Unreadable() }
    guard let letter = peek(), letter.isASCII, letter.isLetter || letter.isNumber else {
      return literal(takeCode())
    }
    place += 1
    switch letter {
    case "d" where Alphabet.knowsDigits: return .digits(1...1)
    case "d", "D", "w", "S", "H", "V", "N":
      // `\N{U+…}` names a character, `\N{3}` repeats; later versions allow blanks before the U.
      if letter == "N", namesCharacter { _ = try takeThrough("}") }
      return .anything(alphabet.letterCountMax)
    case "W": return alphabet.dropsNonWords ? .nothing : .anything(alphabet.letterCountMax)
    case "s", "h", "v": return .nothing
    case "R": return .nothing
    case "b", "B", "A", "z", "Z", "G", "K": return .nothing
    case "p", "P":
      try skipProperty()
      return .anything(alphabet.letterCountMax)
    case "X": return .anything(Requirement.unbounded)
    case "Q":
      isQuoted = true
      return nil
    case "E": return nil
    case "k": return try readNamedReference()
    case "g":
      try skipReference()
      return .anything(Requirement.unbounded)
    case "1"..."9": return readNumberedReference(letter)
    case "c":
      place += 1
      return .anything(alphabet.letterCountMax)
    default: return literal(try readCode(letter))
    }
  }

  /// Whether the braces at the place name a character and are no quantifier.
  private var namesCharacter: Bool {
    guard peek() == "{" else { return false }
    var distance = 1
    while peek(distance) == " " || peek(distance) == "\t" { distance += 1 }
    return peek(distance) == "U"
  }

  /// The character that an escape names by a letter or a number.
  func named(_ letter: Character) -> UInt32? {
    switch letter {
    case "a": 0x07
    case "e": 0x1B
    case "f": 0x0C
    case "n": 0x0A
    case "r": 0x0D
    case "t": 0x09
    default: nil
    }
  }

  /// Reads on from an escape that names one character, such as `\n`, `\x{…}` or `\012`.
  mutating func readCode(_ letter: Character) throws(Unreadable) -> UInt32 {
    if let code = named(letter) { return code }
    switch letter {
    case "x":
      if take("{") { return try number(of: takeThrough("}"), radix: 16) }
      return try readDigits(atMost: 2, radix: 16)
    case "o":
      guard take("{") else { throw Unreadable() }
      return try number(of: takeThrough("}"), radix: 8)
    case "0": return try readDigits(atMost: 2, radix: 8)
    default: throw Unreadable()
    }
  }

  private mutating func readDigits(atMost count: Int, radix: Int) throws(Unreadable) -> UInt32 {
    let start = place
    while place < start + count, let next = peek(), Int(String(next), radix: radix) != nil {
      place += 1
    }
    return start == place ? 0 : try number(of: codes[start..<place], radix: radix)
  }

  private func number(
    of digits: ArraySlice<UInt32>, radix: Int
  ) throws(Unreadable) -> UInt32 {
    let text = String(String.UnicodeScalarView(digits.compactMap(Unicode.Scalar.init)))
    guard let code = UInt32(text, radix: radix) else { throw Unreadable() }
    return code
  }

  /// Steps over what follows `\p`: a letter, or a name in braces.
  mutating func skipProperty() throws(Unreadable) {
    if take("{") {
      _ = try takeThrough("}")
    } else {
      place += 1
    }
  }

  /// Reads on from `\1`: a back-reference, or with more digits perhaps an octal number.
  private mutating func readNumberedReference(_ digit: Character) -> Requirement {
    guard let next = peek(), next.isNumber else {
      return reference(to: groups.number(digit.wholeNumberValue ?? 0))
    }
    // What is octal is one character, and digits may follow it that stand for themselves.
    while let next = peek(), next.isNumber { place += 1 }
    return .anything(Requirement.unbounded)
  }

  /// Reads on from `\k`: the name of a group.
  private mutating func readNamedReference() throws(Unreadable) -> Requirement {
    guard let opening = peek(), let closing = ["{": "}", "<": ">", "'": "'"][opening] else {
      throw Unreadable()
    }
    place += 1
    let name = Array(try takeThrough(Character(closing)))
    return reference(to: groups.number(named: name))
  }

  /// What a back-reference requires: the letters that the group can have matched.
  func reference(to number: Int?) -> Requirement {
    // Without regard to case the letters may be others.
    guard let number, let group = groups[number], !options.isCaseless else {
      return .anything(Requirement.unbounded)
    }
    if let exact = group.exact { return .literals(exact) }
    if let digits = group.digits { return .digits(digits) }
    return .anything(group.lengthMax)
  }

  /// Steps over what follows `\g`.
  private mutating func skipReference() throws(Unreadable) {
    if take("{") {
      _ = try takeThrough("}")
    } else if take("<") {
      _ = try takeThrough(">")
    } else if take("'") {
      _ = try takeThrough("'")
    } else {
      if !take("-") { _ = take("+") }
      while let next = peek(), next.isNumber { place += 1 }
    }
  }
}
