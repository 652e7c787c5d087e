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
  /// A pattern, and the clauses that a text must have before it becomes a candidate.
  ///
  /// It is looked at where its rarest clause was seen: that is how the entries are sorted.
  struct PatternEntry: BitwiseCopyable {
    /// The index in ``requiredClauses`` of the first clause that the pattern requires.
    var firstRequired: UInt32
    var requiredCount: UInt32
    /// The identity that the caller gave.
    var identity: UInt32
    /// The clause that is asked for first: of those of literals the rarest but one.
    var nextRarest: UInt32
  }

  /// A clause that a pattern requires, and where with respect to the one before it.
  struct RequiredClause: BitwiseCopyable {
    /// The number of the clause.
    var clause: UInt32
    /// True where the clause stands behind the one before it, in the order of the pattern.
    var isOrdered: Bool
    /// True for a clause of digits, which are counted when they are asked for.
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
    /// The index of the first of its letters in ``letters``.
    var start: UInt32
    var count: UInt16
    /// The offset of the pair in the literal.
    var pairOffset: UInt16
    /// The index of the first of its clauses in ``literalClauses``.
    var firstClause: UInt32
    var clauseCount: UInt32
  }

  let tables: LetterTables
  let pairs: PairIndex
  let literals: ScratchArray<Literal>
  let letters: ScratchArray<UInt16>
  let literalClauses: ScratchArray<UInt32>
  /// Where the entries of each clause and space begin: those whose rarest clause it is.
  let entryStarts: ScratchArray<UInt32>
  let entries: ScratchArray<PatternEntry>
  let requiredClauses: ScratchArray<RequiredClause>

  let digitClauses: ScratchArray<DigitClause>

  /// For each number of a letter, whether the letter is a digit.
  let isDigitNumber: ScratchArray<Bool>

  /// The number of different clauses.
  let clauseCount: Int

  /// How many literals have one letter; their letters have the lowest numbers.
  let singleCount: UInt16

  /// The views whose texts must be scanned.
  public let spaces: SpaceSet

  /// True if no pattern has a literal, so that there is nothing to scan.
  public var isEmpty: Bool { clauseCount == 0 }

  init(_ plan: PrefilterPlan) {
    tables = plan.makeTables()
    let layout = plan.layOut()
    pairs = PairIndex(layout.pairs)
    literals = ScratchArray(layout.literals)
    letters = ScratchArray(layout.letters)
    literalClauses = ScratchArray(layout.literalClauses)
    entryStarts = ScratchArray(layout.entryStarts)
    entries = ScratchArray(layout.entries)
    requiredClauses = ScratchArray(layout.requiredClauses)
    digitClauses = ScratchArray(layout.digitClauses)
    var isDigitNumber = ScratchArray(repeating: false, count: 0x1_0000)
    for number in layout.digitNumbers { isDigitNumber[Int(number)] = true }
    self.isDigitNumber = isDigitNumber
    clauseCount = layout.clauseCount
    singleCount = layout.singleCount
    spaces = layout.spaces
  }
}
