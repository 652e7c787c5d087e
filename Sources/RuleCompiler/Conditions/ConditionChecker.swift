import Bytes
import Documents
import Lists
import PatternSyntax
import Patterns
import Records
import Views

/// Patterns by their expanded source, so that equal ones are folded and compiled once.
///
/// A named condition is checked anew wherever a rule names it, and with it all its patterns.
final class PatternCache {
  private var patterns: [[UInt8]: Pattern] = [:]
  private var folded: [View: [[UInt8]: FoldedPattern]] = [:]

  /// A pattern in the form of a view; the tables are those of one rule directory.
  func folded(_ source: [UInt8], for view: View, by tables: ViewTables) -> FoldedPattern {
    if let known = folded[view]?[source] { return known }
    let pattern = tables.fold(pattern: source, for: view)
    folded[view, default: [:]][source] = pattern
    return pattern
  }

  func pattern(_ source: [UInt8]) throws(PatternError) -> Pattern {
    if let known = patterns[source] { return known }
    let pattern = try Pattern(source)
    patterns[source] = pattern
    return pattern
  }
}

/// What the conditions of one file are checked with: fragments, named conditions, lists and tables.
struct ConditionChecker {
  /// What the file and the files that it uses define.
  let scope: FileScope
  let compiler: TextCompiler

  /// The types of the lists that the manifest declares; of those that could not be read, too.
  private let listTypes: [String: ListType]

  /// The lists that cannot be used, which was reported.
  private let brokenLists: Set<String>
  private var expander: PatternExpander

  /// The kinds of records that the present rule looks at; empty where nobody knows.
  private var kinds: Set<RecordKind> = []

  /// The named conditions that are being checked, each with the place that named it.
  private var stack: [(named: RuleFile.NamedCondition, reference: SourceRange)] = []

  /// Named conditions that end nowhere, which was reported.
  private var broken: Set<String> = []

  /// The conditions of the present rule so far.
  private var count = 0

  private var usedConditions: Set<String> = []
  private var usedLists: Set<String> = []

  /// What the conditions ask about texts.
  private(set) var asked = AskedTexts()

  /// What the conditions referred to so far.
  var used: UsedNames {
    UsedNames(fragments: expander.usedNames, conditions: usedConditions, lists: usedLists)
  }

  init(
    scope: FileScope, listTypes: [String: ListType], brokenLists: Set<String>,
    compiler: TextCompiler
  ) {
    self.scope = scope
    self.listTypes = listTypes
    self.brokenLists = brokenLists
    self.compiler = compiler
    expander = PatternExpander(scope.definitions, isIncomplete: scope.isIncomplete)
  }

  /// Checks the condition of a rule that looks at some kinds of records.
  mutating func check(
    _ condition: Condition, of kinds: Set<RecordKind>, into diagnostics: inout DiagnosticList
  ) -> CheckedCondition? {
    count = 0
    self.kinds = kinds
    let checked = check(condition, into: &diagnostics)
    guard count > Limits.conditionCountMax else { return checked }
    diagnostics.error(
      .tooComplex, "the condition has more than \(Limits.conditionCountMax) parts",
      at: condition.range,
      hint: "named conditions count wherever they are named; split the rule")
    return nil
  }

  /// Checks a condition inside another.
  mutating func check(
    _ condition: Condition, into diagnostics: inout DiagnosticList
  ) -> CheckedCondition? {
    count += 1
    guard count <= Limits.conditionCountMax else {
      breakStack()
      return nil
    }
    return condition.kind.check(at: condition.range, by: &self, into: &diagnostics).map {
      CheckedCondition(range: condition.range, kind: $0)
    }
  }

  // MARK: Named conditions

  /// Notes that a named condition is used.
  mutating func use(condition name: String) {
    usedConditions.insert(name)
  }

