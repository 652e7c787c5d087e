/// A class in brackets: what it names one by one.
public struct PatternClass: Equatable, Sendable {
  /// One end of a range, or a member by itself.
  public struct Atom: Equatable, Sendable {
    /// What it is.
    public enum Kind: Equatable, Sendable {
      /// A character that stands for itself, as it is, quoted or behind a backslash.
      case literal(UInt32)

      /// An escape that names one character; nil where only PCRE2 knows which.
      case character(UInt32?)

      /// An escape for one of many characters: the letter of `\d \D \w \W \s \S \h \H \v \V`.
      case set(UInt8)

      /// `\p{…}` or `\P{…}`.
      case property

      /// `[:name:]`
      case named(String)

      /// Something that PCRE2 refuses in a class.
      case unknown
    }

    /// What it is.
    public var kind: Kind

    /// Its bytes in the pattern.
    public var range: Range<Int>

    /// The character, where it is one and known.
    public var code: UInt32? {
      switch kind {
      case .literal(let code): code
      case .character(let code): code
      default: nil
      }
    }

    /// True for one character, be it known or not.
    var isCharacter: Bool {
      switch kind {
      case .literal, .character: true
      default: false
      }
    }
  }

  /// What stands in the class.
  public enum Member: Equatable, Sendable {
    /// One character or set.
    case single(Atom)

    /// All characters from one to another.
    case range(Atom, Atom)
  }

  /// True for `[^…]`.
  public var isNegated = false

  /// What stands in the class, in its order.
  public var members: [Member] = []
}

extension PatternTokenizer {
  /// Reads a class, from its opening bracket.
  mutating func readClass() {
    let start = index
    index += 1
    var result = PatternClass()
    result.isNegated = take("^")
    var isQuoted = false
    if peek() == "]", let atom = readAtom(&isQuoted) { result.members.append(.single(atom)) }
    while index < codes.count, isQuoted || peek() != "]" {
      guard let low = readAtom(&isQuoted) else { continue }
      result.members += readRange(from: low, &isQuoted)
    }
    isCut = !take("]")
    append(.characterClass(result), from: start)
  }

  /// Reads on from a member that may begin a range.
  private mutating func readRange(
    from low: PatternClass.Atom, _ isQuoted: inout Bool
  ) -> [PatternClass.Member] {
    guard low.isCharacter, !isQuoted, peek() == "-", index + 1 < codes.count, peek(1) != "]"
    else { return [.single(low)] }
    let hyphen = PatternClass.Atom(kind: .literal(0x2D), range: range(index..<index + 1))
    index += 1
    guard let high = readAtom(&isQuoted) else { return [.single(low), .single(hyphen)] }
    // `[a-\d]`: the hyphen stands for itself.
    return high.isCharacter
      ? [.range(low, high)] : [.single(low), .single(hyphen), .single(high)]
  }

  /// Reads a member; nil for `\Q` and `\E`.
  private mutating func readAtom(_ isQuoted: inout Bool) -> PatternClass.Atom? {
    let start = index
    func atom(_ kind: PatternClass.Atom.Kind) -> PatternClass.Atom {
      PatternClass.Atom(kind: kind, range: range(start..<index))
    }
    if peek() == "\\", peek(1) == "E" {
      index += 2
      isQuoted = false
      return nil
    }
    if isQuoted { return atom(.literal(takeCode())) }
    if peek() == "[", let end = endOfNamedClass() {
      let name = codes[index + 2..<end - 2].map { UInt8(truncatingIfNeeded: $0) }
      index = end
      return atom(.named(String(decoding: name, as: UTF8.self)))
    }
    guard take("\\") else { return atom(.literal(takeCode())) }
    guard index < codes.count else { return atom(.unknown) }
    guard let letter = peek(), PatternTokenizer.isWordCharacter(codes[index]) else {
      return atom(.literal(takeCode()))
    }
    if letter == "Q" {
      index += 1
      isQuoted = true
      return nil
    }
    index += 1
    return atom(readClassEscape(letter))
  }

  private mutating func readClassEscape(_ letter: Character) -> PatternClass.Atom.Kind {
    switch letter {
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V":
      return .set(letter.asciiValue ?? 0)
    case "p", "P":
      skipProperty()
      return .property
    case "b": return .character(0x08)
    case "1"..."7":
      // Octal in a class, up to three digits.
      let end = index + 2
      while index < end, let next = peek(), next.isNumber { index += 1 }
      return .character(nil)
    default:
      guard case .character(let code) = readCode(letter) else { return .unknown }
      return .character(code)
    }
  }

  /// Behind the `:]` of a named class such as `[:punct:]`; nil where the bracket is a member.
  private func endOfNamedClass() -> Int? {
    guard let mark = peek(1), ":.=".contains(mark) else { return nil }
    var distance = 2
    while let next = peekAny(distance), next != 0x5D, next != 0x5C {
      if peek(distance) == mark, peek(distance + 1) == "]" { return index + distance + 2 }
      distance += 1
    }
    return nil
  }
}
