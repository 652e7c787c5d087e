/// The members of a class as far as literals go.
private struct ClassMembers {
  /// The letters that members become; the empty literal for members without letters.
  var literals: Set<Letters> = []

  /// Whether there are members that are not counted, such as `\d`.
  var isLarge = false

  /// How many literals a class has at most before it counts as any character.
  static let countMax = 24

  /// How many characters a range has at most before it is not looked through.
  static let rangeCountMax: UInt32 = 64
}

extension PatternReader {
  /// Reads a class, from behind its opening bracket.
  mutating func readClass() throws(Unreadable) -> Requirement {
    var members = ClassMembers()
    let isNegated = take("^")
    var isFirst = true
    while isFirst || peek() != "]" {
      guard place < codes.count else { throw Unreadable() }
      isFirst = false
      if peek() == "[", let mark = peek(1), ":.=".contains(mark), let end = endOfNamedClass(mark) {
        readNamedClass(end, &members)
      } else {
        try readMember(&members)
      }
    }
    place += 1
    let isAny = isNegated || members.isLarge || members.literals.count > ClassMembers.countMax
    return isAny
      ? .anything(alphabet.letterCountMax) : .literals(Array(members.literals))
  }

  /// Where the `:]` of a named class such as `[:punct:]` stands; nil where the bracket is a member.
  private func endOfNamedClass(_ mark: Character) -> Int? {
    var distance = 2
    while let next = peek(distance), next != "]", next != "\\" {
      if next == mark, peek(distance + 1) == "]" { return place + distance }
      distance += 1
    }
    return nil
  }

  private mutating func readNamedClass(_ end: Int, _ members: inout ClassMembers) {
    let name = codes[place + 2..<end].map { UInt8(truncatingIfNeeded: $0) }
    place = end + 2
    let isBlank = ["space", "blank"].contains(String(decoding: name, as: UTF8.self))
    if isBlank { members.literals.insert([]) } else { members.isLarge = true }
    refuseRange(&members)
  }

  /// Reads a character, a range or an escape of a class.
  private mutating func readMember(_ members: inout ClassMembers) throws(Unreadable) {
    guard let low = try readEnd(&members) else { return refuseRange(&members) }
    guard peek() == "-", place + 1 < codes.count, peek(1) != "]" else {
      return insert(low, &members)
    }
    place += 1
    if peek() == "[", let mark = peek(1), ":.=".contains(mark) { throw Unreadable() }
    guard let high = try readEnd(&members) else {
      // `[a-\d]`: the hyphen stands for itself, which a large class has anyway.
      members.isLarge = true
      return
    }
    guard high >= low, high - low < ClassMembers.rangeCountMax else {
      members.isLarge = true
      return
    }
    for code in low...high { insert(code, &members) }
  }

  /// A hyphen behind an escape or a named class stands for itself; what follows is not followed up.
  private func refuseRange(_ members: inout ClassMembers) {
    if peek() == "-", peek(1) != "]" { members.isLarge = true }
  }

  private func insert(_ code: UInt32, _ members: inout ClassMembers) {
    guard let forms = forms(of: code) else {
      members.isLarge = true
      return
    }
    for form in forms { members.literals.insert(alphabet.letters(of: form)) }
  }

  /// Reads one end of a range; nil for an escape that stands for many characters, which is noted.
  private mutating func readEnd(_ members: inout ClassMembers) throws(Unreadable) -> UInt32? {
    guard take("\\") else { return takeCode() }
    guard place < codes.count else { throw Unreadable() }
    guard let letter = peek(), letter.isASCII, letter.isLetter || letter.isNumber else {
      return takeCode()
    }
    place += 1
    switch letter {
    case "s", "h", "v":
      members.literals.insert([])
      return nil
    case "W" where alphabet.dropsNonWords:
      members.literals.insert([])
      return nil
    case "d", "D", "w", "W", "S", "H", "V": members.isLarge = true
    case "p", "P":
      try skipProperty()
      members.isLarge = true
    case "b": return 0x08
    case "c":
      place += 1
      members.isLarge = true
    case "1"..."7":
      // Octal in a class, up to three digits.
      while let next = peek(), next.isNumber { place += 1 }
      members.isLarge = true
    case "Q", "E": throw Unreadable()
    default: return try readCode(letter)
    }
    return nil
  }
}
