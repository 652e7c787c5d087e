// What the author of rules, lists and settings can reach. What a sender or producer can reach stands in
// Limits.swift.

extension Limits {
  // MARK: Patterns

  /// Bytes of one pattern, with its fragments expanded.
  ///
  /// PCRE2 refuses what compiles to more than 64 KiB, and its JIT compiler has had trouble with
  /// very long patterns; real ones have about 90 characters.
  public static let patternByteCountMax = 32 << 10

  /// Levels of parentheses in one pattern.
  ///
  /// PCRE2 compiles them by recursion; people write under 10.
  public static let patternNestingDepthMax = 100

  /// Steps of one match from one start.
  ///
  /// 100,000 are 0.4 to 0.9 ms of a bad pattern; PCRE2's own 10 million would be 55 to 80 ms. A good
  /// pattern takes some hundreds. Where many starts take many steps, ``matchWorkMax`` stops sooner.
  public static let matchStepCountMax = 100_000

  /// Characters of the longest text that people send: ten parts of 67.
  public static let usualCharacterCountMax = 670

  /// What one pattern may cost on a text of ``usualCharacterCountMax`` characters, in units of about a
  /// nanosecond (docs/PREFILTER.md); what is told from the pattern is seldom reached.
  public static let matchWorkMax = 5_500_000.0

  /// The same for a text of any length: longer texts get more in proportion, up to this.
  public static let matchWorkMaxOfLongText = 15_000_000.0

  /// Levels of backtracking in the interpreter: a group repeated over a text of the greatest
  /// length, which has 21,845 Han characters, does not pass.
  public static let matchDepthMax = 20_000

  /// KiB of backtracking memory in the interpreter, per worker.
  ///
  /// A frame has about 150 bytes and 16 more a group, so that most patterns reach the depth first.
  public static let matchHeapKiBMax = 8 << 10

  /// Bytes of stack for machine code, per worker: enough for a repeated group over some thousands
  /// of characters.
  ///
  /// With 8 MiB one text can hold a worker for 1.5 s.
  public static let jitStackByteCountMax = 512 << 10

  /// Bytes of that stack to begin with; PCRE2's own on the C stack has as many.
  public static let jitStackByteCountStart = 32 << 10

  // MARK: Lists

  /// Bytes of one list file.
  ///
  /// Offsets inside it have 32 bits, and it is held whole while it is read.
  public static let listByteCountMax = 1 << 30

  /// Entries of one list.
  ///
  /// About 40 bytes each; larger lists need another table.
  public static let listEntryCountMax = 16_000_000

  /// Bytes of one entry.
  ///
  /// A domain name has at most 253 (RFC 1035), a word is shorter.
  public static let listEntryByteCountMax = 253

  /// Bytes of one label of a domain name (RFC 1035).
  public static let domainLabelByteCountMax = 63

  /// Bytes of a canonical number.
  ///
  /// E.164 has 15 digits, ports with extensions up to 21.
  public static let canonicalNumberByteCountMax = 32

  /// Bytes of all words of one list: the automaton has up to one node of 17 bytes for each.
  public static let wordListByteCountMax = 4 << 20

  /// Phrases that one `not_in` may name; each is held against the text wherever its word stands.
  public static let exceptionCountMax = 256

  /// Words that a condition may ask for within one window; each occurrence costs that many steps.
  public static let wordsAtLeastMax = 64

  /// Samples of one list: their index takes about 1 KB each, and is built anew with every reload.
  public static let sampleCountMax = 100_000

  /// Bytes of the text of one sample: ten parts of a long message have about 2,000.
  public static let sampleTextByteCountMax = 4096

  /// Bytes of what else is said of a sample, such as its case: a reference, a sentence.
  public static let sampleNoteByteCountMax = 500

  /// Different pairs of words that a sample has at least: with fewer, two honest words make a likeness.
  ///
  /// With five, none of 65,000 honest texts is half like one of 2,429 scams.
  public static let samplePairCountMin = 5

  /// Different pairs of words of a text that are compared: ten parts have 670 characters.
  public static let likenessPairCountMax = 1_024

