public import Bytes
public import Patterns
public import Views

/// Collects patterns and words, finds what they require, and freezes that into a ``Prefilter``.
public struct PrefilterBuilder {
  /// A pattern or a set of words whose rarest clause is known.
  struct Draft {
    var space: Space
    var identity: UInt32
    /// The place of the rarest clause.
    var primary: UInt32
    /// The place of the rarest but one; the same where there is no other.
    var second: UInt32
    var demands: [Prefilter.Demand]
  }

  /// What is looked for, whatever pattern it is for.
  private struct Choice {
    var primary: UInt32
    var second: UInt32
    var demands: [Prefilter.Demand]
  }

  private(set) var drafts: [Draft] = []

  /// The clauses, each once.
  private(set) var clauses: [Clause] = []
  private var clausePlaces: [Clause: UInt32] = [:]

  /// What was found for the patterns of each kind of alphabet, so that equal ones are read once.
  private var known: [Key: Choice?] = [:]

  /// The patterns that were added, so that none takes the place of another in memory.
  private var patterns: [Pattern] = []

  private struct Key: Hashable {
    var pattern: ObjectIdentifier
    var isRaw: Bool
    var isSound: Bool
  }

  /// How many clauses of literals of a pattern are asked for at most.
  private static let literalDemandCountMax = 4

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
    let found: Choice?
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
    drafts.append(
      Draft(
        space: Space(view), identity: identity, primary: found.primary, second: found.second,
        demands: found.demands))
    return Rarity.shared.likelihood(of: clauses[Int(found.primary)])
  }

  /// Adds words of which a text must have one.
  ///
  /// - Parameters:
  ///   - words: The words as the view shows them.
  ///   - view: The view in which they are looked for.
  ///   - identity: What the prefilter calls them.
  /// - Returns: How likely a text has one of them, from 0 to 1; nil where one of them has no letters.
  public mutating func add(words: [ByteView], in view: View, identity: UInt32) -> Double? {
    let alphabet = Alphabet(of: view)
    var clause: Set<Letters> = []
    for word in words {
      let letters = word.text.unicodeScalars.flatMap { alphabet.letters(of: $0.value) }
      if letters.isEmpty { return nil }
      clause.insert(letters)
    }
    guard !clause.isEmpty else { return nil }
    let place = place(of: .literals(clause.sorted { $0.lexicographicallyPrecedes($1) }))
    let demand = Prefilter.Demand(
      clause: place, isOrdered: false, isDigits: false, gapMax: 0)
    drafts.append(
      Draft(
        space: Space(view), identity: identity, primary: place, second: place, demands: [demand])
    )
    return Rarity.shared.likelihood(of: clauses[Int(place)])
  }

  /// Freezes what was added.
  public consuming func build() -> Prefilter {
    Prefilter(PrefilterPlan(self))
  }

  /// Chooses the rarest clauses of a requirement and says how they stand to each other.
  private mutating func choose(from requirement: Requirement) -> Choice? {
    let links = requirement.links
    let all = requirement.clauses
    let costs = all.map { Rarity.shared.likelihood(of: $0) }
    let ranked = all.indices.filter { all[$0].isLiterals }
      .sorted { (costs[$0], $0) < (costs[$1], $1) }
    guard let rarest = ranked.first else { return nil }
    // Digits cost no literal; they are counted only where all else is there.
    var chosen = all.indices.filter { !all[$0].isLiterals } + [rarest]
    for place in ranked.dropFirst().prefix(PrefilterBuilder.literalDemandCountMax - 1)
    where costs[place] < PrefilterBuilder.likelihoodMax {
      chosen.append(place)
    }
    var demands: [Prefilter.Demand] = []
    var kept: [Int: UInt32] = [:]
    var last: Int?
    for place in chosen.sorted() {
      let isOrdered = place < links.count && last != nil
      let gapMax = last.map { PrefilterBuilder.gapMax(in: links, from: $0, to: place) } ?? 0
      let clause = self.place(of: all[place].reduced)
      kept[place] = clause
      demands.append(
        Prefilter.Demand(
          clause: clause, isOrdered: isOrdered,
          isDigits: !all[place].isLiterals,
          gapMax: UInt32(isOrdered ? gapMax : 0)))
      last = place < links.count ? place : last
    }
    // The literals come behind the digits, from the rarest on.
    let second = chosen.drop { $0 != rarest }.dropFirst().first ?? rarest
    guard let primary = kept[rarest], let next = kept[second] else { return nil }
    return Choice(primary: primary, second: next, demands: demands)
  }

  /// The most letters between the literals of two clauses of a chain.
  ///
  /// A reduced clause has shorter literals than the pattern: what it leaves out on either side may
  /// lie between them, too.
  private static func gapMax(in links: [Requirement.Link], from: Int, to: Int) -> Int {
    guard to < links.count else { return 0 }
    var gap = links[to].gapMax
    for place in (from + 1)..<to {
      gap = Requirement.sum(gap, links[place].gapMax, links[place].lengthMax)
    }
    return Requirement.sum(gap, links[from].clause.slack, links[to].clause.slack)
  }

  private mutating func place(of clause: Clause) -> UInt32 {
    if let place = clausePlaces[clause] { return place }
    clauses.append(clause)
    let place = UInt32(clauses.count - 1)
    clausePlaces[clause] = place
    return place
  }
}
