/// The stable name of one kind of finding, with what docs/DIAGNOSTICS.md says about it.
///
/// Whoever owns a check declares its codes as static constants and lists them in one array, from
/// which the page is made. Documents owns E001 to E029, RuleCompiler E030 to E199 and W001 to W199,
/// Configuration E200 to E299.
public struct DiagnosticCode: Hashable, Sendable {
  /// A letter and three digits, `E014`; never given to another check.
  public let number: String

  /// A short name in kebab case, `duplicate-key`.
  public let name: String

  /// Two to four sentences: what is wrong, why it matters, and what to do.
  public let explanation: String

  /// A document that gets this code, if it can be printed.
  public let wrong: String?

  /// The same document put right.
  public let right: String?

  /// Declares a code.
  public init(
    _ number: String, _ name: String, explanation: String, wrong: String? = nil,
    right: String? = nil
  ) {
    self.number = number
    self.name = name
    self.explanation = explanation
    self.wrong = wrong
    self.right = right
  }

  /// True if both have the same number.
  public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.number == right.number
  }

  /// Feeds the number.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(number)
  }
}
