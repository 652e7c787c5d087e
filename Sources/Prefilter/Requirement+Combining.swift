extension Requirement {
  /// What parts require that follow each other.
  static func sequence(_ parts: [Requirement]) -> Requirement {
    if parts.count == 1 { return parts[0] }
    var sequence = SequenceBuilder()
    for part in parts { sequence.append(part) }
    return sequence.finish()
  }

  /// What parts require of which one matches.
  ///
  /// - Parameters:
  ///   - parts: The alternatives.
  ///   - rarity: Says which clause of an alternative is worth most.
  static func alternatives(_ parts: [Requirement], by rarity: Rarity) -> Requirement {
    if parts.count == 1 { return parts[0] }
    let exacts = parts.compactMap(\.exact)
    if exacts.count == parts.count, exacts.reduce(0, { $0 + $1.count }) <= exactCountMax {
      return Requirement(exact: Array(Set(exacts.joined())))
    }
    var result = anything(parts.reduce(0) { max($0, $1.lengthMax) })
    let choices = parts.compactMap { $0.bestChoice(by: rarity) }
    let count = choices.reduce(0) { $0 + $1.clause.count }
    guard choices.count == parts.count, count <= unionCountMax else { return result }
    let clause = Array(Set(choices.map(\.clause).joined()))
    if choices.contains(where: \.isAside) {
      result.aside = [clause]
    } else {
      result.chain = [Link(clause: clause, gapMax: choices.reduce(0) { max($0, $1.beforeMax) })]
      result.tailMax = choices.reduce(0) { max($0, $1.behindMax) }
    }
    return result
  }

  /// What a part requires that is matched several times in a row.
  func repeated(_ counts: ClosedRange<Int>) -> Requirement {
    if counts == 1...1 { return self }
    if counts.upperBound == 0 { return .nothing }
    if isBlank { return counts.lowerBound == 0 ? .nothing : self }
    if let exact, let powers = Requirement.powers(of: exact, counts) {
      return Requirement(exact: powers, aside: counts.lowerBound == 0 ? [] : aside)
    }
    let whole = Requirement.product(lengthMax, counts.upperBound)
    guard counts.lowerBound > 0 else { return .anything(whole) }
    var first = exact == nil ? self : Requirement.sequence([self, .anything(0)])
    let rest = Requirement.product(lengthMax, counts.upperBound - 1)
    first.tailMax = Requirement.sum(first.tailMax, rest)
    return first
  }

  /// What a look-around requires: its clauses, of which nobody knows where they stand.
  var asLookAround: Requirement {
    var result = Requirement.nothing
    result.aside = clauses
    return result
  }

  /// The literals of all numbers of repeats, where they are few.
  private static func powers(of exact: Clause, _ counts: ClosedRange<Int>) -> Clause? {
    guard counts.upperBound <= 8 else { return nil }
    var power: Clause = [[]]
    var all: Clause = counts.lowerBound == 0 ? [[]] : []
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

  /// Each literal of one clause followed by each of another.
  fileprivate static func product(_ left: Clause, _ right: Clause) -> Clause {
    if left == [[]] { return right }
    if right == [[]] { return left }
    let all = left.flatMap { start in right.map { start + $0 } }
    return left.count > 1 && right.count > 1 ? Array(Set(all)) : all
  }

  /// The clause of an alternative that stands for it.
  private struct Choice {
    var clause: Clause
    var beforeMax = 0
    var behindMax = 0
    var isAside = false
  }

  private func bestChoice(by rarity: Rarity) -> Choice? {
    if let exact, exact.shortest > 0 { return Choice(clause: exact) }
    var best: Choice?
    var least = Double.infinity
    var before = 0
    for (place, link) in chain.enumerated() {
      before = Requirement.sum(before, link.gapMax)
      let cost = rarity.likelihood(of: link.clause)
      if cost < least {
        least = cost
        best = Choice(clause: link.clause, beforeMax: before, behindMax: lengthMax(behind: place))
      }
      before = Requirement.sum(before, link.clause.longest)
    }
    for clause in aside where rarity.likelihood(of: clause) < least {
      least = rarity.likelihood(of: clause)
      best = Choice(clause: clause, isAside: true)
    }
    return best
  }

  /// The most letters behind a clause of the chain.
  private func lengthMax(behind place: Int) -> Int {
    chain[(place + 1)...].reduce(tailMax) {
      Requirement.sum($0, Requirement.sum($1.gapMax, $1.clause.longest))
    }
  }
}

/// Joins parts from left to right: what is exact grows together, the rest becomes a chain.
private struct SequenceBuilder {
  private var chain: [Requirement.Link] = []
  private var aside: [Clause] = []
  private var pending: Clause = [[]]
  private var gapMax = 0
  private var isExact = true

  mutating func append(_ part: Requirement) {
    aside += part.aside
    guard let exact = part.exact else {
      isExact = false
      flush()
      for link in part.chain {
        let gap = Requirement.sum(gapMax, link.gapMax)
        chain.append(Requirement.Link(clause: link.clause, gapMax: gap))
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
      chain.append(Requirement.Link(clause: pending, gapMax: gapMax))
      gapMax = 0
    } else {
      gapMax = Requirement.sum(gapMax, pending.longest)
    }
    pending = [[]]
  }

  mutating func finish() -> Requirement {
    if isExact { return Requirement(exact: pending, aside: aside) }
    flush()
    return Requirement(exact: nil, chain: chain, tailMax: gapMax, aside: aside)
  }
}
