// Engine: rule set + record + scratch -> decision: match (pure, parallel), settle (in order).
//
// Touches: memory only. No files, clock, log, thread or heap per record; knows no rule text.
// Hostile: texts and numbers of records pass through here as bytes that somebody else owns.
// Fails: a PCRE2 limit makes a condition unknown and the rule failed for that record, counted.

import Bytes
import Lists
import Patterns
import Records
public import Views

/// All rules and lists in force: immutable, shared by all workers, named by its SHA-256.
///
/// The compiled form knows no YAML and no place in a file; what an author wrote stays with the
/// compiler. Nodes and tests are plain values in tables, so that evaluating a rule touches no
/// reference count but those of the patterns and lists that it really asks.
public final class RuleSet: Sendable {
  /// SHA-256 over all files of the rule directory, in hexadecimal.
  public let identifier: String

  /// The rules in force, sorted by what they would decide, then by ``Rule/order``.
  public let rules: [Rule]

  /// The names of the tags that rules carry; a rule holds places in this array.
  public let tags: [String]

  /// The lists by place, as tests refer to them.
  public let lists: [NamedList]

  /// From which sums of scores on a record is reviewed or blocked.
  public let thresholds: Thresholds

  /// The caps of the score groups, in tenths, by place.
  let groupCaps: [Int32]

  /// The places in ``lists`` of the number lists whose members no rule may touch.
  let protectedLists: [Int]

  let nodes: ScratchArray<Node>
  let children: ScratchArray<Int32>

  /// The children of each node, the cheapest to ask first; the places are those of ``children``.
  let cheapestFirst: ScratchArray<Int32>
  let tests: ScratchArray<Test>
  let patterns: PatternTable
  let operands: OperandTable
  let wordLists: [WordList]

  /// What the facts of a record are derived by.
  public let knowledge: Knowledge

  /// The tables by which the views of a text are made.
  public let viewTables: ViewTables
  let heads: ScratchArray<RuleHead>
  let standings: ScratchArray<RuleStanding>

  /// The places of tags in ``tags``, rule after rule.
  let ruleTags: ScratchArray<Int32>

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
    nodes = ScratchArray(builder.nodes)
    children = ScratchArray(builder.children)
    cheapestFirst = ScratchArray(builder.cheapestFirst)
    tests = ScratchArray(builder.tests)
    patterns = PatternTable(builder.patterns)
    operands = OperandTable(builder.operandSets)
    wordLists = builder.wordLists
    viewTables = builder.viewTables
    knowledge = builder.knowledge
    heads = ScratchArray(rules.map(RuleHead.init))
    standings = RuleSet.standings(of: rules)
    ruleTags = ScratchArray(rules.flatMap(\.tags).map(Int32.init))
    fragments = RuleFragments(
      rules: rules, tags: tags, lists: lists.map(\.name), identifier: identifier)
    gates = RuleGates(builder, rules: rules)
  }

  /// The number of nodes, for whoever keeps something beside each of them.
  public var nodeCount: Int { nodes.count }

  /// The first characters of the identifier, as decisions carry it.
  public static let shortIdentifierCount = 16

  private static func standings(of rules: [Rule]) -> ScratchArray<RuleStanding> {
    var standings = ScratchArray<RuleStanding>(capacity: rules.count)
    var tagCount = 0
    for rule in rules {
      standings.append(RuleStanding(rule, tags: ByteRange(tagCount..<tagCount + rule.tags.count)))
      tagCount += rule.tags.count
    }
    return standings
  }

  private static func sorted(_ rules: [Rule]) -> [Rule] {
    rules.sorted { ($0.action.place, $0.order) < ($1.action.place, $1.order) }
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
