import Bytes
import Documents
import Lists
import PatternSyntax
import Patterns
import Records
import Views

/// Patterns by their expanded source, so that equal ones are compiled once.
final class PatternCache {
  private var patterns: [[UInt8]: Pattern] = [:]

  func pattern(_ source: [UInt8]) throws(PatternError) -> Pattern {
    if let known = patterns[source] { return known }
    let pattern = try Pattern(source)
    patterns[source] = pattern
    return pattern
  }
}

/// Resolves the conditions of one file: fragments, named conditions, lists and patterns.
struct ConditionResolver {
  /// What the file and the files that it uses define.
  private let scope: FileScope
  /// The types of the lists that the manifest declares.
  private let listTypes: [String: ListType]
  private let brokenLists: Set<String>
  private let compiler: TextCompiler
  private var expander: PatternExpander

  /// The named conditions that are being resolved, each with the place that named it.
  private var stack: [(named: RuleFile.NamedCondition, reference: SourceRange)] = []

  /// Named conditions that end nowhere, which was reported.
  private var broken: Set<String> = []

  /// The conditions of the present rule so far.
  private var count = 0

  /// The named conditions and lists that something referred to.
  private(set) var usedConditions: Set<String> = []
  private(set) var usedLists: Set<String> = []

  /// The fragments that some pattern referred to.
  var usedFragments: Set<String> { expander.usedNames }

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

  /// Resolves the condition of a rule that looks at some kinds of records.
  mutating func resolve(
    _ condition: Condition, of kinds: Set<RecordKind>, into diagnostics: inout DiagnosticList
  ) -> ResolvedCondition? {
    count = 0
    let resolved = resolve(condition, kinds: kinds, into: &diagnostics)
    guard count > Limits.conditionCountMax else { return resolved }
    diagnostics.error(
      .tooComplex, "the condition has more than \(Limits.conditionCountMax) parts",
      at: condition.range,
      hint: "named conditions count wherever they are named; split the rule")
    return nil
  }

  private mutating func resolve(
    _ condition: Condition, kinds: Set<RecordKind>, into diagnostics: inout DiagnosticList
  ) -> ResolvedCondition? {
    count += 1
    guard count <= Limits.conditionCountMax else {
      breakStack()
      return nil
    }
    let form: ResolvedCondition.Form?
    switch condition.form {
    case .all(let parts): form = resolve(parts, kinds, into: &diagnostics).map { .all($0) }
    case .any(let parts): form = resolve(parts, kinds, into: &diagnostics).map { .any($0) }
    case .none(let parts): form = resolve(parts, kinds, into: &diagnostics).map { .none($0) }
    case .some(let atLeast, let parts):
      form = resolve(parts, kinds, into: &diagnostics).map { .some(atLeast: atLeast, of: $0) }
    case .named(let name): form = resolveNamed(name, kinds, into: &diagnostics)
    case .pattern(let scalar, let views):
      requireText(kinds, at: condition.range, into: &diagnostics)
      form = compile(scalar, in: viewSet(views), into: &diagnostics).map {
        .text($0.patterns, $0.views)
      }
    case .words(let source, let atLeast, let near, let views):
      requireText(kinds, at: condition.range, into: &diagnostics)
      let words = resolveWords(
        source, atLeast: atLeast, at: condition.range, into: &diagnostics)
      if viewSet(views).contains(.sound), case .inline(let scalars) = source {
        warnOfSounds(of: scalars, into: &diagnostics)
      }
      form = words.map { .words($0, atLeast: atLeast, near: near ?? 0, viewSet(views)) }
    case .has(let bits):
      requireText(kinds, at: condition.range, into: &diagnostics)
      form = .has(bits)
    case .field(let field, let comparison):
      require(field, of: kinds, at: condition.range, into: &diagnostics)
      form = resolve(comparison, of: field, at: condition.range, into: &diagnostics)
    }
    return form.map { ResolvedCondition(range: condition.range, form: $0) }
  }

  private mutating func resolve(
    _ parts: [Condition], _ kinds: Set<RecordKind>, into diagnostics: inout DiagnosticList
  ) -> [ResolvedCondition]? {
    var resolved: [ResolvedCondition] = []
    for part in parts {
      if let condition = resolve(part, kinds: kinds, into: &diagnostics) {
        resolved.append(condition)
      }
    }
    return resolved.count == parts.count ? resolved : nil
  }

  private mutating func resolveNamed(
    _ name: Scalar, _ kinds: Set<RecordKind>, into diagnostics: inout DiagnosticList
  ) -> ResolvedCondition.Form? {
    usedConditions.insert(name.text)
    guard let named = scope.conditions[name.text] else {
      guard !scope.isIncomplete else { return nil }
      let nearest = nearestName(to: name.text, among: scope.conditions.keys.sorted())
      diagnostics.error(
        .unknownCondition, "no condition is called `\(name.text)`", at: name.range,
        hint: nearest.map { "did you mean `\($0)`?" } ?? "put it under `conditions`")
      return nil
    }
    guard !broken.contains(name.text) else { return nil }
    guard !stack.contains(where: { $0.named.name.text == name.text }) else {
      breakStack()
      diagnostics.error(
        .conditionCycle, "named conditions refer to each other in a circle", at: name.range,
        notes: [Diagnostic.Note("`\(name.text)` is defined here", at: named.name.range)])
      return nil
    }
    guard stack.count < Limits.conditionNestingMax else {
      breakStack()
      diagnostics.error(
        .tooComplex, "named conditions refer to each other over \(stack.count) levels",
        at: name.range, hint: "write some of them out")
      return nil
    }
    stack.append((named, name.range))
    defer { stack.removeLast() }
    return resolve(named.condition, kinds: kinds, into: &diagnostics).map {
      .named(name.text, $0)
    }
  }

