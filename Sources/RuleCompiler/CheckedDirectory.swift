import Documents
import Engine
import Lists

/// All files of a rule directory, read, with what the checks make of them.
struct CheckedDirectory {
  let manifest: Manifest
  let lists: [String: EntryList]
  let compiler: TextCompiler
  let knowledge: Knowledge
  let files: [String: RuleFile]

  /// The paths of rule files that could not be read at all, which was reported.
  let unreadable: Set<String>

  /// The rules whose conditions could be resolved, file by file in the order of the paths.
  private(set) var rules: [CheckedRule] = []

  /// The files in the order of their paths.
  var sortedFiles: [RuleFile] { files.keys.sorted().compactMap { files[$0] } }

  /// Resolves all rules and runs all checks, each of which stands in a file of its own.
  mutating func check(
    _ bundle: RuleBundle, options: CompilerOptions,
    into diagnostics: inout DiagnosticList
  ) {
    let types = Dictionary(
      manifest.lists.map { ($0.name.text, $0.type) }, uniquingKeysWith: { first, _ in first })
    var usedLists = Set(manifest.protected.map(\.text))
    for file in sortedFiles {
      let scope = FileScope(of: file, in: self, into: &diagnostics)
      var resolver = ConditionResolver(
        scope: scope, listTypes: types, brokenLists: manifest.brokenLists,
        compiler: compiler)
      resolve(file, with: &resolver, into: &diagnostics)
      usedLists.formUnion(resolver.usedLists)
      // What a broken condition would have used is not known.
      if !diagnostics.hasErrors { checkUnusedNames(file, resolver, into: &diagnostics) }
      checkFamilyFolder(file, into: &diagnostics)
      checkFixtures(file, manifest, into: &diagnostics)
    }
    checkProtectedLists(manifest, types, into: &diagnostics)
    if !diagnostics.hasErrors { checkUnusedLists(manifest, used: usedLists, into: &diagnostics) }
    // A file that cannot be read was reported, and its rules are missing for that reason.
    if unreadable.isEmpty {
      checkFamilies(sortedFiles, manifest, into: &diagnostics)
      if let baseline = options.baseline {
        checkRuleLoss(sortedFiles, manifest, inForce: baseline.rules, into: &diagnostics)
      }
    }
    checkIdentifiers(sortedFiles, into: &diagnostics)
    checkVocabulary(sortedFiles, manifest, into: &diagnostics)
    checkAllowRules(rules, into: &diagnostics)
    checkSamplesExist(sortedFiles, isStrict: options.isStrict, into: &diagnostics)
    checkValidity(sortedFiles, nowMilliseconds: options.nowMilliseconds, into: &diagnostics)
  }

  private mutating func resolve(
    _ file: RuleFile, with resolver: inout ConditionResolver,
    into diagnostics: inout DiagnosticList
  ) {
    for named in file.conditions where !diagnostics.isFull {
      _ = resolver.resolve(named.condition, of: [], into: &diagnostics)
    }
    for rule in file.rules {
      guard !diagnostics.isFull else { return diagnostics.cutShort() }
      let kinds = Set(rule.kinds.map(\.value))
      guard let when = rule.when,
        let condition = resolver.resolve(when, of: kinds, into: &diagnostics)
      else { continue }
      rules.append(CheckedRule(syntax: rule, file: file.path, condition: condition))
    }
  }
}
