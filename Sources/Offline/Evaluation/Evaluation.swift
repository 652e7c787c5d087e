public import Bytes
public import Engine

/// What rules make of labelled texts: counts, by everything that an author asks for.
public struct Evaluation: Sendable {
  /// A text that is honest and was stopped.
  public struct FalseHit: Sendable {
    /// The verdict.
    public var verdict: Verdict
    /// The rule that decided; nil where none did.
    public var rule: String?
    /// How many enforced rules fired.
    public var ruleCount: Int
    /// The label.
    public var label: String
    /// The id of the record.
    public internal(set) var identifier: [UInt8] = []
    /// The text as it was received.
    public internal(set) var text: [UInt8] = []
    /// The words that the deciding rule rests on.
    public internal(set) var spans: [ByteRange] = []
    /// How many near-duplicates of it were left out; only where clusters are counted.
    public internal(set) var repeatCount = 0

    /// Its number among the honest texts.
    var number = 0

    /// How bad it is: blocked texts first, then those that many rules hit.
    var weight: Int { Int(verdict.rawValue) * 1_000_000 + min(ruleCount, 999_999) }
  }

  /// The values of one property and the outcomes of each.
  public struct Breakdown: Sendable {
    /// The key in the records.
    public var key: String
    /// The outcomes by value.
    public internal(set) var values: [String: OutcomePair] = [:]
  }

  /// Two rules that fire on the same texts.
  public struct Overlap: Equatable, Sendable {
    /// The rule that fires less often.
    public var rule: String
    /// The texts on which it fires.
    public var count: Int
    /// The rule that fires more often.
    public var other: String
    /// The texts on which both fire.
    public var commonCount: Int
  }

  /// What is read of records beside their texts.
  public struct Options: Sendable {
    /// The key of the label.
    public var labelKey = "label"
    /// What labels say.
    public var labels = LabelMap.usual
    /// More keys by whose values outcomes are told.
    public var breakdownKeys: [String] = []
    /// How many false hits are kept.
    public var falseHitCountMax = 10
    /// Whether near-duplicates count once.
    public var countsClustersOnce = false

    /// The defaults.
    public init() {}
  }

  /// The outcomes of all texts that were measured.
  public internal(set) var total = OutcomePair()
  /// The outcomes by label.
  public internal(set) var labels = Breakdown(key: "label")
  /// The outcomes by other keys.
  public internal(set) var breakdowns: [Breakdown]
  /// What rules did on fraud.
  public internal(set) var fraudTally: RuleTally
  /// What rules did on honest texts.
  public internal(set) var cleanTally: RuleTally
  /// On how many fraud and honest texts rules of a family fired.
  public internal(set) var families: [String: OutcomePair] = [:]
  /// The worst false hits, the worst first.
  public internal(set) var falseHits: [FalseHit] = []
  /// Lines that are no record.
  public internal(set) var rejectedCount = 0
  /// Records whose label says that they do not count.
  public internal(set) var skippedCount = 0
  /// Records without a label that means anything, by label.
  public internal(set) var unknownLabels: [String: Int] = [:]
  /// Near-duplicates that were left out.
  public internal(set) var repeatCount = 0
  /// True if there were more near-duplicates than fit, so that some counted more than once.
  public internal(set) var isIndexFull = false

  /// How often two rules fired together, by the smaller and the larger of their numbers.
  var pairs: [UInt64: Int] = [:]
  /// The ids of the rules, in the order of the tallies.
  public let rules: [String]
  /// For each rule whether it speaks for the sender.
  let isAllowing: [Bool]

  /// More values of a key than this count as one, under this name.
  static let valueCountMax = 1_000
  static let otherValues = "(other values)"
  static let pairCountMax = 200_000

  init(ruleSet: RuleSet, breakdownKeys: [String]) {
    breakdowns = breakdownKeys.map { Breakdown(key: $0) }
    fraudTally = RuleTally(for: ruleSet)
    cleanTally = RuleTally(for: ruleSet)
    rules = ruleSet.rules.map(\.identifier)
    isAllowing = ruleSet.rules.map { $0.action == .verdict(.allow) }
  }

  /// The records that were measured.
  public var measuredCount: Int { total.fraud.all + total.clean.all }

  /// Whether a rule speaks for the sender, so that it hurts nobody.
  public func allows(rule: Int) -> Bool { isAllowing[rule] }

  /// The pairs of which one rule fires nearly only where the other one does, the closest first.
  ///
  /// - Parameters:
  ///   - countMin: How often the rarer rule must fire.
  ///   - shareMin: The share of its texts on which the other one must fire.
  /// - Returns: The pairs.
  public func overlaps(countMin: Int = 5, shareMin: Double = 0.9) -> [Overlap] {
    let fired = zip(fraudTally.rows, cleanTally.rows).map { $0.fired + $1.fired }
    let found = pairs.compactMap { pair, common -> Overlap? in
      var (rarer, other) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      if fired[rarer] > fired[other] { swap(&rarer, &other) }
      guard fired[rarer] >= countMin, Double(common) >= shareMin * Double(fired[rarer]) else {
        return nil
      }
      return Overlap(
        rule: rules[rarer], count: fired[rarer], other: rules[other],
        commonCount: common)
    }
    return found.sorted { left, right in
      if left.commonCount != right.commonCount { return left.commonCount > right.commonCount }
      return (left.rule, left.other) < (right.rule, right.other)
    }
  }
}
