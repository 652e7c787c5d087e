/// Letters of a literal.
typealias Letters = [UInt16]

/// Literals of which each matching text has one.
typealias Clause = [Letters]

/// What a part of a pattern requires of the letters of every text that it matches.
///
/// An over-estimate: a text that the part matches always meets it; one that meets it need not match.
struct Requirement {
  /// A clause of a chain, and how far behind the one before it may begin.
  struct Link {
    var clause: Clause
    /// The most letters between the end of the literal before, or the start, and this one.
    var gapMax: Int
  }

  /// All that the letters of what is matched can be; nil where they are not few.
  ///
  /// The empty literal stands for what has no letters. The chain is empty then.
  var exact: Clause?

  /// Clauses that stand one behind the other.
  var chain: [Link] = []

  /// The most letters behind the last clause; behind the start where there is none.
  var tailMax = 0

  /// Clauses that stand anywhere in the text: look-arounds see beyond what is matched.
  var aside: [Clause] = []

  /// More letters than any text has.
  static let unbounded = 1 << 30

  /// How many literals a clause has at most; beyond, the part is cut in two.
  static let exactCountMax = 64

  /// How many literals the clauses of alternatives have together at most.
  static let unionCountMax = 256

  /// How long a literal becomes; what is longer is as rare.
  static let literalCountMax = 24

  /// Nothing is required, and nothing is consumed.
  static let nothing = Requirement(exact: [[]])

  /// Up to a number of letters that nobody knows.
  static func anything(_ lengthMax: Int) -> Requirement {
    Requirement(exact: nil, tailMax: lengthMax)
  }

  /// The most letters of what is matched.
  var lengthMax: Int {
    if let exact { return exact.longest }
    return chain.reduce(tailMax) {
      Requirement.sum($0, Requirement.sum($1.gapMax, $1.clause.longest))
    }
  }

  /// Whether what is matched has no letters at all.
  var isBlank: Bool { exact == [[]] }

  /// A sum that never passes ``unbounded``.
  static func sum(_ left: Int, _ right: Int) -> Int { min(left + right, unbounded) }

  /// A product that never passes ``unbounded``.
  static func product(_ left: Int, _ right: Int) -> Int {
    let (product, isOver) = left.multipliedReportingOverflow(by: right)
    return isOver ? unbounded : min(product, unbounded)
  }

  /// All clauses: those in a row, then the others.
  var clauses: [Clause] {
    var all = chain.map(\.clause) + aside
    if let exact, exact.shortest > 0 { all.insert(exact, at: 0) }
    return all
  }
}

extension Clause {
  /// The letters of the longest literal.
  var longest: Int { reduce(0) { Swift.max($0, $1.count) } }

  /// The letters of the shortest literal; zero for a clause without literals.
  var shortest: Int { self.min { $0.count < $1.count }?.count ?? 0 }

  /// The clause without literals that hold another one, sorted.
  ///
  /// Where the longer one is, the shorter one is too.
  var reduced: Clause {
    var kept: Clause = []
    for literal in Set(self).sorted(by: { ($0.count, $1) < ($1.count, $0) })
    where !kept.contains(where: { literal.holds($0) }) {
      kept.append(literal)
    }
    return kept.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension Letters {
  /// Whether these letters stand somewhere in a row in others.
  fileprivate func holds(_ other: Letters) -> Bool {
    guard other.count < count else { return self == other }
    return (0...count - other.count).contains { self[$0...].starts(with: other) }
  }
}

/// The order of letters.
private func < (left: (Int, Letters), right: (Int, Letters)) -> Bool {
  left.0 == right.0 ? left.1.lexicographicallyPrecedes(right.1) : left.0 < right.0
}
