import Documents
import FileSystem
import Foundation
import RuleCompiler
import Testing

struct FamiliesTests {
  private func directory(_ files: [String: String], families: String) -> RuleDirectory {
    var all = files
    all["manifest.yaml"] = RuleDirectory.manifest(with: families)
    return RuleDirectory(all)
  }

  private static func rules(_ family: String, _ names: [String], mode: String = "enforce") -> String
  {
    "family: \(family)\nrules:\n"
      + names.map {
        "  - {id: \(family)-\($0), title: x, kind: sms, when: {text: '贷款'}, verdict: review, mode: \(mode), "
          + "hits: [{text: 贷款}], misses: [{text: 见}]}\n"
      }.joined()
  }

  static let empty: [(name: String, files: [String: String])] = [
    ("no rule file", ["loan/usual.yaml": ""]),
    ("an empty list of rules", ["loan/usual.yaml": "family: loan\nrules: []\n"]),
    ("another ending", ["loan/usual.yaml": "", "loan/usual.yml": RuleDirectory.usual]),
    ("a file for Windows", ["loan/usual.yaml": "", "loan/usual.yaml.txt": RuleDirectory.usual]),
    ("capitals", ["loan/usual.yaml": "", "loan/usual.YAML": RuleDirectory.usual]),
    ("all switched off", ["loan/usual.yaml": rules("loan", ["a", "b"], mode: "disabled")]),
    ("only shared files", ["loan/usual.yaml": "define:\n  a: b\n"]),
  ]

  @Test(arguments: empty)
  func `a directory without a rule in force is refused`(
    sample: (name: String, files: [String: String])
  ) {
    let compilation = RuleDirectory(sample.files).compile()
    #expect(compilation.ruleSet == nil)
    #expect(compilation.diagnostics.all.contains { $0.code.number == "E063" })
  }

  @Test func `rules in shadow are rules`() {
    let files = ["loan/usual.yaml": Self.rules("loan", ["a"], mode: "shadow")]
    #expect(RuleDirectory(files).compile().ruleSet != nil)
  }

  @Test func `a family has as many rules as the manifest says`() {
    let files = [
      "loan/usual.yaml": Self.rules("loan", ["a", "b"]),
      "bank/own.yaml": Self.rules("bank", ["a"]),
    ]
    #expect(
      directory(files, families: "families: {loan: 2, bank: 1}\n").codes().allSatisfy {
        $0 == "W048"
      })
    #expect(
      directory(files, families: "families: {loan: 3, bank: 1}\n").codes().filter { $0 != "W048" }
        == ["E064"])
    var fewer = files
    fewer["bank/own.yaml"] = nil
    #expect(
      directory(fewer, families: "families: {loan: 2, bank: 1}\n").codes().filter { $0 != "W048" }
        == ["E064"])
    // A carrier's own family needs no place there.
    #expect(directory(files, families: "families: {loan: 2}\n").codes().allSatisfy { $0 == "W048" })
    fewer = files
    fewer["loan/usual.yaml"] = Self.rules("loan", ["a", "b"], mode: "disabled")
    #expect(
      directory(fewer, families: "families: {loan: 2, bank: 1}\n").codes().filter { $0 != "W048" }
        == ["E064"])
  }

  @Test func `a broken file is told, and not that its rules are missing`() {
    let files = ["loan/usual.yaml": "family: [\n", "bank/own.yaml": Self.rules("bank", ["a"])]
    let codes = directory(files, families: "families: {loan: 2, bank: 1}\n").codes().filter {
      $0 != "W048"
    }
    #expect(!codes.isEmpty && !codes.contains("E064") && !codes.contains("E063"))
  }

  @Test func `a set that lacks too many of the rules in force is refused`() {
    let names = (0..<10).map { "r\($0)" }
    let inForce = names.map { "loan-\($0)" }
    for (lost, limit, isRefused) in [
      (0, nil, false), (2, nil, false), (3, nil, true), (3, "30%", false), (4, "30%", true),
      (1, "0%", true), (9, "100%", false), (10, nil, true),
    ] as [(Int, String?, Bool)] {
      var options = CompilerOptions()
      options.baseline = Baseline(listCounts: [:], rules: inForce)
      let key = limit.map { "largest-rule-shrink: \($0)\n" } ?? ""
      let rest = names.dropFirst(lost)
      let file = rest.isEmpty ? Self.rules("loan", ["other"]) : Self.rules("loan", Array(rest))
      let found = directory(["loan/usual.yaml": file], families: key).compile(options)
      // Another id is another rule, so that none of the ten is left in the end.
      let isFound = found.diagnostics.all.contains { $0.code.number == "E065" }
      #expect(isFound == isRefused, "\(lost) \(limit ?? "")")
    }
  }

  @Test func `without a set in force nothing can be lost`() {
    #expect(RuleDirectory().compile().ruleSet != nil)
  }

  @Test func `the shipped manifest counts the shipped rules`() throws {
    let compilation = compileRules(
      try RuleBundle(directory: ShippedRulesTests.directory.path, calls: .live))
    let book = compilation.book.entries.values.filter { $0.syntax.mode != .disabled }
    let counts = Dictionary(grouping: book) { $0.file.split(separator: "/")[0] }.mapValues(\.count)
    let manifest = try String(
      contentsOf: ShippedRulesTests.directory.appending(path: "manifest.yaml"), encoding: .utf8)
    for (family, count) in counts {
      #expect(
        manifest.contains(" \(family): \(count),") || manifest.contains(" \(family): \(count)}")
          || manifest.contains("{\(family): \(count),"),
        "families in Rules/manifest.yaml: \(family) has \(count) rules")
    }
  }
}
