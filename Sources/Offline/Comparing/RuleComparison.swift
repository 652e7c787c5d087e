public import Bytes
public import Engine

/// The records that two rule sets decide differently, by what changes and by campaign.
public struct RuleComparison: Sendable {
  /// What changes, and which rule makes it so.
  public struct Change: Hashable, Sendable {
    /// The verdict of the old rules.
    public var before: Verdict
    /// The verdict of the new rules.
    public var after: Verdict
    /// The rule that decides: of the new rules, or of the old ones where the verdict becomes softer;
    /// nil where none does, such as for a protected sender.
    public var rule: String?

    /// True if the new verdict is harder on the sender.
    public var isHarder: Bool { before < after }
  }

  /// Records that are near-duplicates of each other.
  public struct Campaign: Sendable {
    /// How many records.
    public internal(set) var count = 0
    /// The id of the first.
    public var identifier: [UInt8]
    /// Its text; empty for a call.
    public var text: [UInt8]
    /// The words that the deciding rule rests on.
    public var spans: [ByteRange]
  }

  /// The campaigns of one change.
  public struct Group: Sendable {
    /// How many records change so.
    public internal(set) var count = 0
    /// The campaigns, by their number among all.
    private var campaigns: [Int: Campaign] = [:]

    /// How many campaigns there are.
    public var campaignCount: Int { campaigns.count }

    /// The campaigns, the largest first.
    public var largestFirst: [Campaign] {
      campaigns.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
    }

    /// Counts a record in its campaign, which is made where it is the first; nil where the record
    /// belongs to none that is told apart.
    mutating func add(toCampaign number: Int?, _ make: () -> Campaign) {
      count += 1
      if let number { campaigns[number, default: make()].count += 1 }
    }
  }

  /// The records that both decided.
  public internal(set) var recordCount = 0
  /// The lines that are no record.
  public internal(set) var rejectedCount = 0
  /// The records that keep their verdict for another rule.
  public internal(set) var otherRuleCount = 0
  /// The records that change, by what changes.
  public internal(set) var groups: [Change: Group] = [:]
  /// True if there were more campaigns than are told apart.
  public internal(set) var isIndexFull = false

  init() {}

  /// The records that get another verdict.
  public var changedCount: Int { groups.values.reduce(0) { $0 + $1.count } }

  /// The groups in which one verdict becomes another one, the largest first.
  public func groups(
    from before: Verdict, to after: Verdict
  ) -> [(change: Change, group: Group)] {
    groups.filter { $0.key.before == before && $0.key.after == after }
      .map { (change: $0.key, group: $0.value) }
      .sorted { left, right in
        (right.group.count, left.change.rule ?? "") < (left.group.count, right.change.rule ?? "")
      }
  }
}
