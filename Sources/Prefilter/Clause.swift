/// Letters of a literal.
typealias Letters = [UInt16]

/// Literals of which one is there; the empty literal stands for what has no letters.
typealias Literals = [Letters]

/// Something that every text that a pattern matches shows.
enum Clause: Hashable {
  /// One of some literals, none of them empty.
  case literals(Literals)

  /// So many digits in a row, or more.
  case digits(Int)

  /// How many literals the clauses of alternatives have together at most.
  static let literalCountMax = 256

  /// True if the clause is one of literals.
  var isLiterals: Bool {
    if case .literals = self { return true }
    return false
  }

  /// How many letters a literal of the reduced clause can be shorter than what it stands for.
  var slack: Int {
    guard case .literals(let literals) = self else { return 0 }
    return literals.longest - literals.shortest
  }

  /// The clause without literals that hold another one, sorted.
  ///
  /// Where the longer one is, the shorter one is too.
  var reduced: Clause {
    guard case .literals(let literals) = self else { return self }
    var kept: Literals = []
    for literal in Set(literals).sorted(by: isShorter)
    where !kept.contains(where: { literal.holds($0) }) {
      kept.append(literal)
    }
    return .literals(kept.sorted { $0.lexicographicallyPrecedes($1) })
  }
}

extension Literals {
  /// The letters of the longest literal.
  var longest: Int { reduce(0) { Swift.max($0, $1.count) } }

  /// The letters of the shortest literal; zero where there is none.
  var shortest: Int { self.min { $0.count < $1.count }?.count ?? 0 }

  /// How many digits the literals have, where they have nothing else.
  var digitCounts: ClosedRange<Int>? {
    guard !isEmpty, allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
    return shortest...longest
  }
}

/// True if a letter is a digit; all digits are folded to those of ASCII.
func isDigit(_ letter: UInt16) -> Bool { letter &- 0x30 < 10 }

/// The order of literals: the shorter ones first.
private func isShorter(_ left: Letters, _ right: Letters) -> Bool {
  left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
}

extension Letters {
  /// True if these letters stand somewhere in a row in others.
  fileprivate func holds(_ other: Letters) -> Bool {
    guard other.count < count else { return self == other }
    return (0...count - other.count).contains { self[$0...].starts(with: other) }
  }
}
