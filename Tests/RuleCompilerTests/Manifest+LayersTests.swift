import Documents
import Engine
import RuleCompiler
import Testing

/// What becomes of rules, lists and data of several layers.
struct ManifestLayersTests {
  private func layers(_ later: [String: String]..., files: [String: String] = [:]) -> RuleDirectory
  {
    var directory = RuleDirectory(files)
    directory.later = later
    return directory
  }

  /// The rules that fire on a text.
  private func fired(
    on text: String, from: String = "106912345678", _ directory: RuleDirectory
  ) throws -> [String] {
    var rules = try MatchingRules(directory)
    return rules.fired(on: message(text, from: from))
  }

  private static func rule(_ id: String, when: String, verdict: String = "review") -> String {
    """
    family: loan
    use: [shared/contact]
    rules:
      - id: \(id)
        title: A rule of a layer
        kind: sms
        when: \(when)
        verdict: \(verdict)
        hits: []
        misses: []

    """
  }

  @Test func `a rule of a later layer takes the place of one with its id`() throws {
    let directory = layers(
      ["other/name.yaml": Self.rule("loan-usual", when: "{text: '放款'}")])
    #expect(try fired(on: "贷款", directory).isEmpty)
    #expect(try fired(on: "放款", directory) == ["loan-usual"])
  }

  @Test func `the last of three layers wins, whatever its files are called`() throws {
    let directory = layers(
      ["loan/usual.yaml": Self.rule("loan-usual", when: "{text: '放款'}")],
      ["a.yaml": Self.rule("loan-usual", when: "{text: '额度'}")])
    #expect(try fired(on: "贷款放款", directory).isEmpty)
    #expect(try fired(on: "额度", directory) == ["loan-usual"])
  }

  @Test func `a file at the same path adds rules and takes none away`() throws {
    let directory = layers(
      ["loan/usual.yaml": Self.rule("loan-more", when: "{text: '贷款'}")])
    #expect(try fired(on: "贷款", directory).sorted() == ["loan-more", "loan-usual"])
  }

  @Test func `a name under use is that of the own layer or of one before it`() throws {
    let shared = "define:\n  wechat: '飞信'\n"
    let directory = layers(
      [
        "shared/contact.yaml": shared,
        "loan/own.yaml": Self.rule("own", when: "{text: '{wechat}'}"),
      ],
      files: ["loan/offer.yaml": Self.rule("first", when: "{text: '{wechat}'}")])
    #expect(try fired(on: "加微信", directory) == ["first"])
    #expect(try fired(on: "飞信", directory) == ["own"])
    let below = layers(
      ["loan/own.yaml": Self.rule("own", when: "{text: '{wechat}'}")])
    #expect(try fired(on: "加微信", below) == ["own"])
  }

  @Test(arguments: [
    // A file at the path of a list adds entries.
    (["lists/loan-words.txt": "急用钱\n"], ["贷款", "急用钱"]),
    // One that stands there already is no finding.
    (["lists/loan-words.txt": "贷款\n急用钱"], ["贷款", "急用钱"]),
    // A list of the same name takes its place.
    (
      [
        "manifest.yaml": "lists: {loan-words: {type: words, file: lists/loan-words.txt}}\n",
        "lists/loan-words.txt": "急用钱\n",
      ], ["急用钱"]
    ),
    // Other limits for the same file.
    (
      ["manifest.yaml": "lists: {loan-words: {type: words, file: lists/loan-words.txt}}\n"],
      ["贷款"]
    ),
    (
      [
        "manifest.yaml": "lists: {loan-words: {remove: lists/out.txt}}\n",
        "lists/out.txt": "贷款\n", "lists/loan-words.txt": "急用钱\n",
      ], ["急用钱"]
    ),
    (
      ["manifest.yaml": "replaces: lists/loan-words.txt\n", "lists/loan-words.txt": "急用钱"], ["急用钱"]
    ),
  ])
  func `layers add to lists, take entries out and replace them`(
    later: [String: String], words: [String]
  ) throws {
    let when = "{text: {words: loan-words}}"
    let directory = layers(later, files: ["loan/offer.yaml": Self.rule("listed", when: when)])
    let found = try ["贷款", "急用钱"].filter { try !fired(on: $0, directory).isEmpty }
    #expect(found == words)
    let codes = directory.compile().diagnostics.withoutUnusedLists.all.map(\.code.name)
    #expect(Set(codes).isSubset(of: ["no-samples", "unused-name"]), "\(codes)")
  }