  /// What led to something endless is reported once, not wherever it is named.
  private mutating func breakStack() {
    for (named, _) in stack { broken.insert(named.name.text) }
  }

  // MARK: Text

  private func viewSet(_ views: [Located<View>]) -> ViewSet {
    views.reduce(into: ViewSet()) { $0.insert(ViewSet($1.value)) }
  }

  private mutating func compile(
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
    if compiled.patterns.contains(where: \.canMatchEmpty) {
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

  /// Tells of words that are too short for the sound view, or sound like everyday ones.
  private func warnOfSounds(of words: [Scalar], into diagnostics: inout DiagnosticList) {
    for word in words {
      let pattern = Array("\\Q\(word.text)\\E".utf8)
      let problems = compiler.tables.fold(pattern: pattern, for: .sound).problems
      for problem in problems where problem.kind == .shortSound || problem.kind == .homophone {
        diagnostics.warning(
          .changedInView, "in the sound view, \(problem.message)", at: word.range,
          hint: problem.hint)
      }
    }
  }

  private mutating func resolveWords(
    _ source: Condition.WordSource, atLeast: Int, at range: SourceRange,
    into diagnostics: inout DiagnosticList
  ) -> ResolvedCondition.Words? {
    switch source {
    case .list(let name):
      let isKnown = require(name, types: [.words], into: &diagnostics)
      return isKnown ? .list(name.text) : nil
    case .inline(let words):
      let parse = ListParse(values: words.map(\.text), type: .words)
      for problem in parse.problems where problem.line >= 1 && problem.line <= words.count {
        let place = words[problem.line - 1].range
        if problem.isWarning {
          diagnostics.warning(.listWarning, problem.message, at: place, hint: problem.hint)
        } else {
          diagnostics.error(.badListEntry, problem.message, at: place, hint: problem.hint)
        }
      }
      guard parse.entries.count >= atLeast else {
        diagnostics.error(
          .wrongValue, "only \(parse.entries.count) words are listed, so \(atLeast) never occur",
          at: range)
        return nil
      }
      return .inline(parse.entries)
    }
  }

  private func requireText(
    _ kinds: Set<RecordKind>, at range: SourceRange, into diagnostics: inout DiagnosticList
  ) {
    guard !kinds.isEmpty, !kinds.contains(.sms) else { return }
    reportOtherKind("a call has no text", at: range, into: &diagnostics)
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

  // MARK: Fields

  private mutating func resolve(
    _ comparison: Condition.Comparison, of field: FieldDefinition, at range: SourceRange,
    into diagnostics: inout DiagnosticList
  ) -> ResolvedCondition.Form? {
    switch comparison {
    case .equals(let operands):
      if field.type == .integer {
        return .any(
          operands.compactMap { operand in
            Int64(operand.text).map { $0 * field.unit }.map {
              ResolvedCondition(range: operand.range, form: .range(field, $0...$0))
            }
          })
      }
      guard field.bits.isEmpty else {
        return .bits(field, operands.reduce(0) { $0 | (field.bits[$1.text] ?? 0) })
      }
      return .equals(field, operands.map { bytes($0, of: field) })
    case .prefix(let operands): return .prefix(field, operands.map { bytes($0, of: field) })
    case .match(let scalar):
      let views: ViewSet = field.isFolded ? .folded : .raw
      return compile(scalar, in: views, into: &diagnostics).map { .match(field, $0.patterns[0]) }
    case .list(let name):
      let types: [ListType] =
        field.type == .number ? [.numbers, .prefixes] : [.words, .domains, .prefixes, .numbers]
      return require(name, types: types, into: &diagnostics) ? .list(field, name.text) : nil
    case .range(let bounds): return .range(field, bounds)
    case .absent(let isAbsent):
      let absent = ResolvedCondition(range: range, form: .absent(field))
      return isAbsent ? .absent(field) : .none([absent])
    }
  }

  private func bytes(_ operand: Scalar, of field: FieldDefinition) -> [UInt8] {
    let written = Array(operand.text.utf8)
    guard field.type == .number else {
      return field.isFolded ? NameFolder.folded(written) : written
    }
    let number = written.withByteView { CanonicalNumber($0) }
    return number?.withByteView(\.array) ?? written
  }

  private mutating func require(
    _ name: Scalar, types: [ListType], into diagnostics: inout DiagnosticList
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
    return true
  }

  private func require(
    _ field: FieldDefinition, of kinds: Set<RecordKind>, at range: SourceRange,
    into diagnostics: inout DiagnosticList
  ) {
    guard !kinds.isEmpty, kinds.isDisjoint(with: field.kinds) else { return }
    let kind = kinds.contains(.sms) ? "a message" : "a call"
    reportOtherKind("\(kind) never has `\(field.name)`", at: range, into: &diagnostics)
  }
}
