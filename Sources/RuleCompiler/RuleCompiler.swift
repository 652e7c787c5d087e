import Bytes
import Digests
public import Documents
public import Engine
import Lists
import Records

/// How a rule directory is compiled.
public struct CompilerOptions: Sendable {
  /// Whether missing samples are errors, as CI wants it for the shipped rules.
  public var isStrict = false

  /// Whether the samples run; a failing one refuses the set.
  public var runsSamples = true

  /// Only the samples of this rule run; nil for all.
  public var onlyRule: String?

  /// What the set in force holds, as a guard against cut and missing files; nil to do without.
  public var baseline: Baseline?

  /// The present time in epoch milliseconds, to warn of rules that are over; nil to say nothing.
  public var nowMilliseconds: Int64?

  /// The options of a daemon's start.
  public init() {}
}

/// What a rule set holds: the measure for the one that is to follow it.
public struct Baseline: Sendable {
  /// The entries of each list.
  public var listCounts: [String: Int]

  /// The ids of the rules that are in force.
  public var rules: [String]

  /// Notes what a rule set holds.
  public init(listCounts: [String: Int], rules: [String]) {
    self.listCounts = listCounts
    self.rules = rules
  }
}

/// What came of compiling a rule directory.
public struct Compilation: Sendable {
  /// The rules in force; nil where there was an error.
  public var ruleSet: RuleSet?

  /// What was written, beside the compiled form; empty where there was an error.
  public var book: RuleBook

  /// All findings: errors and warnings, each once.
  public var diagnostics: DiagnosticList

  /// What the samples gave; empty where they did not run.
  public var samples: SampleReport

  /// Whether there was an error.
  public var hasErrors: Bool { diagnostics.hasErrors }
}

/// The rules as their authors wrote them, for whoever explains them.
public struct RuleBook: Sendable {
  /// One rule.
  public struct Entry: Sendable {
    /// What was written.
    public var syntax: RuleSyntax
    /// The path of the file inside the rule directory.
    public var file: String
    /// The conditions with their nodes in the rule set; nil for a disabled rule.
    public var condition: EmittedCondition?
  }

  /// The rules by id.
  public var entries: [String: Entry] = [:]

  /// The number of entries of each list.
  public var listCounts: [String: Int] = [:]
}

/// Compiles all files of a rule directory into one rule set.
///
/// Exactly the code of the daemon's start and of `weir check`: there is no other. Every error of
/// every file is found in one run.
///
/// - Parameters:
///   - bundle: The files.
///   - options: What else is checked.
/// - Returns: The rule set, or why there is none.
public func compileRules(
  _ bundle: RuleBundle, options: CompilerOptions = CompilerOptions()
) -> Compilation {
  var compiler = Compiler(bundle: bundle, options: options)
  return compiler.compile()
}

/// One run over a rule directory.
private struct Compiler {
  static let manifestPath = "manifest.yaml"

  let bundle: RuleBundle
  let options: CompilerOptions
  var diagnostics = DiagnosticList()

  /// The paths of files that hold data under fixed names.
  var dataPaths: Set<String> = []

  mutating func compile() -> Compilation {
    for name in bundle.irregular { report(name) }
    guard let manifest = readManifest() else {
      // What can be said without the manifest is said at once; but where none is there at all, this
      // is likely another directory.
      if bundle.file(Compiler.manifestPath) != nil { _ = readFiles(nil) }
      return result(nil, RuleBook(), SampleReport())
    }
    let variants = VariantsLoader(bundle, into: &diagnostics)
    let knowledge = KnowledgeLoader(
      bundle, zoneOffsetSeconds: manifest.zoneOffsetSeconds, into: &diagnostics)
    let loader = ListLoader(
      manifest, in: bundle, domains: OwnedDomains(knowledge.knowledge.entities),
      previousCounts: options.baseline?.listCounts ?? [:], into: &diagnostics)
    dataPaths = variants.paths.union(knowledge.paths)
    let (files, unreadable) = readFiles(manifest)
    var directory = CheckedDirectory(
      manifest: manifest, lists: loader.lists,
      compiler: TextCompiler(tables: variants.tables, cache: PatternCache()),
      knowledge: knowledge.knowledge, files: files, unreadable: unreadable)
    directory.check(bundle, options: options, into: &diagnostics)
    guard !diagnostics.hasErrors else { return result(nil, RuleBook(), SampleReport()) }

    var emitter = RuleEmitter(directory, lists: directory.lists)
    var book = RuleBook()
    book.listCounts = directory.lists.mapValues(\.count)
    for rule in directory.rules {
      let isInForce = rule.syntax.mode != .disabled
      let condition = isInForce ? emitter.emit(rule) : nil
      book.entries[rule.syntax.identifier.text] = RuleBook.Entry(
        syntax: rule.syntax, file: rule.file, condition: condition)
    }
    let ruleSet = emitter.builder.build(identifier: bundle.digest.hexadecimal)
    checkMissingLiterals(ruleSet, book.entries, into: &diagnostics)
    var samples = SampleReport()
    if options.runsSamples {
      var runner = SampleRunner(directory: directory, ruleSet: ruleSet, onlyRule: options.onlyRule)
      samples = runner.run(into: &diagnostics)
    }
    return result(diagnostics.hasErrors ? nil : ruleSet, book, samples)
  }

