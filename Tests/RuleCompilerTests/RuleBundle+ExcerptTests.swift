import Testing

@testable import RuleCompiler

struct RuleBundleExcerptTests {
  private static let bundle = RuleBundle(
    directory: "Rules",
    files: [
      ("manifest.yaml", "lists: {}"), ("lists/words.txt", "a"), ("top.yaml", ""),
      ("loan/offer.yaml", "use: [shared/contact]"), ("loan/other.yaml", "family: loan"),
      ("bank/points.yaml", "use: [shared/contact, shared/links]"),
      ("shared/contact.yaml", "define: {a: '{b}'}\nuse: [shared/more]"),
      ("shared/links.yaml", ""), ("shared/more.yaml", ""), ("shared/mor.yaml", ""),
    ].map { RuleBundle.File(path: $0.0, bytes: Array($0.1.utf8)) })

  /// `shared/mor` is the beginning of another name, and is taken with it.
  private static let needed = ["shared/contact.yaml", "shared/mor.yaml", "shared/more.yaml"]

  @Test(arguments: [
    (["loan/offer.yaml"], ["loan/offer.yaml"] + needed), (["loan/other.yaml"], ["loan/other.yaml"]),
    (["bank/points.yaml"], ["bank/points.yaml"] + needed + ["shared/links.yaml"]),
    ([], []), (["gone.yaml"], []),
  ])
  func `an excerpt has what its rule files use, and all data`(paths: [String], kept: [String]) {
    let excerpt = Self.bundle.excerpt(of: paths)
    #expect(
      excerpt.files.filter(\.isRuleFile).map(\.path).filter { $0 != "top.yaml" } == kept.sorted())
    #expect(excerpt.file("manifest.yaml") != nil && excerpt.file("lists/words.txt") != nil)
  }

  @Test(arguments: [
    (
      ["shared/more.yaml"],
      ["bank/points.yaml", "loan/offer.yaml", "shared/contact.yaml", "shared/more.yaml"]
    ),
    (["loan/offer.yaml"], ["loan/offer.yaml"]), (["lists/words.txt"], []), (["manifest.yaml"], []),
    (["gone.yaml"], []),
  ])
  func `a saved file touches those that use it`(paths: [String], touched: [String]) {
    #expect(Self.bundle.ruleFiles(touchedBy: paths) == touched)
  }
}
