public import Documents
public import Engine
public import Records

/// One rule file as it was written.
public struct RuleFile: Sendable {
  /// A named fragment of a pattern.
  public struct Definition: Sendable {
    public var name: Scalar
    public var pattern: Scalar
  }

  /// A named condition.
  public struct NamedCondition: Sendable {
    public var name: Scalar
    public var condition: Condition
  }

  /// Entries that replace a list while the samples of the file run.
  public struct Fixture: Sendable {
    public var list: Scalar
    public var entries: [Scalar]
  }

  /// The path inside the rule directory.
  public var path: String
  public var family: Scalar?
  public var uses: [Scalar]
  public var definitions: [Definition]
  public var conditions: [NamedCondition]
  public var fixtures: [Fixture]
  public var rules: [RuleSyntax]
  public var cases: [CaseSyntax]

  /// Whether a fragment or a condition could not be read, so that its name is missing here.
  public var isIncomplete: Bool
}

/// One rule as it was written.
public struct RuleSyntax: Sendable {
  /// The mode as written; a disabled rule is read and tested, and not in force.
  public enum Mode: String, CaseIterable, Sendable {
    case enforce
    case shadow
    case disabled
  }

  public var identifier: Scalar
  public var title: String
  public var range: SourceRange
  public var kinds: [Located<RecordKind>]
  public var when: Condition
  public var action: Located<Action>
  public var severity: Severity
  public var tags: [Scalar]
  public var mode: Mode
  public var sinceMilliseconds: Located<Int64>?
  public var untilMilliseconds: Located<Int64>?
  public var revision: Int
  public var author: String?
  public var reference: String?
  public var hits: [Sample]
  public var misses: [Sample]

  /// What the rule does, with the group by its name.
  public enum Action: Sendable {
    case verdict(Verdict)
    case score(tenths: Int, group: Scalar?)
  }
}

/// A record that a rule must hit or miss, as it was written.
public struct Sample: Sendable {
  public var mapping: Mapping
  /// The field whose condition keeps the rule from firing.
  public var blockedBy: Scalar?
}

/// A record with the verdict that the whole set must give.
public struct CaseSyntax: Sendable {
  public var title: Scalar
  public var record: Mapping
  public var verdict: Located<Verdict>
  public var rules: Located<[Scalar]>?
}
