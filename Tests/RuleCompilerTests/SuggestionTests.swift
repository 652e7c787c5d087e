import Testing

@testable import RuleCompiler

struct SuggestionTests {
  @Test(arguments: [
    ("laon", ["loan", "bank"], "did you mean `loan`?"),
    ("zzzzzz", ["loan", "bank"], "there are: `loan`, `bank`"),
    ("loan", [], "the manifest declares none"),
    (
      "zzzzzz", Array(repeating: "loan", count: 13),
      "there are: "
        + String(repeating: "`loan`, ", count: 12) + "…"
    ),
  ])
  func `a name that nobody declared gets the nearest one, or all`(
    name: String, names: [String], expected: String
  ) {
    #expect(suggestion(for: name, among: names) == expected)
  }
}
