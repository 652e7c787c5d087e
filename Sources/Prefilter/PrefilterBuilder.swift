public import Bytes
public import Patterns
public import Views

/// Collects patterns, finds what they require, and freezes that into a ``Prefilter``.
public struct PrefilterBuilder {
  /// A pattern that was added, and the clauses by which it is found.
  struct AddedPattern {
    var space: Space
    var identity: UInt32
    var choice: ClauseChoice
  }

  /// The clauses that a text is asked for, of all that a pattern requires.
  struct ClauseChoice {
    /// The number of the rarest clause of literals.
    var rarest: UInt32
    /// The number of the rarest but one; the same where there is no other.
    var nextRarest: UInt32
    /// All that are asked for, in the order of the pattern.
    var required: [Prefilter.RequiredClause]
  }

  private(set) var added: [AddedPattern] = []

  /// The clauses, each once.
  private(set) var clauses: [Clause] = []
  private var numberOfClause: [Clause: UInt32] = [:]

  /// The choice for each pattern and kind of alphabet, so that equal patterns are read once.
  private var known: [Key: ClauseChoice?] = [:]

  /// The patterns that were added, so that none takes the place of another in memory.
  private var patterns: [Pattern] = []

  private struct Key: Hashable {
    var pattern: ObjectIdentifier
    var isRaw: Bool
    var isSound: Bool
  }

  /// How many clauses of literals of a pattern are asked for at most.
  private static let literalClauseCountMax = 4

  /// Clauses that more texts have than not tell nothing.
  private static let likelihoodMax = 0.6

  /// Starts with nothing.
  public init() {}

  /// Adds a pattern.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - view: The view in which it is matched.
  ///   - identity: What the prefilter calls the pattern.
  /// - Returns: How likely a text has one of the literals of the rarest clause, from 0 to 1; nil for a
  ///   pattern that requires no literal and may match any text.
  public mutating func add(_ pattern: Pattern, in view: View, identity: UInt32) -> Double? {
    let key = Key(
      pattern: ObjectIdentifier(pattern), isRaw: view == .raw, isSound: view == .sound)
    let found: ClauseChoice?
    if let before = known[key] {
      found = before
    } else {
      let requirement = RequirementReader.requirement(
        of: pattern.source, in: Alphabet(of: view), by: .shared)
      found = requirement.flatMap { choose(from: $0) }
      known[key] = .some(found)
      patterns.append(pattern)
    }
    guard let found else { return nil }
    added.append(AddedPattern(space: Space(view), identity: identity, choice: found))
    return Rarity.shared.likelihood(of: clauses[Int(found.rarest)])
  }

  /// How likely a text has one of some words, from 0 to 1: by the same measure as literals.
  ///
  /// - Parameters:
  ///   - words: The words as the view shows them.
  ///   - view: The view in which they are looked for.
  /// - Returns: The likelihood; that of a word without letters is 1.
  public static func likelihood(of words: [ByteView], in view: View) -> Double {
    let alphabet = Alphabet(of: view)
    let literals = words.map { $0.text.unicodeScalars.flatMap { alphabet.letters(of: $0.value) } }
    return Rarity.shared.likelihood(of: .literals(literals))
  }

  /// Freezes what was added.
  public consuming func build() -> Prefilter {
    Prefilter(PrefilterPlan(self))
  }

  /// Chooses the rarest clauses of a requirement and says how they stand to each other.
  private mutating func choose(from requirement: Requirement) -> ClauseChoice? {
    let links = requirement.links
    let all = requirement.clauses
    let costs = all.map { Rarity.shared.likelihood(of: $0) }
    let ranked = all.indices.filter { all[$0].isLiterals }
      .sorted { (costs[$0], $0) < (costs[$1], $1) }
    guard let rarest = ranked.first else { return nil }
    // Digits cost no literal; they are counted only where all else is there.
    var chosen = all.indices.filter { !all[$0].isLiterals } + [rarest]
    for index in ranked.dropFirst().prefix(PrefilterBuilder.literalClauseCountMax - 1)
    where costs[index] < PrefilterBuilder.likelihoodMax {
      chosen.append(index)
    }
    var required: [Prefilter.RequiredClause] = []
    var numbers: [Int: UInt32] = [:]
    var last: Int?
    for index in chosen.sorted() {
      let isOrdered = index < links.count && last != nil
      let gapMax = last.map { PrefilterBuilder.gapMax(in: links, from: $0, to: index) } ?? 0
      let number = number(of: all[index].reduced)
      numbers[index] = number
      required.append(
        Prefilter.RequiredClause(
          clause: number, isOrdered: isOrdered,
          isDigits: !all[index].isLiterals,
          gapMax: UInt32(isOrdered ? gapMax : 0)))
      last = index < links.count ? index : last
    }
    // The literals come behind the digits, from the rarest on.
    let nextRarest = chosen.drop { $0 != rarest }.dropFirst().first ?? rarest
    guard let first = numbers[rarest], let next = numbers[nextRarest] else { return nil }
    return ClauseChoice(rarest: first, nextRarest: next, required: required)
  }

  /// The most letters between the literals of two clauses of a chain.
  ///
  /// A reduced clause has shorter literals than the pattern: what it leaves out on either side may
  /// lie between them, too.
  private static func gapMax(in links: [Requirement.Link], from: Int, to: Int) -> Int {
    guard to < links.count else { return 0 }
    var gap = links[to].gapMax
    for between in links[(from + 1)..<to] {
      gap = Requirement.sum(gap, between.gapMax, between.lengthMax)
    }
    return Requirement.sum(gap, links[from].clause.slack, links[to].clause.slack)
  }

  /// The number of a clause, which is its index in ``clauses``.
  private mutating func number(of clause: Clause) -> UInt32 {
    if let number = numberOfClause[clause] { return number }
    clauses.append(clause)
    let number = UInt32(clauses.count - 1)
    numberOfClause[clause] = number
    return number
  }
}