  /// Begins to check what a name stands for; false where that would not end.
  mutating func enter(
    _ named: RuleFile.NamedCondition, from name: Scalar, into diagnostics: inout DiagnosticList
  ) -> Bool {
    guard !broken.contains(name.text) else { return false }
    guard !stack.contains(where: { $0.named.name.text == name.text }) else {
      breakStack()
      diagnostics.error(
        .conditionCycle, "named conditions refer to each other in a circle", at: name.range,
        notes: [Diagnostic.Note("`\(name.text)` is defined here", at: named.name.range)])
      return false
    }
    guard stack.count < Limits.conditionNestingMax else {
      breakStack()
      diagnostics.error(
        .tooComplex, "named conditions refer to each other over \(stack.count) levels",
        at: name.range, hint: "write some of them out")
      return false
    }
    stack.append((named, name.range))
    return true
  }

  /// Ends what ``enter(_:from:into:)`` began.
  mutating func leave() {
    stack.removeLast()
  }

  /// What led to something endless is reported once, not wherever it is named.
  private mutating func breakStack() {
    for (named, _) in stack { broken.insert(named.name.text) }
  }

  // MARK: What conditions need

  /// Compiles a pattern on the text with its fragments for each of some views; empty for the default.
  mutating func compile(
    textPattern scalar: Scalar, in views: ViewSet, into diagnostics: inout DiagnosticList
  ) -> TextCompiler.Compiled? {
    guard let compiled = compile(scalar, in: views, into: &diagnostics) else { return nil }
    var silent = DiagnosticList()
    if views != .sound, let expanded = expander.expand(scalar, into: &silent) {
      asked.patterns.append(AskedTexts.AskedPattern(expanded: expanded, scalar: scalar))
    }
    return compiled
  }

  /// Notes that some words are looked for.
  mutating func note(_ words: AskedTexts.AskedWords) { asked.words.append(words) }

  /// Compiles a pattern with its fragments for each of some views; empty for the default.
  mutating func compile(
    _ scalar: Scalar, in views: ViewSet, into diagnostics: inout DiagnosticList
  ) -> TextCompiler.Compiled? {
    guard !scalar.text.isEmpty else {
      diagnostics.error(.emptyCondition, "an empty pattern matches every text", at: scalar.range)
      return nil
    }
    guard let expanded = expander.expand(scalar, into: &diagnostics) else { return nil }
    let compiled = compiler.compile(expanded, of: scalar, in: views, into: &diagnostics)
    guard let compiled else { return nil }
    warnOfEndingLineBreak(scalar, into: &diagnostics)
    if compiled.patterns.contains(where: \.matchesEmptyText) {
      diagnostics.warning(
        .matchesEmpty, "the pattern matches the empty text, and so every text",
        at: scalar.range, hint: "look for an empty alternative or a `*` that should be `+`")
    }
    return compiled
  }

  /// A block after `|` or `>` keeps its last line break, which the text would have to have as well.
  private func warnOfEndingLineBreak(_ scalar: Scalar, into diagnostics: inout DiagnosticList) {
    guard scalar.style == .literal || scalar.style == .folded, scalar.text.hasSuffix("\n") else {
      return
    }
    guard !PatternTokens(scalar.text).endsExtended else { return }
    let mark = scalar.style == .literal ? "|" : ">"
    diagnostics.warning(
      .endingLineBreak, "the pattern ends with a line break, which the text must then have too",
      at: scalar.range, hint: "write `\(mark)-` in the place of `\(mark)`")
  }

  /// Whether a list is declared, is of one of some types, and could be read.
  mutating func require(
    list name: Scalar, of types: [ListType], into diagnostics: inout DiagnosticList
  ) -> Bool {
    usedLists.insert(name.text)
    guard let type = listTypes[name.text] else {
      guard !brokenLists.contains(name.text) else { return false }
      diagnostics.error(
        .unknownList, "the manifest declares no list `\(name.text)`", at: name.range,
        hint: suggestion(for: name.text, among: listTypes.keys.sorted()))
      return false
    }
    guard types.contains(type) else {
      let wanted = types.map(\.rawValue).joined(separator: " or ")
      diagnostics.error(
        .wrongListType,
        "`\(name.text)` is a list of \(type.rawValue); this takes a list of \(wanted)",
        at: name.range)
      return false
    }
    return !brokenLists.contains(name.text)
  }

