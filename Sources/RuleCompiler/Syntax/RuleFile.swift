public import Documents
public import Engine
import Facts
import Records

/// Where a rule file lies: in which layer, and at which path inside its directory.
struct RulePath: Hashable, Comparable, Sendable {
  var layer: Int
  var path: String

  static func < (left: RulePath, right: RulePath) -> Bool {
    (left.layer, left.path) < (right.layer, right.path)
  }
}

/// One rule file as it was written.
struct RuleFile: Sendable {
  /// The path inside the rule directory.
  var path: String { place.path }

  /// A named fragment of a pattern.
  struct Definition: Sendable {
    var name: Scalar
    var pattern: Scalar
  }

  /// A named condition.
  struct NamedCondition: Sendable {
    var name: Scalar
    var condition: Condition
  }

  /// Entries that replace a list while the samples of the file run.
  struct Fixture: Sendable {
    var list: Scalar
    var entries: [Scalar]
  }

  /// Where it lies.
  var place: RulePath
  /// The file as it was written.
  var source: SourceFile
  var family: Scalar?
  var uses: [Scalar]
  var definitions: [Definition]
  var conditions: [NamedCondition]
  var fixtures: [Fixture]

  /// Signature bindings that replace those of `numbers/` while the samples of the file run.
  var bindings: SignatureBindings?
  var rules: [RuleSyntax]
  var cases: [CaseSyntax]

  /// The rules that a later layer has under the same id, so that they are not in force.
  var replaced: [RuleSyntax] = []

  /// True if a fragment or a condition could not be read, so that its name is missing here.
  var isIncomplete: Bool
}

/// One rule as it was written.
public struct RuleSyntax: Sendable {
  /// The mode as written; a disabled rule is read and tested, and not in force.
  public enum Mode: String, CaseIterable, Sendable {
    /// It decides.
    case enforce
    /// It is evaluated and counted, and decides nothing.
    case shadow
    /// It is not in force.
    case disabled
  }

  /// The id, unique for ever.
  public var identifier: Scalar
  /// True if it has an id at all; what has none never comes into force.
  var hasIdentifier: Bool
  /// The deceit that the rule looks for, in one line.
  public var title: String
  /// The place of the whole rule.
  public var range: SourceRange
  /// The kinds of records that it looks at.
  var kinds: [Located<RecordKind>]
  /// The condition; nil where it could not be read.
  var when: Condition?
  /// The consequence when it fires.
  public var action: Located<Action>
  /// Which rule is named first among equals.
  public var severity: Severity
  /// Words of the manifest.
  var tags: [Scalar]
  /// Whether it decides.
  public var mode: Mode
  /// The first moment at which it is in force.
  var sinceMilliseconds: Located<Int64>?
  /// The first moment at which it is no longer in force.
  var untilMilliseconds: Located<Int64>?
  /// The author's count of its changes.
  public var revision: Int
  /// Who wrote it.
  public var author: String?
  /// The case that it came from.
  public var reference: String?
  /// Records on which it must fire.
  var hits: [Sample]
  /// Records on which it must not fire.
  var misses: [Sample]

  /// The consequence of the rule, with the group by its name.
  public enum Action: Sendable {
    /// It asks for a verdict.
    case verdict(Verdict)
    /// It adds points to the score.
    case score(tenths: Int, group: Scalar?)
  }
}

/// A record that a rule must hit or miss, as it was written.
struct Sample: Sendable {
  var mapping: Mapping
  /// The one thing that keeps the rule from firing: a field, a named condition, a text.
  var blockedBy: Scalar?
  /// Other rules that may block or review the record, though this one must miss it.
  var allowBy: [Scalar] = []
  /// Whether any other rule may have the record reviewed.
  var reviewOK: Scalar?

  /// The keys of a sample that are no keys of its record.
  static let claimKeys: Set = ["blocked_by", "allow_by", "review_ok"]
}

/// A record with the verdict that the whole set must give.
struct CaseSyntax: Sendable {
  var title: Scalar
  var record: Mapping
  var verdict: Located<Verdict>
  var rules: Located<[Scalar]>?
}
