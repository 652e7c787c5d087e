import Documents
import Foundation
import RuleCompiler
import Testing

/// Every mistake of a directory is found in one run, whatever the names of its files are.
struct OneRunTests {
  private static func file(_ id: String, _ lines: String) -> String {
    RuleDirectory.ruleFile("id: loan-\(id)\n" + lines)
  }

  /// Mistakes of all phases, each in a file of its own.
  private static let mistakes: [(file: String, code: String)] = [
    (file("a", "colour: red"), "E027"),
    (file("b", "when: {text: '贷款('}"), "E052"),
    (file("c", "when: {txet: '贷款', text: '借款('}"), "E042"),
    (file("d", "hits: [{text: '明天见'}]"), "E071"),
    (file("e", "misses: [{text: '贷款'}]"), "E072"),
    (file("f", "tags: [nobody]"), "E037"),
    (file("g", "when: {text: '贷款', from: {in: nobody}}"), "E031"),
    (file("h", "when: {any: [{text: '[贷'}, {from: {above: 3}}]}"), "E044"),
    (file("i", "verdict: allow"), "E055"),
    (
      "family: loan\ndefine:\n  unused: '贷款'\nrules:\n"
        + file("j", "tags: [loan]")
        .split(separator: "\n").dropFirst(2).joined(separator: "\n") + "\n", "W031"
    ),
  ]

  private func findings(_ names: [String]) -> [String] {
    let files = zip(names, Self.mistakes).map { ("loan/\($0).yaml", $1.file) }
    let directory = RuleDirectory(Dictionary(uniqueKeysWithValues: files))
    return directory.compile().diagnostics.withoutUnusedLists.all.map {
      "\($0.code.number) \($0.message)"
    }
  }

  @Test func `a mistake in one rule hides none in another`() {
    let found = findings((0..<Self.mistakes.count).map { "f\($0)" }).joined(separator: "\n")
    for mistake in Self.mistakes { #expect(found.contains(mistake.code), "\(mistake.code)") }
    // Beside a key that cannot be read, the rest of the condition is checked.
    #expect(found.split(separator: "\n").count { $0.hasPrefix("E052") } == 3, "\(found)")
  }

  @Test func `no finding depends on the order of paths`() {
    let names = (0..<Self.mistakes.count).map { "f\($0)" }
    let forward = findings(names).sorted()
    #expect(findings(names.reversed()).sorted() == forward)
    #expect(findings(Array(names.dropFirst(4)) + names.prefix(4)).sorted() == forward)
  }

  @Test func `what a broken data file would cause is not told again`() {
    let directory = RuleDirectory([
      "lists/loan-words.txt": "“贷款”\n",
      "loan/offer.yaml": RuleDirectory.ruleFile("when: {text: {words: loan-words}}"),
    ])
    #expect(directory.codes() == ["E033"])
  }

  @Test func `cases wait until the set is whole`() {
    let file =
      Self.file("a", "tags: [nobody]")
      + "cases:\n  - {title: A loan, record: {text: '贷款'}, verdict: allow}\n"
    #expect(RuleDirectory(["loan/a.yaml": file]).codes() == ["E037"])
    #expect(
      RuleDirectory(["loan/a.yaml": file.replacingOccurrences(of: "nobody", with: "loan")])
        .codes() == ["E074"])
  }
}