  /// Reports a condition on the text in a rule for calls alone.
  func requireText(at range: SourceRange, into diagnostics: inout DiagnosticList) {
    guard !kinds.isEmpty, !kinds.contains(.sms) else { return }
    reportOtherKind("a call has no text", at: range, into: &diagnostics)
  }

  /// Reports a field that no record of the rule's kinds has.
  func require(
    _ field: FieldDefinition, at range: SourceRange, into diagnostics: inout DiagnosticList
  ) {
    guard !kinds.isEmpty, kinds.isDisjoint(with: field.kinds) else { return }
    let kind = kinds.contains(.sms) ? "a message" : "a call"
    reportOtherKind("\(kind) never has `\(field.name)`", at: range, into: &diagnostics)
  }

  /// Reports a condition that does not fit the rule's kind: at the rule, where a shared condition
  /// is named, since others may use that one rightly.
  private func reportOtherKind(
    _ message: String, at range: SourceRange, into diagnostics: inout DiagnosticList
  ) {
    guard let outer = stack.first else {
      diagnostics.error(
        .fieldOfOtherKind, message, at: range, hint: "correct `kind` or the condition")
      return
    }
    diagnostics.error(
      .fieldOfOtherKind, message, at: outer.reference, hint: "correct `kind` or the condition",
      notes: [Diagnostic.Note("`\(outer.named.name.text)` asks for it here", at: range)])
  }
}

extension Pattern {
  /// Whether it matches the empty text, and so any: a look-ahead may still ask for something.
  fileprivate var matchesEmptyText: Bool {
    var scratch = MatchScratch()
    return canMatchEmpty
      && "".withByteView {
        if case .found = firstMatch(in: $0, using: &scratch) { true } else { false }
      }
  }
}

/// The names that the conditions of a file refer to.
struct UsedNames {
  var fragments: Set<String> = []
  var conditions: Set<String> = []
  var lists: Set<String> = []
}

extension DiagnosticCode {
  static let unknownList = DiagnosticCode(
    "E031", "unknown-list",
    explanation: "A condition, a fixture or `protected` names a list that the manifest does not "
      + "declare. Declare it under `lists`, or correct the name.",
    wrong: """
      when: {from: {in: bank-number}}

      """,
    right: """
      when: {from: {in: bank-numbers}}

      """)

  static let wrongListType = DiagnosticCode(
    "E036", "wrong-list-type",
    explanation: "The list exists, but its type does not fit where it is used: `words` takes a "
      + "list of words, `protected` lists of numbers, `from` and `to` numbers or prefixes.",
    wrong: """
      when: {text: {words: bank-numbers}}

      """,
    right: """
      when: {from: {in: bank-numbers}}

      """)

  static let fieldOfOtherKind = DiagnosticCode(
    "E046", "field-of-other-kind",
    explanation: "The rule looks at a kind of record that never has this field, so the condition "
      + "would always be false. Correct `kind` or the field.",
    wrong: """
      kind: call
      when: {text: '贷款'}

      """,
    right: """
      kind: sms
      when: {text: '贷款'}

      """)

  static let tooComplex = DiagnosticCode(
    "E062", "too-complex",
    explanation: "Named conditions or fragments refer to each other over too many levels, or a "
      + "rule has too many conditions. The limits and their reasons stand in "
      + "Sources/Bytes/Limits.swift.")

  static let matchesEmpty = DiagnosticCode(
    "W032", "matches-empty",
    explanation: "The pattern matches the empty text, and therefore every text. An empty "
      + "alternative (`|a|b`) or a `*` too many is the usual cause.",
    wrong: """
      verdict: review
      when: {text: '贷款|'}

      """,
    right: """
      when: {text: '贷款'}

      """)

  static let endingLineBreak = DiagnosticCode(
    "W038", "ending-line-break",
    explanation: "A pattern in a block after `|` or `>` ends with the block's last line break, so "
      + "it matches only before a line break. `|-` and `>-` leave it out; in `(?x)` it is nothing.",
    wrong: """
      when:
        text: |
          贷款|借款

      """,
    right: """
      when:
        text: |-
          贷款|借款

      """)
}
