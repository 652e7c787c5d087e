import Documents
import Engine
import Facts

/// A rule looks at more than for whom a text speaks, and at more than a link that nobody knows.
///
/// Every honest notice of a bank speaks for the bank, and no table has all domains of all brands.
enum ClaimAlone: Lint {
  static let codes: [DiagnosticCode] = [.claimAlone, .unlistedLink]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let (ruleSet, entries) = directory.emitted else { return }
    for (index, rule) in ruleSet.rules.enumerated() {
      guard case .verdict(let verdict) = rule.action, verdict != .allow,
        let written = entries[rule.identifier]?.syntax.action.range
      else { continue }
      // What fires on nothing at all is told by another check.
      guard !ruleSet.firesOnNothing(RuleID(index)) else { continue }
      if ruleSet.fires(RuleID(index), ifOnly: isClaim) {
        diagnostics.warning(
          .claimAlone, "this rule fires on every text that speaks for such a brand", at: written,
          hint: "ask for `brand.link`, `brand.sender` or words of a scheme too")
      } else if verdict == .block, ruleSet.fires(RuleID(index), ifOnly: isClaimOrUnlisted) {
        diagnostics.warning(
          .unlistedLink, "this rule blocks for a link that may be the brand's own", at: written,
          hint: "`foreign` is proof; beside `unlisted` ask for `brand.sender` or words of a scheme")
      }
    }
  }

  /// What is true of every honest notice of a brand.
  private static func isClaim(_ subject: Subject?, _ members: Int64) -> Bool {
    switch subject {
    case .fact(.brand), .fact(.brandClass), .fact(.brandClaim): true
    case .fact(.advisory): members & Fact.no != 0
    default: false
    }
  }

  /// And of those of a brand whose domains the table does not have.
  private static func isClaimOrUnlisted(_ subject: Subject?, _ members: Int64) -> Bool {
    switch subject {
    case .fact(.brandLink): members & 1 << Int64(BrandLink.unlisted.rawValue) != 0
    case .fact(.entity(.urlHost)), .fact(.entity(.urlDomain)): true
    default: isClaim(subject, members)
    }
  }
}

extension DiagnosticCode {
  static let claimAlone = DiagnosticCode(
    "W044", "claim-alone",
    explanation: "The rule asks for whom a text speaks and for nothing else, so it fires on every "
      + "honest notice of such a brand. What makes a claim a lie is where it leads, who sends it, "
      + "or what it asks for.",
    wrong: """
      when: {brand.class: bank}

      """,
    right: """
      when: {brand.class: bank, brand.link: foreign}

      """)

  static let unlistedLink = DiagnosticCode(
    "W045", "unlisted-link",
    explanation: "`unlisted` says that the table does not know the domain: half of all honest "
      + "notices lead to one. A block needs more: a sender that cannot be the brand, or words of a "
      + "scheme.",
    wrong: """
      when: {brand.class: bank, brand.link: [unlisted, foreign]}

      """,
    right: """
      when: {brand.class: bank, brand.link: [unlisted, foreign], brand.sender: [personal, foreign]}

      """)
}
