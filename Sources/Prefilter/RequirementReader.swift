import Bytes
import PatternSyntax

/// Reads from the tree of a pattern what it requires.
///
/// Everything that is not understood ends the reading, and the pattern has no requirement then. The
/// pattern compiles, so references lead somewhere.
struct RequirementReader {
  /// Something that is not understood.
  struct Unreadable: Error {}

  let alphabet: Alphabet
  private let rarity: Rarity

  /// True if case is disregarded, from `(?i)` to the end of the group that it stands in.
  var isCaseless = false

  /// The groups that were read to their end, as far as their numbers are known.
  var groups = GroupTable()

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - source: The pattern, compiled with `UTF` and `UCP`.
  ///   - alphabet: The letters of the view in which it is matched.
  ///   - rarity: Says which of several clauses is worth most.
  /// - Returns: What the pattern requires; nil where it is not understood or requires no literal.
  static func requirement(
    of source: String, in alphabet: Alphabet, by rarity: Rarity
  ) -> Requirement? {
    let tree = PatternTree(PatternTokens(source), depthMax: Limits.patternNestingDepthMax)
    guard let tree else { return nil }
    var reader = RequirementReader(alphabet: alphabet, rarity: rarity)
    do throws(Unreadable) {
      let requirement = try reader.read(tree.alternatives)
      return requirement.hasLiteral ? requirement : nil
    } catch {
      // What is not understood requires nothing: the pattern is a candidate for every text.
      return nil
    }
  }

  private init(alphabet: Alphabet, rarity: Rarity) {
    self.alphabet = alphabet
    self.rarity = rarity
  }

  // MARK: Structure

  /// Reads alternatives; options set inside end with them.
  mutating func read(_ alternatives: PatternTree.Alternatives) throws(Unreadable) -> Requirement {
    let outside = isCaseless
    defer { isCaseless = outside }
    var branches: [Requirement] = []
    for items in alternatives {
      var parts: [Requirement] = []
      for item in items {
        guard let single = try read(item.kind) else { continue }
        parts += try repeated(single, item.quantifiers)
      }
      branches.append(parts.isEmpty ? .nothing : .sequence(parts, by: rarity))
    }
    return .alternatives(branches, by: rarity)
  }

  /// Reads one item without its quantifiers; nil for what matches nothing by itself, such as options.
  private mutating func read(_ item: PatternTree.Item.Kind) throws(Unreadable) -> Requirement? {
    switch item {
    case .group(let group, let alternatives): return try read(group, alternatives)
    case .token(let token): return try read(token)
    }
  }

  /// Repeats an item.
  ///
  /// Whether a quantifier is lazy or possessive changes which match is found, not whether what it
  /// matches has the literals.
  private func repeated(
    _ item: Requirement, _ quantifiers: [PatternQuantifier]
  ) throws(Unreadable) -> [Requirement] {
    var parts = [item]
    for quantifier in quantifiers {
      guard let least = quantifier.least else { throw Unreadable() }
      let most = quantifier.most ?? max(least, Requirement.unbounded)
      guard least <= most else { throw Unreadable() }
      parts = Requirement.sequence(parts, by: rarity).repeated(least...most)
    }
    return parts
  }

  // MARK: Tokens

  private mutating func read(_ token: PatternToken) throws(Unreadable) -> Requirement? {
    switch token.kind {
    case .literal(let code):
      // Some of these are blanks in an extended pattern, for some versions of PCRE2.
      let mayBeBlank = token.isExtended && (0x80..<0x2E80).contains(code)
      if mayBeBlank, !token.isQuoted { throw Unreadable() }
      return literal(code)
    case .character(let code):
      return code.map(literal) ?? .anything(alphabet.letterCountMax)
    case .set(let letter): return set(letter)
    case .property, .dot: return .anything(alphabet.letterCountMax)
    case .boundary: return .nothing
    case .characterClass(let members): return try read(members)
    case .backReference(.number(let number)): return reference(to: groups.number(number))
    case .backReference(.name(let name)): return reference(to: groups.number(named: name))
    case .backReference(.other), .call:
      // What a group matches that is called again may be anything.
      return .anything(Requirement.unbounded)
    case .options(let options):
      try apply(options)
      return nil
    case .verb(let name):
      guard RequirementReader.harmlessSettings.contains(name) else { throw Unreadable() }
      return nil
    default: throw Unreadable()
    }
  }

  /// The settings at the start that change nothing of what is required.
  private static let harmlessSettings = [
    "UTF", "UCP", "LIMIT_MATCH", "LIMIT_DEPTH", "LIMIT_HEAP",
  ]

  private func set(_ letter: UInt8) -> Requirement {
    switch Character(Unicode.Scalar(letter)) {
    case "d" where Alphabet.knowsDigits: .digits(1...1)
    case "W" where alphabet.dropsNonWords: .nothing
    case "s", "h", "v", "R": .nothing
    case "X": .anything(Requirement.unbounded)
    default: .anything(alphabet.letterCountMax)
    }
  }

  /// Takes over options; what changes how groups are numbered makes their numbers unknown.
  mutating func apply(_ options: PatternOptions) throws(Unreadable) {
    // `xx` leaves out blanks in classes, too.
    if options.extendsClasses { throw Unreadable() }
    for letter in options.on + options.off {
      switch Character(Unicode.Scalar(letter)) {
      case "i", "x", "m", "s", "U": break
      case "J":
        // A later group of the same name may be what an earlier \k<name> meets, in a loop.
        if groups.hasFollowedName { throw Unreadable() }
        groups.forgetNumbers()
      case "n": groups.forgetNumbers()
      default: throw Unreadable()
      }
    }
    isCaseless = options.applied("i", to: isCaseless)
  }

  /// The requirement of a back-reference: the letters that the group can have matched.
  private func reference(to number: Int?) -> Requirement {
    // Without regard to case the letters may be others.
    guard let number, let group = groups[number], !isCaseless else {
      return .anything(Requirement.unbounded)
    }
    if let exact = group.exact { return .literals(exact) }
    if let digits = group.digits { return .digits(digits) }
    return .anything(group.lengthMax)
  }

  // MARK: Literals

  /// The requirement of a literal character.
  private func literal(_ code: UInt32) -> Requirement {
    guard let forms = forms(of: code) else { return .anything(alphabet.letterCountMax) }
    return .literals(Array(Set(forms.map { alphabet.letters(of: $0) })))
  }

  /// The characters that a literal matches, or nil where only PCRE2 knows.
  ///
  /// Without regard to case, ASCII letters match their other case, and k and s one character more
  /// each, which the alphabet knows as the same letters.
  func forms(of code: UInt32) -> [UInt32]? {
    guard isCaseless else { return [code] }
    if code &- 0x41 < 26 || code &- 0x61 < 26 {
      let lower = code | 0x20
      return [lower, lower & ~0x20] + (lower == 0x6B ? [0x212A] : lower == 0x73 ? [0x17F] : [])
    }
    let hasNoCase =
      code < 0x80 || (0x2E80...0x2FFF).contains(code) || (0x3000...0xA4CF).contains(code)
      || (0xAC00...0xD7A3).contains(code)
    return hasNoCase ? [code] : nil
  }
}