  /// Samples with which one text is compared in full, 0.1 to 0.3 µs each.
  ///
  /// Real texts meet fewer than ten; only a list that holds hundreds of variants of one campaign, or a
  /// text that was put together from many samples, meets more.
  public static let likenessCandidateCountMax = 128

  /// Entries of an index of samples that one text has looked at, 1 to 5 ns each.
  public static let likenessPostingCountMax = 4_096

  /// Stretches of a text in common with a sample that are evidence; more make no case stronger.
  public static let likenessSpanCountMax = 24

  /// Problems of one list file that are kept; the rest is counted.
  public static let listProblemCountMax = 100

  /// Brands that texts may speak for; claims name them with 16 bits.
  public static let brandCountMax = 10_000

  /// Bytes of one cell of a table of words or brands, which may hold many of them.
  public static let tableCellByteCountMax = 4096

  // MARK: Documents

  /// Bytes of one YAML file.
  ///
  /// Ten thousand rules of the usual size take 2.3 MB.
  public static let documentByteCountMax = 8 << 20

  /// Levels of lists and mappings in a YAML file.
  ///
  /// Conditions nest by a handful; readers recurse.
  public static let documentDepthMax = 48

  /// Texts with unknown escapes that are found in one go; each costs a pass over the file.
  public static let escapeRetryCountMax = 100

  /// Findings that are kept; a person does not read a thousand, and a generated file may have more.
  public static let diagnosticCountMax = 1_000

  /// Bytes of a name: a rule, a tag, a list; longer ones do not fit in a table.
  public static let identifierByteCountMax = 80

  /// Columns of a source line that are shown above a caret, to fit a terminal with its margin.
  public static let excerptColumnCountMax = 100

  // MARK: Rules

  /// Values that one comparison lists; they are searched from front to back.
  ///
  /// More belong in a list.
  public static let operandCountMax = 256

  /// Tenths of a score.
  ///
  /// Thresholds are around ten; a thousand is a mistake.
  public static let scoreTenthsMax = 10_000

  /// A revision counts up by hand.
  public static let revisionMax = 1_000_000

  /// Characters of the window of `near`.
  ///
  /// A message of one part has 70.
  public static let nearCharacterCountMax = 1_000

  /// Tenths of evasion from which the view `sound` counts: one full mark.
  public static let soundGateTenths = 10

  /// Levels of folders in a rule directory: a folder a family, perhaps one more.
  public static let ruleDirectoryDepthMax = 8

  /// Rule directories of one rule set: shipped, carrier, local, and as many again.
  public static let ruleLayerCountMax = 8

  /// Files in the rule directories.
  ///
  /// A file holds a scheme; a carrier has some hundreds.
  public static let ruleFileCountMax = 10_000

  /// Rules of one directory.
  ///
  /// A hundred times the largest set that was measured; 100,000 rules take 16 s and 800 MB.
  public static let ruleCountMax = 1_000_000

  /// Per cent of the rules in force that a new set may lack where the manifest says nothing.
  ///
  /// Rules are retired one by one; a fifth of them at once is a folder that was not copied.
  public static let ruleShrinkPercentMax = 20

  /// The honest messages beside the rules that rules are held against.
  ///
  /// A thousand ship; matching ten thousand takes a few seconds of `weir check`.
  public static let cleanMessageCountMax = 10_000

  /// How far ahead a rule may begin before somebody is asked whether the year is right: five years.
  ///
  /// Rules are written for schemes of today; 2062 in the place of 2026 is a slip of the fingers.
  public static let ruleStartDistanceMillisecondsMax: Int64 = 5 * 366 * 86_400_000

  /// Lost rules that a message names; the rest are only counted.
  public static let lostRulesShownMax = 8

  /// Levels of named conditions or fragments inside each other, so that a set cannot grow without end.
  public static let conditionNestingMax = 32

  /// Conditions of one rule, those of named conditions counted wherever a name stands.
  ///
  /// Named conditions that name others twice each double with every level.
  public static let conditionCountMax = 4_096

  /// Bytes of one source text of a condition that `explain` shows.
  public static let conditionLabelByteCountMax = 120
}
