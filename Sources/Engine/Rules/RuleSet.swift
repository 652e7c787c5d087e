// Engine: rules + records -> decisions: match (pure, parallel), settle (in order).
//
// Touches: memory only. No files, clock, log, thread or heap per record; knows no rule text.
// Hostile: texts and numbers of records pass through here as bytes that somebody else owns.
// Fails: a PCRE2 limit makes a condition unknown and the rule failed for that record, counted.

import Bytes
import Lists
import Patterns
import Records
public import Views

/// All rules and lists in force: immutable tables, shared by all threads, named by their SHA-256.
///
/// The compiled form knows no YAML and no place in a file; what an author wrote stays with the
/// compiler. Nodes and predicates are plain values in tables, so that evaluating a rule touches no
/// reference count but those of the patterns and lists that it really asks.
public final class RuleSet: Sendable {
  /// SHA-256 over all files of the rule directory, in hexadecimal.
  public let identifier: String

  /// The rules in force, sorted by what they would decide, then by ``Rule/order``; a ``RuleID`` is a
  /// place here.
  public let rules: [Rule]

  /// The names of the tags that rules carry; a ``TagID`` is a place here.
  public let tags: [String]

  /// The lists; a ``ListID`` is a place here.
  public let lists: [NamedList]

  /// From which sums of scores on a record is reviewed or blocked.
  public let thresholds: Thresholds

  /// The caps of the score groups, in tenths, in the order in which they were added.
  let groupCaps: [Int32]

  /// The number lists whose members no rule may touch.
  let protectedLists: [ListID]

  let nodes: Table<NodeID, ConditionNode>

  /// The parts of each node, as a node's stretch of this table names them.
  let parts: ScratchArray<NodeID>

  /// The parts of each node, the cheapest to ask first; the stretches are those of ``parts``.
  let cheapestFirst: ScratchArray<NodeID>
  let predicates: Table<PredicateID, Predicate>

  /// The patterns and lists of words that predicates ask.
  let probes: ProbeTable
  let operands: OperandTable

  /// The names of brands, without which no text speaks for one; none where no rule asks.
  let brandProbes: ProbeRange

  /// The known texts that texts are compared with; a ``KnownTextsID`` is a place here.
  let knownTexts: [KnownTexts]

  /// True if any condition asks a ledger, so that records have to be told to one.
  public let asksLedger: Bool

  /// The tables by which the facts of a record are derived.
  public let knowledge: Knowledge

  /// The tables by which the views of a text are made.
  public let viewTables: ViewTables
  let heads: Table<RuleID, RuleHead>
  let ranks: Table<RuleID, RuleRank>

  /// The tags of all rules, rule after rule.
  let ruleTags: ScratchArray<TagID>

  let fragments: RuleFragments
  let gates: RuleGates

  /// Freezes what a builder has collected.
  init(_ builder: consuming RuleSetBuilder, identifier: String) {
    self.identifier = identifier
    rules = RuleSet.sorted(builder.rules)
    tags = builder.tags
    lists = builder.lists
    thresholds = builder.thresholds
    groupCaps = builder.groupCaps
    protectedLists = builder.protectedLists
    nodes = Table(builder.nodes)
    parts = ScratchArray(builder.parts)
    cheapestFirst = ScratchArray(builder.cheapestFirst)
    predicates = Table(builder.predicates)
    asksLedger = builder.predicates.contains { $0.kind.ledgerQuery != nil }
    brandProbes = builder.brandProbes
    operands = OperandTable(builder.operandSets)
    viewTables = builder.viewTables.seeking(builder.wordEdges)
    knowledge = builder.knowledge
    let (lists, tables) = (builder.lists, viewTables)
    knownTexts = builder.askedTexts.map { asked in
      guard case .samples(let list) = lists[asked.list.index].list else {
        preconditionFailure("texts are compared with a list that has none")
      }
      return KnownTexts(asked, of: list, tables: tables)
    }
    heads = Table(rules.map(RuleHead.init))
    ranks = Table(RuleSet.ranks(of: rules))
    ruleTags = ScratchArray(rules.flatMap(\.tags))
    fragments = RuleFragments(
      rules: rules, tags: tags, lists: lists.map(\.name), identifier: identifier)
    let maker = GateMaker(builder)
    probes = ProbeTable(builder.probes, isFiltered: maker.isFiltered)
    gates = RuleGates(maker, rules: rules)
  }

  /// The number of nodes, for whoever keeps something beside each of them.
  public var nodeCount: Int { nodes.count }

  /// The first characters of the identifier, as decisions carry it.
  public static let shortIdentifierCount = 16

  private static func ranks(of rules: [Rule]) -> [RuleRank] {
    var ranks: [RuleRank] = []
    var tagCount = 0
    for rule in rules {
      ranks.append(RuleRank(rule, tags: IndexRange(tagCount..<tagCount + rule.tags.count)))
      tagCount += rule.tags.count
    }
    return ranks
  }

  private static func sorted(_ rules: [Rule]) -> [Rule] {
    rules.sorted {
      ($0.action.evaluationOrder, $0.order) < ($1.action.evaluationOrder, $1.order)
    }
  }
}

/// A list under the name that the manifest gives it.
public struct NamedList: Sendable {
  /// The name in the manifest; it appears in decisions.
  public var name: String
  /// The entries.
  public var list: EntryList

  /// Names a list.
  public init(name: String, list: EntryList) {
    self.name = name
    self.list = list
  }
}

/// From which sums of scores on a record is reviewed or blocked, in tenths.
public struct Thresholds: Equatable, Sendable {
  /// A record whose score reaches this is blocked.
  public var blockTenths: Int32
  /// A record whose score reaches this, but not the other, is reviewed.
  public var reviewTenths: Int32

  /// Sets both thresholds.
  public init(blockTenths: Int32, reviewTenths: Int32) {
    self.blockTenths = blockTenths
    self.reviewTenths = reviewTenths
  }
}
