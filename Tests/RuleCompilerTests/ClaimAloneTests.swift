import Documents
import RuleCompiler
import Testing

/// Which rules are told that a claim or an unknown link is no proof.
struct ClaimAloneTests {
  @Test(arguments: [
    ("{brand.class: bank}", "block", ["W044"]), ("{brand: {absent: false}}", "block", []),
    ("{has: brand}", "review", ["W044"]),
    ("{brand.class: bank, advisory: false}", "block", ["W044"]),
    ("{brand.class: bank, brand.link: foreign}", "block", []),
    ("{brand.class: bank, brand.link: unlisted}", "block", ["W045"]),
    ("{brand.class: bank, brand.link: unlisted}", "review", []),
    ("{brand.class: bank, brand.link: unlisted, text: '冻结'}", "block", []),
    ("{brand.class: bank, brand.link: [unlisted, foreign], brand.sender: personal}", "block", []),
    ("{all: [{brand.class: bank}], none: [{brand.sender: official}]}", "block", ["W044"]),
    ("{text: '冻结'}", "block", []),
  ])
  func `a claim alone is told, and a block on an unknown link`(
    condition: String, verdict: String, codes: [String]
  ) {
    let file = RuleDirectory.ruleFile("when: \(condition)")
      .replacing("verdict: block", with: "verdict: \(verdict)")
    let found = RuleDirectory(["loan/offer.yaml": file]).compile().diagnostics.all
      .map(\.code.number).filter { $0 == "W044" || $0 == "W045" }
    #expect(found == codes)
  }
}