  private mutating func readManifest() -> Manifest? {
    let path = Compiler.manifestPath
    guard let file = bundle.file(path) else {
      let place = SourceFile(path: bundle.shownPath(path), bytes: [])
      diagnostics.error(
        .missingManifest, "the rule directory has no manifest.yaml", at: place.range(0..<0),
        hint: "give --rules the directory that holds manifest.yaml, such as Rules")
      return nil
    }
    let source = SourceFile(path: bundle.shownPath(path), bytes: file.bytes)
    return Manifest(source, into: &diagnostics)
  }

  /// Reads all rule files; without a manifest nobody knows which files belong to lists.
  private mutating func readFiles(
    _ manifest: Manifest?
  ) -> (files: [String: RuleFile], unreadable: Set<String>) {
    var files: [String: RuleFile] = [:]
    var unreadable: Set<String> = []
    let isManifestSound = manifest?.brokenLists.isEmpty ?? false
    let listFiles = Set(manifest?.lists.map(\.file.text) ?? [])
    for file in bundle.files
    where file.path != Compiler.manifestPath && !listFiles.contains(file.path)
      && !dataPaths.contains(file.path)
    {
      let source = SourceFile(path: bundle.shownPath(file.path), bytes: file.bytes)
      guard file.path.hasSuffix(".yaml") else {
        if isManifestSound { reportStrange(file, source) }
        continue
      }
      guard !diagnostics.isFull else {
        diagnostics.cutShort()
        unreadable.insert(file.path)
        continue
      }
      let zone = manifest?.zoneOffsetSeconds ?? 0
      if let read = RuleFile(
        source, path: file.path, zoneOffsetSeconds: zone, into: &diagnostics)
      {
        files[file.path] = read
      } else {
        unreadable.insert(file.path)
      }
    }
    return (files, unreadable)
  }

  private mutating func report(_ irregular: RuleBundle.Irregular) {
    let source = SourceFile(path: bundle.shownPath(irregular.path), bytes: [])
    let (message, hint) =
      switch irregular.kind {
      case .linkedDirectory:
        ("this link leads to a directory", "link each file, or put the directory here itself")
      case .special:
        ("this is a device, a pipe or a socket, and no file", "take it out of the rule directory")
      case .brokenLink: ("this link leads to no file", "take it away, or correct where it leads")
      }
    diagnostics.error(.notRegularFile, message, at: source.range(0..<0), hint: hint)
  }

  private mutating func reportStrange(_ file: RuleBundle.File, _ source: SourceFile) {
    guard !file.path.hasSuffix(".md") else { return }
    let name = file.path.lowercased()
    if [".yml", ".yaml", ".yaml.txt", ".yml.txt"].contains(where: name.hasSuffix) {
      diagnostics.error(
        .ruleFileEnding, "a rule file ends in .yaml, and nothing reads this one",
        at: source.range(0..<0), hint: "rename it")
      return
    }
    diagnostics.warning(
      .strangeFile, "nothing reads this file", at: source.range(0..<0),
      hint: "rule files end in .yaml; list files are named in the manifest")
  }

  /// The result, with each finding once: a shared fragment is compiled for every file that uses it.
  private func result(
    _ ruleSet: RuleSet?, _ book: RuleBook, _ samples: SampleReport
  ) -> Compilation {
    var seen: Set<String> = []
    let findings = diagnostics.filtered { finding in
      let place = finding.range
      let key = "\(finding.code.number) \(place.file.path) \(place.bytes.start) \(finding.message)"
      return seen.insert(key).inserted
    }
    return Compilation(ruleSet: ruleSet, book: book, diagnostics: findings, samples: samples)
  }
}