  @Test func `an entry is taken out however it is written`() throws {
    let files = [
      "manifest.yaml": "lists: {offices: {remove: lists/out.txt}}\n",
      "lists/out.txt": "+8613800138000\n",
    ]
    let offices = ["lists/offices.txt": "96110\n13800138000\n"]
    let compilation = layers(files, files: offices).compile()
    #expect(compilation.book.listCounts["offices"] == 1)
  }

  @Test func `what a layer protects is protected beside the rest`() throws {
    let own = [
      "manifest.yaml": """
      protected: own-senders
      lists: {own-senders: {type: numbers, file: own.txt}}

      """, "own.txt": "106900001111\n",
    ]
    let directory = layers(own)
    var rules = try MatchingRules(directory)
    for (sender, verdict) in [
      ("96110", Verdict.allow), ("106900001111", .allow), ("106900002222", .review),
    ] {
      #expect(rules.explanation(of: message("贷款", from: sender)).verdict == verdict, "\(sender)")
    }
  }

  @Test func `later thresholds, groups and tags win`() throws {
    let manifest = """
      thresholds: {block: 3.0, review: 2.0}
      tags: {own: A tag of our own}

      """
    let compilation = layers(["manifest.yaml": manifest]).compile()
    #expect(compilation.ruleSet?.thresholds == Thresholds(blockTenths: 30, reviewTenths: 20))
    #expect(compilation.book.tags.map(\.name) == ["loan", "bank", "own"])
  }

  @Test func `bindings and variants of a later layer add to those before`() throws {
    let row = "106900009999\t我的公司\n"
    let files = [
      "numbers/signature-bindings.tsv": "10690000\t安心金服\n",
      "variants/chars.tsv": "信\t訫\tobserved\n",
      "loan/offer.yaml": Self.rule("bound", when: "{signature.binding: bound, text: '信'}"),
    ]
    let directory = layers(
      ["numbers/signature-bindings.tsv": row, "variants/chars.tsv": "信\t囟\tobserved\n"],
      files: files)
    #expect(try fired(on: "【我的公司】訫", from: "106900009999", directory) == ["bound"])
    #expect(try fired(on: "【安心金服】囟", from: "10690000", directory) == ["bound"])
  }

  @Test func `a variant may stand for something else in a later layer`() throws {
    let directory = layers(
      ["variants/chars.tsv": "新\t訫\tobserved\n"],
      files: [
        "variants/chars.tsv": "信\t訫\tobserved\n",
        "loan/offer.yaml": Self.rule("new", when: "{text: '新人'}"),
      ])
    #expect(try fired(on: "訫人", directory) == ["new"])
    #expect(!directory.compile().hasErrors)
  }

  @Test func `the digest covers the layers and their order`() {
    let (one, two) = (["a.md": "1"], ["a.md": "2"])
    let digests = [
      layers(), layers(one), layers(two), layers(one, two), layers(two, one),
      layers(one.merging(["b.md": "2"]) { $1 }), layers(one, ["b.md": "2"]),
    ].map(\.bundle.digest.hexadecimal)
    #expect(Set(digests).count == digests.count)
    #expect(layers(one, [:]).bundle.digest == layers(one).bundle.digest)
    #expect(layers([:]).bundle.digest == layers().bundle.digest)
  }

  @Test(arguments: [1, 2, 3])
  func `layers come back from their one file`(count: Int) throws {
    var directory = RuleDirectory()
    directory.later = Array([["a.md": "1"], [:], ["b.md": "x\nlayer\n"]].prefix(count))
    let bundle = directory.bundle(named: (0...count).map { $0 == 0 ? "old" : "old-\($0 + 1)" })
    let decoded = try #require(RuleBundle.decode(bundle.encoded(), directory: "old"))
    #expect(decoded == bundle)
    for length in 0..<bundle.encoded().count {
      #expect(RuleBundle.decode(Array(bundle.encoded()[..<length]), directory: "old") == nil)
    }
  }
}
