import Documents
import Engine
import Lists

/// All files of a rule directory, read, and what the checks of conditions made of them.
struct LoadedDirectory {
  let options: CompilerOptions

  /// The directories as the author named them, layer after layer.
  let names: [String]
  let manifest: Manifest
  let lists: [String: EntryList]

  /// The files of the lists, by the names of the lists.
  let listFiles: [String: DataFile]

  /// Phrases that words of rules should not stand across.
  let phrases: EverydayPhrases

  /// Honest messages that rules are held against.
  let clean: CleanMessages
  let compiler: TextCompiler
  let knowledge: Knowledge

  /// True if the tables of views and facts are whole, so that samples show what rules do.
  let isDataSound: Bool
  let files: [RulePath: RuleFile]

  /// The paths of rule files that could not be read at all, which was reported.
  let unreadable: Set<RulePath>

  /// The rules whose conditions passed their checks, file by file in the order of the paths.
  private(set) var rules: [CheckedRule] = []

  /// The names that the conditions of each file refer to, by its path.
  private(set) var used: [RulePath: UsedNames] = [:]

  /// What the conditions ask about texts.
  private(set) var asked = AskedTexts()

  /// The paths of files with a condition that could not be read or did not pass.
  private(set) var brokenFiles: Set<RulePath> = []

  /// The rule set and what was written of its rules, once they are there.
  var emitted: (ruleSet: RuleSet, entries: [String: RuleBook.Entry])?

  /// The files in the order of their paths.
  var sortedFiles: [RuleFile] { files.keys.sorted().compactMap { files[$0] } }

  /// The file that another means by a name under `use`: that of its own layer, else of the last one
  /// before it.
  func file(_ name: String, from file: RuleFile) -> RuleFile? {
    places(of: name, from: file).lazy.compactMap { files[$0] }.first
  }

  /// True if the file that another means by a name under `use` could not be read.
  func isUnreadable(_ name: String, from file: RuleFile) -> Bool {
    places(of: name, from: file).first { files[$0] != nil || unreadable.contains($0) }
      .map { unreadable.contains($0) } ?? false
  }

  private func places(of name: String, from file: RuleFile) -> [RulePath] {
    (0...file.place.layer).reversed().map { RulePath(layer: $0, path: name + ".yaml") }
  }

  /// The types of the lists that the manifest declares.
  var listTypes: [String: ListType] {
    Dictionary(
      manifest.lists.map { ($0.name.text, $0.type) }, uniquingKeysWith: { first, _ in first })
  }

  /// Checks the conditions of all files.
  mutating func checkConditions(into diagnostics: inout DiagnosticList) {
    // What is wrong with the files of these lists was reported; a condition on one goes unchecked.
    let missing = listTypes.keys.filter { lists[$0] == nil }
    let brokenLists = manifest.brokenLists.union(missing)
    for file in sortedFiles {
      let scope = FileScope(of: file, in: self, into: &diagnostics)
      var checker = ConditionChecker(
        scope: scope, listTypes: listTypes, brokenLists: brokenLists, compiler: compiler)
      let isSound = check(file, with: &checker, into: &diagnostics)
      if !isSound || scope.isIncomplete { brokenFiles.insert(file.place) }
      used[file.place] = checker.used
      asked.append(checker.asked)
    }
  }

  /// Checks the conditions of one file; false where one of them is broken.
  private mutating func check(
    _ file: RuleFile, with checker: inout ConditionChecker,
    into diagnostics: inout DiagnosticList
  ) -> Bool {
    var isSound = true
    for named in file.conditions where !diagnostics.isFull {
      let condition = checker.check(named.condition, of: [], into: &diagnostics)
      isSound = isSound && condition != nil
    }
    for rule in file.rules {
      guard !diagnostics.isFull else {
        diagnostics.cutShort()
        return false
      }
      let kinds = Set(rule.kinds.map(\.value))
      guard let when = rule.when,
        let condition = checker.check(when, of: kinds, into: &diagnostics)
      else {
        isSound = false
        continue
      }
      rules.append(CheckedRule(syntax: rule, file: file.place, condition: condition))
    }
    // What they use is used, and what is wrong with them does no harm any more.
    var ignored = DiagnosticList()
    for rule in file.replaced {
      _ = rule.when.map { checker.check($0, of: Set(rule.kinds.map(\.value)), into: &ignored) }
    }
    return isSound
  }
}
