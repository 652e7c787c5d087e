import PatternSyntax

/// The members of a class as far as literals go.
private struct ClassMembers {
  /// The letters that members become; the empty literal for members without letters.
  var literals: Set<Letters> = []

  /// True if there are members that are not counted, such as `\d`.
  var isLarge = false

  /// How many literals a class has at most before it counts as any character.
  static let countMax = 24

  /// How many characters a range has at most before it is not looked through.
  static let rangeCountMax: UInt32 = 64
}

extension RequirementReader {
  /// Reads a class.
  func read(_ characterClass: PatternClass) throws(Unreadable) -> Requirement {
    var members = ClassMembers()
    for member in characterClass.members {
      switch member {
      case .single(let atom): try read(atom.kind, &members)
      case .range(let low, let high):
        guard let first = low.code, let last = high.code, first <= last,
          last - first < ClassMembers.rangeCountMax
        else {
          members.isLarge = true
          continue
        }
        for code in first...last { insert(code, &members) }
      }
    }
    let isAny =
      characterClass.isNegated || members.isLarge
      || members.literals.count > ClassMembers.countMax
    return isAny ? .anything(alphabet.letterCountMax) : .literals(Array(members.literals))
  }

  private func read(
    _ atom: PatternClass.Atom.Kind, _ members: inout ClassMembers
  ) throws(Unreadable) {
    switch atom {
    case .literal(let code): insert(code, &members)
    case .character(let code):
      if let code { insert(code, &members) } else { members.isLarge = true }
    case .set(let letter):
      let isWithoutLetters =
        "shv".utf8.contains(letter) || letter == UInt8(ascii: "W") && alphabet.dropsNonWords
      if isWithoutLetters { members.literals.insert([]) } else { members.isLarge = true }
    case .named(let name):
      let isBlank = name == "space" || name == "blank"
      if isBlank { members.literals.insert([]) } else { members.isLarge = true }
    case .property: members.isLarge = true
    case .unknown: throw Unreadable()
    }
  }

  private func insert(_ code: UInt32, _ members: inout ClassMembers) {
    guard let forms = forms(of: code) else {
      members.isLarge = true
      return
    }
    for form in forms { members.literals.insert(alphabet.letters(of: form)) }
  }
}
