import Bytes

/// Numbers letters and lays literals, clauses and entries out in tables.
struct PrefilterPlan {
  /// The tables of a prefilter as arrays.
  struct Layout {
    var pairs: [(pair: UInt32, literals: Range<Int>)]
    var literals: [Prefilter.Literal]
    var letters: [UInt16]
    var literalClauses: [UInt32]
    var entryStarts: [UInt32]
    var entries: [Prefilter.PatternEntry]
    var requiredClauses: [Prefilter.RequiredClause]
    var clauseCount: Int
    var singleCount: UInt16
    var spaces: SpaceSet
    var digitClauses: [Prefilter.DigitClause]
    /// The numbers of the digits.
    var digitNumbers: [UInt16]
  }

  private let added: [PrefilterBuilder.AddedPattern]
  private let clauseCount: Int
  private let numbers: [UInt16: UInt16]

  /// The literals, those of one letter first, then by the pair that finds them.
  private var sortedLiterals: [SortedLiteral] = []

  private var digitClauses: [Prefilter.DigitClause] = []

  private struct SortedLiteral {
    var letters: Letters
    var pair: UInt32
    var pairOffset: Int
    var clauses: [UInt32]
  }

  /// Plans the tables of what was collected.
  init(_ builder: PrefilterBuilder) {
    added = builder.added
    clauseCount = builder.clauses.count
    var clausesOf: [Letters: [UInt32]] = [:]
    for (number, clause) in builder.clauses.enumerated() {
      switch clause {
      case .literals(let literals):
        for literal in literals { clausesOf[literal, default: []].append(UInt32(number)) }
      case .digits(let count):
        digitClauses.append(
          Prefilter.DigitClause(clause: UInt32(number), count: UInt32(count)))
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
      sortedLiterals.append(
        SortedLiteral(letters: letters, pair: pair, pairOffset: offset, clauses: clauses))
    }
    sortedLiterals.sort { left, right in
      (left.letters.count > 1 ? 1 : 0, left.pair, left.letters.count)
        < (right.letters.count > 1 ? 1 : 0, right.pair, right.letters.count)
    }
  }

  /// The tables from characters to numbers.
  func makeTables() -> LetterTables {
    LetterTables(numbers: numbers, hasSound: added.contains { $0.space == .sound })
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
  func layOut() -> Layout {
    var literals: [Prefilter.Literal] = []
    var letters: [UInt16] = []
    var literalClauses: [UInt32] = []
    var pairs: [(pair: UInt32, literals: Range<Int>)] = []
    for (index, literal) in sortedLiterals.enumerated() {
      var head: UInt64 = 0
      for (offset, letter) in literal.letters.prefix(4).enumerated() {
        head |= UInt64(letter) << UInt64(16 * offset)
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
        pairs[pairs.count - 1].literals = last.literals.lowerBound..<index + 1
      } else {
        pairs.append((literal.pair, index..<index + 1))
      }
    }
    let (starts, entries, required) = layOutEntries()
    return Layout(
      pairs: pairs, literals: literals, letters: letters,
      literalClauses: literalClauses, entryStarts: starts, entries: entries,
      requiredClauses: required,
      clauseCount: clauseCount,
      singleCount: UInt16(sortedLiterals.prefix { $0.letters.count == 1 }.count),
      spaces: added.reduce(into: SpaceSet()) { $0.insert(SpaceSet($1.space)) },
      digitClauses: digitClauses,
      digitNumbers: (UInt16(0x30)...0x39).compactMap { numbers[$0] })
  }

  /// Lays the entries out by their rarest clause and space, with the start of each such row.
  private func layOutEntries() -> (
    starts: [UInt32], entries: [Prefilter.PatternEntry], required: [Prefilter.RequiredClause]
  ) {
    let spaceCount = Space.allCases.count
    let ordered = added.sorted {
      ($0.choice.rarest, $0.space.rawValue, $0.identity)
        < ($1.choice.rarest, $1.space.rawValue, $1.identity)
    }
    var starts = [UInt32](repeating: 0, count: clauseCount * spaceCount + 1)
    var entries: [Prefilter.PatternEntry] = []
    var required: [Prefilter.RequiredClause] = []
    for pattern in ordered {
      let choice = pattern.choice
      starts[Int(choice.rarest) * spaceCount + Int(pattern.space.rawValue) + 1] += 1
      entries.append(
        Prefilter.PatternEntry(
          firstRequired: UInt32(required.count), requiredCount: UInt32(choice.required.count),
          identity: pattern.identity, nextRarest: choice.nextRarest))
      required += choice.required
    }
    for row in 1..<starts.count { starts[row] += starts[row - 1] }
    return (starts, entries, required)
  }
}
