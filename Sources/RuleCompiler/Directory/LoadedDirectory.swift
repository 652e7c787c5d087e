import Documents
import Engine
import Lists

/// All files of a rule directory, read, and what the checks of conditions made of them.
struct LoadedDirectory {
  let options: CompilerOptions

  /// The directory as the author named it.
  let name: String
  let manifest: Manifest
  let lists: [String: EntryList]

  /// The files of the lists, by the names of the lists.
  let listFiles: [String: SourceFile]

  /// Phrases that words of rules should not stand across.
  let phrases: EverydayPhrases

  /// Honest messages that rules are held against.
  let clean: CleanMessages
  let compiler: TextCompiler
  let knowledge: Knowledge

  /// True if the tables of views and facts are whole, so that samples show what rules do.
  let isDataSound: Bool
  let files: [String: RuleFile]

  /// The paths of rule files that could not be read at all, which was reported.
  let unreadable: Set<String>

  /// The rules whose conditions passed their checks, file by file in the order of the paths.
  private(set) var rules: [CheckedRule] = []

  /// The names that the conditions of each file refer to, by its path.
  private(set) var used: [String: UsedNames] = [:]

  /// What the conditions ask about texts.
  private(set) var asked = AskedTexts()

  /// The paths of files with a condition that could not be read or did not pass.
  private(set) var brokenFiles: Set<String> = []

  /// The rule set and what was written of its rules, once they are there.
  var emitted: (ruleSet: RuleSet, entries: [String: RuleBook.Entry])?

  /// The files in the order of their paths.
  var sortedFiles: [RuleFile] { files.keys.sorted().compactMap { files[$0] } }

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
      if !isSound || scope.isIncomplete { brokenFiles.insert(file.path) }
      used[file.path] = checker.used
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
      rules.append(CheckedRule(syntax: rule, file: file.path, condition: condition))
    }
    return isSound
  }
}
