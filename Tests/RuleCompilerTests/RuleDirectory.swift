import Documents
import RuleCompiler

/// A rule directory as a test writes it: a few files over a sound beginning.
struct RuleDirectory {
  /// The files by path, the ones of every test first.
  private(set) var files: [String: String] = [
    "manifest.yaml": Self.manifest,
    "lists/bank-numbers.txt": "95588\n95533\n95566\n",
    "lists/loan-words.txt": "贷款\n放款\n额度\n",
    "lists/offices.txt": "96110 # police\n110\n",
    "lists/ports.txt": "1069\n1065\n",
    "lists/sites.txt": "example.cn\n",
    "shared/contact.yaml": Self.shared,
    "loan/usual.yaml": Self.usual,
  ]

  /// The files of later layers, `Carrier` and `Local`.
  var later: [[String: String]] = []

  /// Names that are no files.
  var irregular: [RuleBundle.Irregular] = []

  /// Adds or replaces files; an empty text removes one.
  ///
  /// The usual rule makes way for any other.
  init(_ changes: [String: String] = [:]) {
    let isOwn = changes.keys.contains { path in
      path.hasSuffix(".yaml") && path != "manifest.yaml" && !path.hasPrefix("shared/")
    }
    if isOwn { files["loan/usual.yaml"] = nil }
    for (path, text) in changes { files[path] = text.isEmpty ? nil : text }
  }

  /// A directory with one rule file.
  init(loan: String) {
    self.init(["loan/offer.yaml": loan])
  }

  var bundle: RuleBundle {
    bundle(named: Array(["Rules", "Carrier", "Local", "Mine"].prefix(later.count + 1)))
  }

  /// The layers, whose directories have some names.
  func bundle(named names: [String]) -> RuleBundle {
    let layers = ([files] + later).enumerated().flatMap { layer, files in
      files.map { RuleBundle.File(path: $0.key, bytes: Array($0.value.utf8), layer: layer) }
    }
    return RuleBundle(directories: names, files: layers, irregular: irregular)
  }

  func compile(_ options: CompilerOptions = CompilerOptions()) -> Compilation {
    compileRules(bundle, options: options)
  }

  /// The numbers of the codes that are found, in order of their places; what the sound beginning
  /// gives by itself is left out.
  func codes(_ options: CompilerOptions = CompilerOptions()) -> [String] {
    compile(options).diagnostics.withoutUnusedLists.sorted.map(\.code.number)
  }

  static let manifest = """
    thresholds: {block: 8.0, review: 5.0}
    protected: [offices]
    lists:
      bank-numbers: {type: numbers, file: lists/bank-numbers.txt}
      loan-words: {type: words, file: lists/loan-words.txt}
      offices: {type: numbers, file: lists/offices.txt}
      ports: {type: prefixes, file: lists/ports.txt}
      sites: {type: domains, file: lists/sites.txt}
    score-groups:
      wording: {cap: 6.0}
    tags:
      loan: Loans
      bank: Banks

    """

  static let usual = """
    family: loan
    rules:
      - id: loan-usual
        title: A usual rule
        kind: sms
        when: {text: '贷款'}
        verdict: review
        hits: [{text: '贷款秒批'}]
        misses: [{text: '明天见'}]

    """

  static let shared = """
    define:
      mobile: '1[3-9][0-9]{9}'
      wechat: '加微信'
    conditions:
      contact: {text: '{mobile}|{wechat}'}

    """

  /// A rule file with one rule; lines given replace the usual ones with the same keys.
  static func ruleFile(_ lines: String) -> String {
    let given = keys(of: lines)
    var usual = [
      ("id", "id: loan-example"), ("title", "title: An offer"), ("kind", "kind: sms"),
      ("when", "when: {text: '贷款'}"), ("verdict", "verdict: block"),
      ("hits", "hits: [{text: '贷款秒批'}]"), ("misses", "misses: [{text: '明天见'}]"),
    ]
    if given.contains("score") { usual.removeAll { $0.0 == "verdict" } }
    let text = usual.filter { !given.contains($0.0) }.map(\.1).joined(separator: "\n")
    let all = (text + "\n" + lines).split(separator: "\n", omittingEmptySubsequences: false)
    let rule = all.map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n").dropFirst(4)
    return "family: loan\nrules:\n  - \(rule)\n"
  }

  private static let usualSamples = "hits: [{text: '贷款秒批'}]\nmisses: [{text: '明天见'}]\n"

  /// The directory of the example of a code: keys of the manifest, of a rule or of a rule file.
  init(example: String) {
    let given = Self.keys(of: example)
    let whole: Set = ["family", "use", "define", "conditions", "cases", "fixtures", "rules"]
    let shared: Set = ["lists", "thresholds", "protected", "score-groups", "families"]
    if !given.isDisjoint(with: shared) {
      let protected = given.contains("lists") ? "protected: []\n" : ""
      self.init(["manifest.yaml": Self.manifest(with: example + protected)])
    } else if given.contains("rules"), example.contains("  - ") {
      self.init(loan: example)
    } else if given.isDisjoint(with: whole) {
      self.init(loan: Self.ruleFile(example))
    } else {
      let when =
        example.contains("  offer:") ? "{any: [{text: '贷款'}, {condition: offer}]}" : "{text: '贷款'}"
      let rules = Self.ruleFile(Self.usualSamples + "when: " + when).split(separator: "\n")
        .dropFirst()
      let family = given.contains("family") ? "" : "family: loan\n"
      self.init(loan: family + example + rules.joined(separator: "\n") + "\n")
    }
    files[CleanText.file] = CleanText.lines
  }

  /// The manifest with some of its blocks replaced by others of the same key.
  static func manifest(with blocks: String) -> String {
    let given = keys(of: blocks)
    var isKept = true
    var kept: [Substring] = []
    for line in manifest.split(separator: "\n") {
      if !line.hasPrefix(" ") { isKept = !given.contains(String(line.prefix { $0 != ":" })) }
      if isKept { kept.append(line) }
    }
    return kept.joined(separator: "\n") + "\n" + blocks
  }

  private static func keys(of text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { !$0.hasPrefix(" ") && !$0.hasPrefix("#") }
        .map { String($0.prefix { $0 != ":" }) })
  }
}

extension DiagnosticList {
  /// The findings but those on lists that a small directory has and does not use.
  var withoutUnusedLists: DiagnosticList { filtered { $0.code.number != "W035" } }
}
