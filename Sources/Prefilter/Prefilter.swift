// Prefilter: which patterns may match a text, from the literals that they require.
//
// Touches: memory only; asks PCRE2 once which characters are letters. No files, clock, log or thread.
// Hostile: the texts, which are bounded where they are decoded; patterns come from authors.
// Fails: what is not understood of a pattern yields no literal, never a wrong one; then the pattern
//   is a candidate for every text.

import Bytes

/// Finds, in one pass over a text, the few patterns that can match it at all.
///
/// Immutable and shared by all workers. Why no match can be missed stands in docs/PREFILTER.md.
///
/// A pattern requires clauses: sets of literals of which each text that it matches has one. Texts
/// and literals are compared as letters (``Alphabet``): folded characters without all that separates
/// words. Each literal is looked for by the rarest pair of its letters.
public final class Prefilter: Sendable {
  /// What finds a pattern where its rarest clause was seen: all clauses that are asked for.
  struct Entry: BitwiseCopyable {
    /// The place of the first demand in ``demands``.
    var firstDemand: UInt32
    var demandCount: UInt32
    /// The identity that the caller gave.
    var pattern: UInt32
    /// The clause that is asked for first: of those of literals the rarest but one.
    var second: UInt32
  }

  /// A clause that must be there, and where with respect to the one before it.
  struct Demand: BitwiseCopyable {
    var clause: UInt32
    /// Whether the clause stands behind the one of the demand before, in the order of the pattern.
    var isOrdered: Bool
    /// Whether the clause is one of digits, which are counted when they are asked for.
    var isDigits: Bool
    /// The most letters between the two.
    var gapMax: UInt32
  }

  /// A clause of so many digits in a row.
  struct DigitClause: BitwiseCopyable {
    var clause: UInt32
    var count: UInt32
  }

  /// A literal where it is looked for: by one pair of its letters.
  struct Literal: BitwiseCopyable {
    /// The first four letters, and which bits of them count.
    var head: UInt64
    var headMask: UInt64
    /// The place of the letters in ``letters``.
    var start: UInt32
    var count: UInt16
    /// The place of the pair in the literal.
    var pairOffset: UInt16
    /// The places of its clauses in ``literalClauses``.
    var firstClause: UInt32
    var clauseCount: UInt32
  }

  let tables: LetterTables
  let pairs: PairIndex
  let literals: ScratchArray<Literal>
  let letters: ScratchArray<UInt16>
  let literalClauses: ScratchArray<UInt32>
  /// For each clause and space the entries that it is the rarest clause of.
  let entryRanges: ScratchArray<UInt32>
  let entries: ScratchArray<Entry>
  let demands: ScratchArray<Demand>

  let digitClauses: ScratchArray<DigitClause>

  /// For each number of a letter, whether the letter is a digit.
  let isDigitNumber: ScratchArray<Bool>

  /// The number of different clauses.
  let clauseCount: Int

  /// How many literals have one letter; their letters have the lowest numbers.
  let singleCount: UInt16

  /// The views whose texts must be scanned.
  public let spaces: SpaceSet

  /// Whether no pattern has a literal, so that there is nothing to scan.
  public var isEmpty: Bool { clauseCount == 0 }

  init(_ plan: PrefilterPlan) {
    tables = plan.makeTables()
    let arranged = plan.arrange()
    pairs = PairIndex(arranged.pairs)
    literals = ScratchArray(arranged.literals)
    letters = ScratchArray(arranged.letters)
    literalClauses = ScratchArray(arranged.literalClauses)
    entryRanges = ScratchArray(arranged.entryRanges)
    entries = ScratchArray(arranged.entries)
    demands = ScratchArray(arranged.demands)
    digitClauses = ScratchArray(arranged.digitClauses)
    isDigitNumber = Prefilter.marks(arranged.digitNumbers)
    clauseCount = arranged.clauseCount
    singleCount = arranged.singleCount
    spaces = arranged.spaces
  }

  private static func marks(_ numbers: [UInt16]) -> ScratchArray<Bool> {
    var marks = ScratchArray(repeating: false, count: 0x1_0000)
    for number in numbers { marks[Int(number)] = true }
    return marks
  }
}
