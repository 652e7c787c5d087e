import RuleCompiler
import Testing

/// A mistake that an author can make, with the directory that has it.
struct Fault: CustomTestStringConvertible {
  var name: String
  var directory: RuleDirectory
  var options = CompilerOptions()
  var showsUnusedLists = false

  var testDescription: String { name }

  init(_ name: String, _ files: [String: String], options: CompilerOptions = CompilerOptions()) {
    self.name = name
    directory = RuleDirectory(files)
    self.options = options
  }

  /// A mistake in layers on the usual directory with some files.
  init(_ name: String, _ files: [String: String] = [:], later: [String: String]...) {
    self.init(name, files)
    directory.later = later
  }

  /// A mistake in one rule: lines that replace the usual ones.
  init(_ name: String, rule: String) {
    self.init(name, ["loan/offer.yaml": RuleDirectory.ruleFile(rule)])
  }

  /// A mistake in one condition.
  init(_ name: String, when condition: String) {
    self.init(name, rule: "when: " + condition)
  }

  /// A mistake in a rule file above its rules.
  init(_ name: String, file: String) {
    self.init(name, [:])
    directory = RuleDirectory(example: file)
  }

  /// A mistake in the manifest: blocks that replace the usual ones.
  init(_ name: String, manifest: String) {
    self.init(name, ["manifest.yaml": RuleDirectory.manifest(with: manifest)])
  }

  /// The 21st of November 2026.
  static var today: CompilerOptions {
    var options = CompilerOptions()
    options.nowMilliseconds = 1_795_219_200_000
    return options
  }

  static let all =
    directoryFaults + layerFaults + conditionFaults + patternFaults + viewFaults + sampleFaults

  private static var strict: CompilerOptions {
    var options = CompilerOptions()
    options.isStrict = true
    return options
  }

  private static var after10Entries: CompilerOptions {
    var options = CompilerOptions()
    options.baseline = Baseline(listCounts: ["loan-words": 10], rules: [])
    return options
  }

  private static var after10Rules: CompilerOptions {
    var options = CompilerOptions()
    let lost = (0..<9).map { "loan-rule-\($0)" }
    options.baseline = Baseline(listCounts: [:], rules: lost + ["loan-example"])
    return options
  }

  private static let unusedLists: Fault = {
    var fault = Fault("unused-lists", rule: "tags: [loan]")
    fault.showsUnusedLists = true
    return fault
  }()

  private static let noFiles: Fault = {
    var fault = Fault("names-that-are-no-files", rule: "tags: [loan, loans]")
    fault.directory.irregular = [
      .init(path: "loan/elsewhere", kind: .linkedDirectory),
      .init(path: "loan/null.yaml", kind: .special),
      .init(path: "shared/gone.yaml", kind: .brokenLink),
    ]
    return fault
  }()

