extension Requirement {
  /// The requirement of parts that follow each other.
  static func sequence(_ parts: [Requirement], by rarity: Rarity) -> Requirement {
    if parts.count == 1 { return parts[0] }
    var sequence = SequenceBuilder(rarity: rarity)
    for part in parts { sequence.append(part) }
    return sequence.finish()
  }

  /// The requirement of parts of which one matches.
  ///
  /// - Parameters:
  ///   - parts: The alternatives.
  ///   - rarity: Says which clause of an alternative is worth most.
  /// - Returns: What each of them requires.
  static func alternatives(_ parts: [Requirement], by rarity: Rarity) -> Requirement {
    if parts.count == 1 { return parts[0] }
    let exacts = parts.compactMap(\.exact)
    if exacts.count == parts.count, exacts.reduce(0, { $0 + $1.count }) <= exactCountMax {
      return literals(Array(Set(exacts.joined())))
    }
    let digitCounts = parts.compactMap(\.digits)
    if digitCounts.count == parts.count {
      let least = digitCounts.reduce(unbounded) { min($0, $1.lowerBound) }
      return digits(least...digitCounts.reduce(least) { max($0, $1.upperBound) })
    }
    var result = anything(parts.reduce(0) { max($0, $1.lengthMax) })
    let choices = parts.compactMap { $0.bestChoice(by: rarity) }
    let count = choices.reduce(0) { $0 + $1.literals.count }
    guard choices.count == parts.count, count <= Clause.literalCountMax else { return result }
    let union = Array(Set(choices.map(\.literals).joined()))
    if choices.contains(where: \.isAside) {
      result.aside = [.literals(union)]
    } else {
      result.chain = [Link(union, gapMax: choices.reduce(0) { max($0, $1.beforeMax) })]
      result.tailMax = choices.reduce(0) { max($0, $1.behindMax) }
    }
    result.aside += shared(by: parts, except: Set(union))
    return result
  }

  /// The clauses that all alternatives have, in any order: 贷款.{0,40}秒批|秒批.{0,40}贷款 has both.
  ///
  /// - Parameters:
  ///   - parts: The alternatives.
  ///   - known: The literals of a clause that is required anyway.
  /// - Returns: Clauses of which nobody knows where they stand.
  private static func shared(by parts: [Requirement], except known: Set<Letters>) -> [Clause] {
    guard let first = parts.first, parts.allSatisfy({ $0.clauses.count > 1 }) else { return [] }
    return first.clauses.filter { clause in
      guard case .literals(let literals) = clause else { return false }
      let wanted = Set(literals)
      return wanted != known && parts.dropFirst().allSatisfy { $0.hasClause(wanted) }
    }
  }

  private func hasClause(_ wanted: Set<Letters>) -> Bool {
    clauses.contains { clause in
      guard case .literals(let literals) = clause else { return false }
      return Set(literals) == wanted
    }
  }

  /// The requirement of a part that is matched several times in a row, as parts that follow each
  /// other.
  ///
  /// The first of them joins what stands before: 款+ behind 贷 still gives 贷款.
  func repeated(_ counts: ClosedRange<Int>) -> [Requirement] {
    if counts == 1...1 { return [self] }
    if counts.upperBound == 0 { return [.nothing] }
    if isBlank { return [counts.lowerBound == 0 ? .nothing : self] }
    if let exact, let powers = Requirement.powers(of: exact, counts) {
      var result = Requirement.literals(powers)
      if counts.lowerBound > 0 { result.aside = aside }
      return [result]
    }
    if let digits, aside.isEmpty {
      let least = Requirement.product(digits.lowerBound, counts.lowerBound)
      let most = Requirement.product(lengthMax, counts.upperBound)
      return [.digits(least...max(least, most))]
    }
    let isEndless = counts.upperBound >= Requirement.unbounded
    let restCount = isEndless ? counts.upperBound : counts.upperBound - min(counts.lowerBound, 1)
    let rest = Requirement.anything(Requirement.product(lengthMax, restCount))
    return counts.lowerBound == 0 ? [rest] : [self, rest]
  }

  /// The requirement of a look-around: its clauses, of which nobody knows where they stand.
  var asLookAround: Requirement {
    var result = Requirement.nothing
    result.aside = clauses
    return result
  }

  /// The literals of all numbers of repeats, where they are few.
  private static func powers(of exact: Literals, _ counts: ClosedRange<Int>) -> Literals? {
    guard counts.upperBound <= 8 else { return nil }
    var power: Literals = [[]]
    var all: Literals = counts.lowerBound == 0 ? [[]] : []
    for count in 1...counts.upperBound {
      guard power.count * exact.count <= exactCountMax,
        power.longest + exact.longest <= literalCountMax
      else { return nil }
      power = product(power, exact)
      if counts.contains(count) { all += power }
    }
    all = Array(Set(all))
    return all.count <= exactCountMax ? all : nil
  }

