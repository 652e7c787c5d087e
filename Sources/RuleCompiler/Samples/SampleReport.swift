public import Documents

/// The results of the samples of a rule directory.
public struct SampleReport: Sendable {
  /// One sample and what came of it.
  public struct Result: Sendable {
    /// What a sample claims.
    public enum Claim: String, Sendable {
      case hit
      case miss
      case `case`
    }

    /// The path of the rule file inside the rule directory.
    public var file: String
    /// The id of the rule, or the title of the case.
    public var name: String
    /// What the sample claims.
    public var claim: Claim
    /// The number of the sample among those of its rule, from one.
    public var number: Int
    /// Where it stands.
    public var range: SourceRange
    /// The failure; nil where the claim held.
    public var failure: String?
  }

  /// The results, file by file in the order of the files.
  public internal(set) var results: [Result] = []

  /// The number of rules with at least one hit and one miss.
  public internal(set) var coveredRuleCount = 0

  /// The number of rules.
  public internal(set) var ruleCount = 0

  /// Makes an empty report.
  public init() {}

  /// The results that failed.
  public var failures: [Result] { results.filter { $0.failure != nil } }
}
