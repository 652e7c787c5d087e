/// The letters that a part of a pattern requires of every text that it matches.
///
/// An over-estimate: a text that the part matches always meets it; one that meets it need not match.
struct Requirement {
  /// A clause of a chain, and how far behind the one before it may begin.
  struct Link {
    var clause: Clause
    /// The most letters between the end of the clause before, or the start, and this one.
    var gapMax: Int
    /// The most letters that the part of the pattern takes.
    var lengthMax: Int

    init(_ literals: Literals, gapMax: Int) {
      clause = .literals(literals)
      self.gapMax = gapMax
      lengthMax = literals.longest
    }

    init(digits counts: ClosedRange<Int>, gapMax: Int) {
      clause = .digits(counts.lowerBound)
      self.gapMax = gapMax
      lengthMax = counts.upperBound
    }
  }

  /// All that the letters of what is matched can be; nil where they are not few.
  ///
  /// The chain is empty then.
  var exact: Literals?

  /// Clauses that stand one behind the other.
  var chain: [Link] = []

  /// The most letters behind the last clause; behind the start where there is none.
  var tailMax = 0

  /// Clauses that stand anywhere in the text: look-arounds see beyond what is matched.
  var aside: [Clause] = []

  /// How many digits are matched, where nothing else is but what has no letters.
  var digits: ClosedRange<Int>?

  /// More letters than any text has.
  static let unbounded = 1 << 30

  /// How many literals a clause has at most; beyond, the part is cut in two.
  static let exactCountMax = 64

  /// How long a literal becomes; what is longer is as rare.
  static let literalCountMax = 24

  /// Fewer digits in a row than these say nothing: nearly all texts have them.
  static let digitCountMin = 3

  /// Nothing is required, and nothing is consumed.
  static let nothing = Requirement(exact: [[]])

  /// Up to a number of letters that nobody knows.
  static func anything(_ lengthMax: Int) -> Requirement {
    Requirement(exact: nil, tailMax: lengthMax)
  }

  /// One of a few literals.
  static func literals(_ literals: Literals) -> Requirement {
    Requirement(exact: literals, digits: literals.digitCounts)
  }

  /// A number of digits.
  static func digits(_ counts: ClosedRange<Int>) -> Requirement {
    var result = Requirement(exact: nil, tailMax: counts.upperBound, digits: counts)
    if counts.lowerBound >= digitCountMin {
      result.chain = [Link(digits: counts, gapMax: 0)]
      result.tailMax = 0
    }
    return result
  }

  /// The most letters of what is matched.
  var lengthMax: Int {
    exact?.longest ?? chain.reduce(tailMax) { Requirement.sum($0, $1.gapMax, $1.lengthMax) }
  }

  /// True if the part matches texts without letters alone.
  var isBlank: Bool { exact == [[]] }

  /// A sum that never passes ``unbounded``.
  static func sum(_ parts: Int...) -> Int { parts.reduce(0) { min($0 + $1, unbounded) } }

  /// A product that never passes ``unbounded``.
  static func product(_ left: Int, _ right: Int) -> Int {
    let (product, isOver) = left.multipliedReportingOverflow(by: right)
    return isOver ? unbounded : min(product, unbounded)
  }

  /// The clauses in a row.
  var links: [Link] {
    guard let exact else { return chain }
    return exact.shortest > 0 ? [Link(exact, gapMax: 0)] : []
  }

  /// All clauses: those in a row, then the others.
  var clauses: [Clause] { links.map(\.clause) + aside }

  /// True if there is a literal among the clauses; digits alone are in too many texts.
  var hasLiteral: Bool { clauses.contains(where: \.isLiterals) }
}