  /// Each of some literals followed by each of others.
  fileprivate static func product(_ left: Literals, _ right: Literals) -> Literals {
    if left == [[]] { return right }
    if right == [[]] { return left }
    let all = left.flatMap { start in right.map { start + $0 } }
    return left.count > 1 && right.count > 1 ? Array(Set(all)) : all
  }

  /// The literals of an alternative that stand for it.
  private struct Choice {
    var literals: Literals
    var beforeMax = 0
    var behindMax = 0
    var isAside = false
  }

  private func bestChoice(by rarity: Rarity) -> Choice? {
    var best: Choice?
    var least = Double.infinity
    var before = 0
    for (index, link) in links.enumerated() {
      before = Requirement.sum(before, link.gapMax)
      let likelihood = rarity.likelihood(of: link.clause)
      if case .literals(let literals) = link.clause, likelihood < least {
        least = likelihood
        best = Choice(
          literals: literals, beforeMax: before, behindMax: lengthMax(behind: index))
      }
      before = Requirement.sum(before, link.lengthMax)
    }
    for clause in aside {
      guard case .literals(let literals) = clause, rarity.likelihood(of: clause) < least
      else { continue }
      least = rarity.likelihood(of: clause)
      best = Choice(literals: literals, isAside: true)
    }
    return best
  }

  /// The most letters behind a clause of the chain.
  private func lengthMax(behind index: Int) -> Int {
    guard exact == nil else { return 0 }
    return chain[(index + 1)...].reduce(tailMax) { Requirement.sum($0, $1.gapMax, $1.lengthMax) }
  }
}

/// Joins parts from left to right: what is exact grows together, the rest becomes a chain.
private struct SequenceBuilder {
  private let rarity: Rarity
  private var chain: [Requirement.Link] = []
  private var aside: [Clause] = []
  private var pending: Literals = [[]]
  private var gapMax = 0
  private var isExact = true

  /// Whether everything so far is digits, and how many.
  private var digits: ClosedRange<Int>? = 0...0

  /// Parts in a row that are nothing but digits, not yet joined.
  private var stretch: [Requirement] = []

  /// A number that begins with rarer digits than these is worth more than the count of its digits.
  private static let likelihoodMax = 0.05

  init(rarity: Rarity) {
    self.rarity = rarity
  }

  mutating func append(_ part: Requirement) {
    aside += part.aside
    if part.isBlank { return }
    digits = sum(digits, part.digits)
    if part.digits != nil, part.aside.isEmpty {
      stretch.append(part)
    } else {
      joinStretch()
      join(part)
    }
  }

  private func sum(_ left: ClosedRange<Int>?, _ right: ClosedRange<Int>?) -> ClosedRange<Int>? {
    guard let left, let right else { return nil }
    let least = Requirement.sum(left.lowerBound, right.lowerBound)
    return least...max(least, Requirement.sum(left.upperBound, right.upperBound))
  }

  /// Joins the digits that came in a row: as what they are, or as a count of digits.
  private mutating func joinStretch() {
    defer { stretch.removeAll() }
    let counts = stretch.reduce(0...0) { sum($0, $1.digits) ?? 0...0 }
    let isLong = counts.lowerBound >= Requirement.digitCountMin
    if isLong, stretch.contains(where: { $0.exact == nil }) {
      var first = SequenceBuilder(rarity: rarity)
      for part in stretch.prefix(while: { $0.exact != nil }) { first.join(part) }
      let likelihood =
        first.pending.shortest > 0 ? rarity.likelihood(of: .literals(first.pending)) : 1
      if likelihood > SequenceBuilder.likelihoodMax { return join(.digits(counts)) }
    }
    for part in stretch { join(part) }
  }

  private mutating func join(_ part: Requirement) {
    guard let exact = part.exact else {
      isExact = false
      flush()
      for link in part.chain {
        var link = link
        link.gapMax = Requirement.sum(gapMax, link.gapMax)
        chain.append(link)
        gapMax = 0
      }
      gapMax = Requirement.sum(gapMax, part.tailMax)
      return
    }
    let fits =
      pending.count * exact.count <= Requirement.exactCountMax
      && pending.longest + exact.longest <= Requirement.literalCountMax
    if fits {
      pending = Requirement.product(pending, exact)
    } else {
      isExact = false
      flush()
      pending = exact
    }
  }

  /// Ends the literals that are growing: a clause, or mere letters where one of them is empty.
  private mutating func flush() {
    if pending.shortest > 0 {
      chain.append(Requirement.Link(pending, gapMax: gapMax))
      gapMax = 0
    } else {
      gapMax = Requirement.sum(gapMax, pending.longest)
    }
    pending = [[]]
  }

  mutating func finish() -> Requirement {
    joinStretch()
    let digits = aside.isEmpty ? digits : nil
    if isExact { return Requirement(exact: pending, aside: aside, digits: digits) }
    flush()
    return Requirement(
      exact: nil, chain: chain, tailMax: gapMax, aside: aside, digits: digits)
  }
}
