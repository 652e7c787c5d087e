import PatternSyntax

extension CodeRanges {
  /// All characters that a token of one character may match, and perhaps more; nil for other tokens.
  init?(_ token: PatternToken, isCaseless: Bool) {
    switch token.kind {
    case .literal(let code), .character(let code?):
      self = CodeRanges.possible(code...code, isCaseless: isCaseless)
    case .characterClass(let members):
      self = CodeRanges(members, isCaseless: isCaseless)
    case .set(let letter) where letter != UInt8(ascii: "X") && letter != UInt8(ascii: "R"):
      self = CodeRanges.possible(letter)
    case .character(nil), .dot, .property: self = .all
    default: return nil
    }
  }

  private init(_ characterClass: PatternClass, isCaseless: Bool) {
    var all: [ClosedRange<UInt32>] = []
    for member in characterClass.members {
      all +=
        characterClass.isNegated
        ? CodeRanges.certain(member).ranges
        : CodeRanges.possible(member, isCaseless: isCaseless).ranges
    }
    let result = CodeRanges(all)
    self = characterClass.isNegated ? result.inverted : result
  }

  /// At least what some characters match.
  private static func possible(
    _ codes: ClosedRange<UInt32>, isCaseless: Bool
  ) -> CodeRanges {
    let same = CodeRanges([codes])
    guard isCaseless else { return same }
    let isCased = !same.isDisjoint(with: letters) || !same.isDisjoint(with: foreign)
    // The Kelvin sign matches k; which others match is left to PCRE2.
    return isCased ? same.union(letters).union(foreign) : same
  }

  /// At least what the escape of a letter matches.
  private static func possible(_ letter: UInt8) -> CodeRanges {
    switch Character(Unicode.Scalar(letter)) {
    case "d": digits.union(foreign)
    case "D": digits.inverted
    case "w": words.union(wide)
    case "W": words.union(han).inverted
    case "s", "h", "v": blanks.union(foreign)
    case "S": blanks.inverted
    default: all
    }
  }

  private static func possible(_ member: PatternClass.Member, isCaseless: Bool) -> CodeRanges {
    switch member {
    case .range(let low, let high):
      guard let first = low.code, let last = high.code, first <= last else { return all }
      return possible(first...last, isCaseless: isCaseless)
    case .single(let atom):
      switch atom.kind {
      case .literal(let code), .character(let code?):
        return possible(code...code, isCaseless: isCaseless)
      case .set(let letter): return possible(letter)
      case .named("digit"): return digits.union(foreign)
      case .named("space"), .named("blank"): return blanks.union(foreign)
      case .named("alpha"): return letters.union(wide)
      default: return all
      }
    }
  }

  /// At most what a member matches.
  private static func certain(_ member: PatternClass.Member) -> CodeRanges {
    switch member {
    case .range(let low, let high):
      guard let first = low.code, let last = high.code, first <= last else { return CodeRanges([]) }
      return CodeRanges([first...last])
    case .single(let atom):
      switch atom.kind {
      case .literal(let code), .character(let code?): return CodeRanges([code...code])
      case .set(UInt8(ascii: "d")): return digits
      case .set(UInt8(ascii: "s")): return CodeRanges([0x09...0x0A, 0x20...0x20])
      case .set(UInt8(ascii: "w")): return words.union(han)
      default: return CodeRanges([])
      }
    }
  }
}
