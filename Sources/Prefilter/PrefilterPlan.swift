import Bytes

/// Numbers letters and lays literals, clauses and entries out in tables.
struct PrefilterPlan {
  /// The tables of a prefilter as arrays.
  struct Arrangement {
    var pairs: [(pair: UInt32, literals: Range<Int>)]
    var literals: [Prefilter.Literal]
    var letters: [UInt16]
    var literalClauses: [UInt32]
    var entryRanges: [UInt32]
    var entries: [Prefilter.Entry]
    var demands: [Prefilter.Demand]
    var clauseCount: Int
    var singleCount: UInt16
    var spaces: SpaceSet
    var digitClauses: [Prefilter.DigitClause]
    /// The numbers of the digits.
    var digitNumbers: [UInt16]
  }

  private let drafts: [PrefilterBuilder.Draft]
  private let clauseCount: Int
  private let numbers: [UInt16: UInt16]

  /// The literals, those of one letter first, then by the pair that finds them.
  private var placed: [PlacedLiteral] = []

  private var digitClauses: [Prefilter.DigitClause] = []

  private struct PlacedLiteral {
    var letters: Letters
    var pair: UInt32
    var pairOffset: Int
    var clauses: [UInt32]
  }

  /// Plans the tables of what was collected.
  init(_ builder: PrefilterBuilder) {
    drafts = builder.drafts
    clauseCount = builder.clauses.count
    var clausesOf: [Letters: [UInt32]] = [:]
    for (place, clause) in builder.clauses.enumerated() {
      switch clause {
      case .literals(let literals):
        for literal in literals { clausesOf[literal, default: []].append(UInt32(place)) }
      case .digits(let count):
        digitClauses.append(
          Prefilter.DigitClause(clause: UInt32(place), count: UInt32(count)))
      }
    }
    let singles = clausesOf.keys.filter { $0.count == 1 }.map { $0[0] }.sorted()
    var numbers: [UInt16: UInt16] = [:]
    for letter in singles { numbers[letter] = LetterTables.firstNumber + UInt16(numbers.count) }
    let digits = digitClauses.isEmpty ? [] : Array(UInt16(0x30)...0x39)
    for letter in Set(clausesOf.keys.joined() + digits).sorted() where numbers[letter] == nil {
      numbers[letter] = LetterTables.firstNumber + UInt16(numbers.count)
    }
    self.numbers = numbers
    for (literal, clauses) in clausesOf {
      let letters = literal.map { numbers[$0] ?? 0 }
      let offset = PrefilterPlan.rarestPair(in: literal)
      let pair =
        literal.count == 1
        ? UInt32(letters[0]) : PairIndex.pair(letters[offset], letters[offset + 1])
      placed.append(
        PlacedLiteral(letters: letters, pair: pair, pairOffset: offset, clauses: clauses))
    }
    placed.sort { left, right in
      (left.letters.count > 1 ? 1 : 0, left.pair, left.letters.count)
        < (right.letters.count > 1 ? 1 : 0, right.pair, right.letters.count)
    }
  }

  /// The tables from characters to numbers.
  func makeTables() -> LetterTables {
    LetterTables(numbers: numbers, hasSound: drafts.contains { $0.space == .sound })
  }

  /// The offset of the pair of letters that the fewest texts have.
  private static func rarestPair(in literal: Letters) -> Int {
    guard literal.count > 2 else { return 0 }
    let costs = (0..<literal.count - 1).map {
      Rarity.shared.likelihood(of: literal[$0], literal[$0 + 1])
    }
    return costs.indices.min { costs[$0] < costs[$1] } ?? 0
  }

  /// Lays everything out.
  func arrange() -> Arrangement {
    var literals: [Prefilter.Literal] = []
    var letters: [UInt16] = []
    var literalClauses: [UInt32] = []
    var pairs: [(pair: UInt32, literals: Range<Int>)] = []
    for (place, literal) in placed.enumerated() {
      var head: UInt64 = 0
      for (index, letter) in literal.letters.prefix(4).enumerated() {
        head |= UInt64(letter) << UInt64(16 * index)
      }
      let headBits = UInt64(16 * min(literal.letters.count, 4))
      literals.append(
        Prefilter.Literal(
          head: head, headMask: headBits == 64 ? .max : (1 << headBits) - 1,
          start: UInt32(letters.count), count: UInt16(literal.letters.count),
          pairOffset: UInt16(literal.pairOffset), firstClause: UInt32(literalClauses.count),
          clauseCount: UInt32(literal.clauses.count)))
      letters += literal.letters
      literalClauses += literal.clauses
      guard literal.letters.count > 1 else { continue }
      if let last = pairs.last, last.pair == literal.pair {
        pairs[pairs.count - 1].literals = last.literals.lowerBound..<place + 1
      } else {
        pairs.append((literal.pair, place..<place + 1))
      }
    }
    let (ranges, entries, demands) = arrangeEntries()
    return Arrangement(
      pairs: pairs, literals: literals, letters: letters,
      literalClauses: literalClauses, entryRanges: ranges, entries: entries, demands: demands,
      clauseCount: clauseCount,
      singleCount: UInt16(placed.prefix { $0.letters.count == 1 }.count),
      spaces: drafts.reduce(into: SpaceSet()) { $0.insert(SpaceSet($1.space)) },
      digitClauses: digitClauses,
      digitNumbers: (UInt16(0x30)...0x39).compactMap { numbers[$0] })
  }

  /// Lays the entries out by clause and space, and notes where those of each begin.
  private func arrangeEntries() -> (
    ranges: [UInt32], entries: [Prefilter.Entry], demands: [Prefilter.Demand]
  ) {
    let spaceCount = Space.allCases.count
    let ordered = drafts.sorted {
      ($0.primary, $0.space.rawValue, $0.identity) < ($1.primary, $1.space.rawValue, $1.identity)
    }
    var ranges = [UInt32](repeating: 0, count: clauseCount * spaceCount + 1)
    var entries: [Prefilter.Entry] = []
    var demands: [Prefilter.Demand] = []
    for draft in ordered {
      ranges[Int(draft.primary) * spaceCount + Int(draft.space.rawValue) + 1] += 1
      entries.append(
        Prefilter.Entry(
          firstDemand: UInt32(demands.count), demandCount: UInt32(draft.demands.count),
          pattern: draft.identity, second: draft.second))
      demands += draft.demands
    }
    for place in 1..<ranges.count { ranges[place] += ranges[place - 1] }
    return (ranges, entries, demands)
  }
}