  static let directoryFaults: [Fault] = [
    Fault("no-manifest", ["manifest.yaml": "", "loan/offer.yaml": "family: loan\nrules: x\n"]),
    Fault(
      "broken-manifest",
      ["manifest.yaml": "lists: [a\n", "loan/offer.yaml": "family: loan\nrulse: []\n"]),
    unusedLists,
    noFiles,
    Fault(
      "manifest-of-wrong-types", manifest: "thresholds: {block: high}\nlists: {a: {type: x}}\n"),
    Fault("time-zone-name", manifest: "time-zone: Asia/Shanghai\n"),
    Fault("time-zone-far", manifest: "time-zone: '+25:00'\n"),
    Fault(
      "score-without-thresholds",
      [
        "manifest.yaml": "tags: {}\n",
        "loan/offer.yaml":
          RuleDirectory.ruleFile("score: 1.0"),
      ]),
    Fault("thresholds-of-zero", manifest: "thresholds: {block: 8.0, review: 0.0}\n"),
    Fault(
      "list-with-borders",
      manifest: "lists: {loan-words: {type: words, file: lists/loan-words.txt, "
        + "not_in: [今日结束], whole_word: true}}\nprotected: []\n"),
    Fault(
      "word-across-border",
      [
        "loan/offer.yaml": RuleDirectory.ruleFile(
          "when: {text: '日结|(?<!线)下注|秒.{0,4}下款'}\nhits: [{text: '日结'}]"),
        "words/everyday-phrases.txt": "今日|结束\n明日|结束\n线下|注册\n以下|款式\n",
      ]),
    Fault("protected-of-words", manifest: "protected: [loan-words]\n"),
    Fault("protected-misspelt", manifest: "protected: [ofices]\n"),
    Fault("list-lines", ["lists/bank-numbers.txt": "95588\n--\n# ok\n95588\n"]),
    Fault("list-of-domains", ["lists/sites.txt": "https://example.cn/x\nexample.cn\n.cn.\n"]),
    Fault(
      "list-empty",
      [
        "lists/loan-words.txt": "# all gone\n",
        "manifest.yaml": RuleDirectory.manifest(
          with: "lists: {loan-words: {type: words, file: lists/loan-words.txt, "
            + "least-entries: 2}}\nprotected: []\n"),
      ]),
    Fault(
      "list-shrunk",
      [
        "manifest.yaml": RuleDirectory.manifest(
          with: "lists: {loan-words: {type: words, file: lists/loan-words.txt, "
            + "largest-shrink: 20%}}\nprotected: []\n")
      ], options: after10Entries),
    Fault(
      "list-of-samples",
      [
        "lists/known.ndjson":
          "{\"id\":\"short\",\"text\":\"加微信领\"}\n{\"id\":\"a b\",\"text\":\"x\"}\n"
          + "{\"id\":\"c\",\"txt\":\"x\"}\n",
        "manifest.yaml": RuleDirectory.manifest(
          with: "lists: {known: {type: samples, file: lists/known.ndjson}}\nprotected: []\n"),
      ]),
    Fault(
      "sample-too-short",
      [
        "lists/known.ndjson": "# known\n{\"id\":\"short\",\"text\":\"加微信领\"}\n",
        "manifest.yaml": RuleDirectory.manifest(
          with: "lists: {known: {type: samples, file: lists/known.ndjson}}\nprotected: []\n"),
      ]),
    Fault("rule-file-with-other-ending", ["loan/offer.yml": "family: loan\n"]),
    Fault("file-that-nobody-reads", ["loan/notes.txt": "family: loan\n"]),
    Fault(
      "rules-lost", ["loan/offer.yaml": RuleDirectory.ruleFile("tags: [loan]")],
      options: after10Rules),
    Fault("no-rules", ["loan/usual.yaml": ""]),
    Fault("shared-file-with-rules", ["loan/offer.yaml": "rules: []\n"]),
    Fault(
      "broken-shared-file",
      [
        "shared/contact.yaml": "define:\n  a: [x\n",
        "loan/offer.yaml": "use: [shared/contact]\n"
          + RuleDirectory.ruleFile("when: {text: '{mobile}', condition: contact, from: [1]}"),
      ]),
    Fault("use-with-ending", file: "use: [shared/contact.yaml]\n"),
    Fault(
      "same-id",
      [
        "loan/offer.yaml": RuleDirectory.ruleFile("tags: [loan]"),
        "loan/other.yaml": RuleDirectory.ruleFile("title: Another"),
      ]),
    Fault(
      "name-defined-twice", file: "use: [shared/contact]\nconditions:\n  contact: {from: '1'}\n"),
    Fault(
      "strict-without-samples",
      [
        "loan/offer.yaml": RuleDirectory.ruleFile("when: {text: '贷款'}")
      ], options: strict),
    Fault(
      "ten-mistakes",
      [
        "manifest.yaml": RuleDirectory.manifest(with: "protected: [nobody]\n"),
        "lists/bank-numbers.txt": "95588\nnot a number\n",
        "bank/one.yaml": """
        family: bank
        use: [shared/contcat]
        rules:
          - id: bank-one
            title: One
            kind: sms
            when: {text: '银行(', from: {in: bank-numbrs}}
            verdict: blok
            tags: [bnak]
          - id: bank-two
            kind: sms
            when: {ring_ms: {above: 3}}
            score: 1.0
            group: wordng
        fixtures: {nothing: []}

        """,
      ]),
  ]
}
