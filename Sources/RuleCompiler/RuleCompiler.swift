import Bytes
import Digests
public import Documents
public import Engine
import Lists
import Records

/// How a rule directory is compiled.
public struct CompilerOptions: Sendable {
  /// True if every warning is an error, as CI wants it for the shipped rules.
  public var isStrict = false

  /// The codes of warnings that are errors.
  public var deniedCodes: Set<String> = []

  /// True if the samples run; a failing one refuses the set.
  public var runsSamples = true

  /// False where nobody reads warnings: checks that only warn are left out, and so are those against
  /// the honest messages beside the rules, which take their time.
  public var warnsAuthors = true

  /// What is found out about the parts of rules that samples need.
  public enum Coverage: Sendable {
    /// Words, alternatives and conditions of the rules.
    case rules
    /// The words of lists as well.
    case lists
  }

  /// What is found out about the parts that samples need; nil for nothing.
  public var coverage: Coverage?

  /// True if the bundle is put together of some files of a directory, so that it does not have the
  /// families that the manifest names.
  public var isExcerpt = false

  /// Only the samples of this rule run; nil for all.
  public var onlyRule: String?

  /// A rule that is taken into the set though it is disabled, so that a tool can look at it; it
  /// decides nothing.
  public var shownRule: String?

  /// The sizes of the set in force, as a guard against cut and missing files; nil to do without.
  public var baseline: Baseline?

  /// The present time in epoch milliseconds, to warn of rules that are over; nil to say nothing.
  public var nowMilliseconds: Int64?

  /// The options of a daemon's start.
  public init() {}
}

/// The sizes of a rule set, against which the next one is held.
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

/// The result of compiling a rule directory.
public struct Compilation: Sendable {
  /// The rules in force; nil where there was an error.
  public var ruleSet: RuleSet?

  /// The rules as they were written, beside the compiled form; empty where there was an error.
  public var book: RuleBook

  /// All findings: errors and warnings, each once.
  public var diagnostics: DiagnosticList

  /// The results of the samples; empty where they did not run, and without cases where there was an
  /// error.
  public var samples: SampleReport

  /// Which parts of the rules samples need, where that was asked and all samples hold.
  public var coverage: CoverageReport?

  /// True if there was an error.
  public var hasErrors: Bool { diagnostics.hasErrors }

  init(diagnostics: DiagnosticList, samples: SampleReport = SampleReport()) {
    self.diagnostics = diagnostics
    self.samples = samples
    book = RuleBook()
  }
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

  /// The file of each list, as a path inside the rule directory.
  public var listFiles: [String: String] = [:]

  /// The tags that the manifest declares, in its order.
  public var tags: [(name: String, doc: String)] = []
}

/// Compiles all files of a rule directory into one rule set.
///
/// Exactly the code of the daemon's start and of `weir check`: there is no other. Every error of
/// every file is found in one run: what a broken file or condition leaves is still checked, and the
/// samples of rules that are sound still run.
///
/// - Parameters:
///   - bundle: The files.
///   - options: What else is checked.
/// - Returns: The rule set, or why there is none.
public func compileRules(
  _ bundle: RuleBundle, options: CompilerOptions = CompilerOptions()
) -> Compilation {
  var data: DirectoryData?
  return compile(bundle, options, keeping: &data)
}

/// Compiles a directory again and again while its author works on it, and reads what is no rule file
/// only where it changed.
public struct RepeatedCompiler {
  private let options: CompilerOptions
  private var data: DirectoryData?

  /// Makes a compiler that has read nothing.
  ///
  /// - Parameter options: What is checked each time.
  public init(options: CompilerOptions) {
    self.options = options
  }

  /// Compiles all files of a bundle, as ``compileRules(_:options:)`` does.
  public mutating func compile(_ bundle: RuleBundle) -> Compilation {
    RuleCompiler.compile(bundle, options, keeping: &data)
  }
}

private func compile(
  _ bundle: RuleBundle, _ options: CompilerOptions, keeping data: inout DirectoryData?
) -> Compilation {
  var diagnostics = DiagnosticList()
  let reader = DirectoryReader(bundle: bundle, options: options)
  guard var directory = reader.read(keeping: &data, into: &diagnostics) else {
    return Compilation(diagnostics: diagnostics.withoutRepeats)
  }
  directory.checkConditions(into: &diagnostics)
  let (ruleSet, entries) = emit(directory, identifier: bundle.digest.hexadecimal)
  directory.emitted = (ruleSet, entries)
  for name in LintName.allCases where options.warnsAuthors || !name.lint.onlyWarns {
    name.lint.check(directory, into: &diagnostics)
  }
  var samples = SampleReport()
  if options.runsSamples, directory.isDataSound {
    var runner = SampleRunner(
      directory: directory, ruleSet: diagnostics.hasErrors ? nil : ruleSet,
      onlyRule: options.onlyRule)
    samples = runner.run(into: &diagnostics)
    diagnostics = diagnostics.excusingEarlierSamples(of: bundle, options)
  }
  diagnostics = directory.judge(diagnostics)
  var compilation = Compilation(diagnostics: diagnostics, samples: samples)
  guard !diagnostics.hasErrors else { return compilation }
  compilation.ruleSet = ruleSet
  if let wanted = options.coverage {
    var runner = CoverageRunner(directory, includesLists: wanted == .lists)
    compilation.coverage = runner.run()
  }
  compilation.book = RuleBook(
    entries: entries, listCounts: directory.lists.mapValues(\.count),
    listFiles: Dictionary(
      directory.manifest.lists.map { ($0.name.text, $0.file.text) }, uniquingKeysWith: { $1 }),
    tags: directory.manifest.tags.map { ($0.name.text, $0.doc) })
  return compilation
}

/// Builds a rule set of the rules that passed their checks, and keeps what was written of each.
private func emit(
  _ directory: LoadedDirectory, identifier: String
) -> (ruleSet: RuleSet, entries: [String: RuleBook.Entry]) {
  var emitter = RuleEmitter(directory, lists: directory.lists)
  var entries: [String: RuleBook.Entry] = [:]
  // Of an id that stands twice, which is an error, the first rule counts.
  for rule in directory.rules where entries[rule.syntax.identifier.text] == nil {
    let isInForce =
      rule.syntax.mode != .disabled
      || rule.syntax.identifier.text == directory.options.shownRule
    let condition = isInForce ? emitter.emit(rule) : nil
    entries[rule.syntax.identifier.text] = RuleBook.Entry(
      syntax: rule.syntax, file: rule.file.path, condition: condition)
  }
  return (emitter.builder.build(identifier: identifier), entries)
}

extension LoadedDirectory {
  /// The findings as they count: each once, without what is allowed, and as bad as the options say.
  fileprivate func judge(_ found: DiagnosticList) -> DiagnosticList {
    var diagnostics = found.withoutRepeats
    guard options.warnsAuthors else { return diagnostics }
    var allowances = Allowances(in: self)
    diagnostics = allowances.apply(to: diagnostics)
    allowances.report(isWhole: options.runsSamples, into: &diagnostics)
    return diagnostics.denying { options.isStrict || options.deniedCodes.contains($0.number) }
  }
}

extension DiagnosticList {
  /// Each finding once: a shared fragment is compiled for every file that uses it.
  fileprivate var withoutRepeats: DiagnosticList {
    var seen: Set<String> = []
    return filtered { finding in
      let range = finding.range
      let key = "\(finding.code.number) \(range.file.path) \(range.bytes.start) \(finding.message)"
      return seen.insert(key).inserted
    }
  }
}
