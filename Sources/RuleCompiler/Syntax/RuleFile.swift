public import Documents
public import Engine
import Records

/// One rule file as it was written.
struct RuleFile: Sendable {
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

  /// The path inside the rule directory.
  var path: String
  var family: Scalar?
  var uses: [Scalar]
  var definitions: [Definition]
  var conditions: [NamedCondition]
  var fixtures: [Fixture]
  var rules: [RuleSyntax]
  var cases: [CaseSyntax]
}

/// One rule as it was written.
public struct RuleSyntax: Sendable {
  /// The mode as written; a disabled rule is read and tested, and not in force.
  public enum Mode: String, CaseIterable, Sendable {
    case enforce
    case shadow
    case disabled
  }

  /// What the rule does, with the group by its name.
  public enum Action: Sendable {
    case verdict(Verdict)
    case score(tenths: Int, group: Scalar?)
  }

  /// The id, with its place.
  public var identifier: Scalar

  /// One line for people.
  public var title: String

  /// The whole rule.
  public var range: SourceRange

  /// What the rule does when it fires.
  public var action: Located<Action>

  /// How bad it is when the rule fires.
  public var severity: Severity

  /// Whether the rule decides.
  public var mode: Mode

  /// The revision, counted up by hand.
  public var revision: Int

  /// Who wrote the rule.
  public var author: String?

  /// The case from which the rule comes.
  public var reference: String?

  var kinds: [Located<RecordKind>]
  var when: Condition
  var tags: [Scalar]
  var sinceMilliseconds: Located<Int64>?
  var untilMilliseconds: Located<Int64>?
  var hits: [Sample]
  var misses: [Sample]
}

/// A record that a rule must hit or miss, as it was written.
struct Sample {
  var mapping: Mapping
  /// The field whose condition keeps the rule from firing.
  var blockedBy: Scalar?
}

/// A record with the verdict that the whole set must give.
struct CaseSyntax {
  var title: Scalar
  var record: Mapping
  var verdict: Located<Verdict>
  var rules: Located<[Scalar]>?
}
