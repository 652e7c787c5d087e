import Bytes
public import Documents
import Engine
import Facts
import Lists
import Patterns
import Records
import Views

/// A condition in the rule set, with what was written: what `explain` walks over.
public struct EmittedCondition: Sendable {
  /// The node in the rule set.
  public var node: Int32
  /// The condition as written, cut where it is long; the combining word, where it has parts.
  public var label: String
  /// The field whose value decides, or nil for conditions on the text and for combinations.
  public var field: FieldDefinition?
  /// The place in the rule file.
  public var range: SourceRange
  /// The parts of a combination.
  public var parts: [EmittedCondition]
}

/// Turns resolved conditions into nodes of a rule set.
struct RuleEmitter {
  private(set) var builder: RuleSetBuilder
  private var patterns: [[ObjectIdentifier]: Int32] = [:]
  private var listWords: [String: Int32] = [:]
  private var listPlaces: [String: Int32] = [:]
  private var foldedPlaces: [String: Int32] = [:]
  private var groups: [String: Int] = [:]
  private let lists: [String: EntryList]
  private let compiler: TextCompiler

  /// Starts a rule set with the groups, thresholds and tables of a directory.
  ///
  /// - Parameters:
  ///   - directory: The rule directory.
  ///   - lists: The lists by name; samples pass fixtures in place of some.
  ///   - bindings: Signature bindings in place of those of the directory, for samples.
  init(
    _ directory: CheckedDirectory, lists: [String: EntryList], bindings: SignatureBindings? = nil
  ) {
    var knowledge = directory.knowledge
    if let bindings { knowledge.bindings = bindings }
    let manifest = directory.manifest
    compiler = directory.compiler
    builder = RuleSetBuilder(
      viewTables: directory.compiler.tables, knowledge: knowledge)
    self.lists = lists
    if let block = manifest.blockTenths, let review = manifest.reviewTenths {
      builder.thresholds = Thresholds(blockTenths: Int32(block), reviewTenths: Int32(review))
    }
    let protected = Set(manifest.protected.map(\.text))
    for declaration in manifest.lists {
      let name = declaration.name.text
      guard let list = lists[name] else { continue }
      listPlaces[name] = builder.add(
        NamedList(name: name, list: list), isProtected: protected.contains(name))
    }
    for group in manifest.groups {
      groups[group.name.text] = builder.addGroup(capTenths: Int32(group.capTenths))
    }
  }

  /// Adds a rule and returns its conditions as they were emitted.
  mutating func emit(_ rule: CheckedRule) -> EmittedCondition {
    let condition = emit(rule.condition)
    let syntax = rule.syntax
    let action: RuleAction
    switch syntax.action.value {
    case .verdict(let verdict): action = .verdict(verdict)
    case .score(let tenths, let group):
      action = .score(tenths: Int32(tenths), group: group.flatMap { groups[$0.text] })
    }
    var compiled = Rule(
      identifier: syntax.identifier.text, title: syntax.title, action: action,
      root: condition.node, kinds: rule.kinds)
    compiled.revision = syntax.revision
    compiled.mode = syntax.mode == .shadow ? .shadow : .enforce
    compiled.severity = syntax.severity
    compiled.tags = syntax.tags.map { builder.add(tag: $0.text) }
    let since = syntax.sinceMilliseconds?.value ?? Int64.min
    let until = syntax.untilMilliseconds?.value ?? Int64.max
    compiled.validMilliseconds = since..<max(since, until)
    builder.add(compiled)
    return condition
  }

  private mutating func emit(_ condition: ResolvedCondition) -> EmittedCondition {
    switch condition.form {
    case .all(let parts): return combine(.all, parts, condition, label: "all")
    case .any(let parts): return combine(.any, parts, condition, label: "any")
    case .none(let parts): return combine(.none, parts, condition, label: "none")
    case .some(let atLeast, let parts):
      return combine(.some, parts, condition, label: "at least \(atLeast)", atLeast: atLeast)
    case .named(let name, let inner):
      let emitted = emit(inner)
      return EmittedCondition(
        node: emitted.node, label: "condition: \(name)", range: condition.range, parts: [emitted])
    case .text(let patterns, let views):
      return leaf(Test(.text, views: views, operand: place(of: patterns)), condition)
    case .words(let words, let atLeast, let near, let views):
      let (place, views) = place(of: words, in: views)
      let test = Test(
        .words, views: views, operand: place, atLeast: UInt16(atLeast), near: UInt16(near))
      return leaf(test, condition)
    case .equals(let field, let operands):
      return leaf(.equals, field, operand: builder.add(operands: operands), condition)
    case .prefix(let field, let operands):
      return leaf(.prefix, field, operand: builder.add(operands: operands), condition)
    case .match(let field, let pattern):
      return leaf(.match, field, operand: place(of: [pattern]), condition)
    case .list(let field, let name):
      let place = field.isFolded ? foldedPlace(of: name) : listPlaces[name]
      return leaf(.list, field, operand: place ?? -1, condition)
    case .range(let field, let bounds):
      var test = Test(.range, field.subject)
      (test.low, test.high) = (bounds.lowerBound, bounds.upperBound)
      return leaf(test, condition, field: field)
    case .absent(let field): return leaf(.absent, field, operand: -1, condition)
    case .bits(let field, let bits):
      var test = Test(.bits, field.subject)
      test.low = bits
      return leaf(test, condition, field: field)
    case .has(let bits):
      var test = Test(.entity, .key(.text))
      test.low = bits
      return leaf(test, condition)
    }
  }

  private mutating func combine(
    _ kind: NodeKind, _ parts: [ResolvedCondition], _ condition: ResolvedCondition, label: String,
    atLeast: Int = 0
  ) -> EmittedCondition {
    let emitted = parts.map { emit($0) }
    let node = builder.node(kind, of: emitted.map(\.node), atLeast: UInt16(atLeast))
    return EmittedCondition(node: node, label: label, range: condition.range, parts: emitted)
  }

  private mutating func leaf(
    _ kind: TestKind, _ field: FieldDefinition, operand: Int32, _ condition: ResolvedCondition
  ) -> EmittedCondition {
    let isCanonical = field.type == .number && (kind == .equals || kind == .prefix)
    let test = Test(kind, field.subject, operand: operand, isCanonical: isCanonical)
    return leaf(test, condition, field: field)
  }

  private mutating func leaf(
    _ test: Test, _ condition: ResolvedCondition, field: FieldDefinition? = nil
  ) -> EmittedCondition {
    EmittedCondition(
      node: builder.node(test), label: RuleEmitter.label(condition.range), field: field,
      range: condition.range, parts: [])
  }

  /// The source text of a condition in one line.
  private static func label(_ range: SourceRange) -> String {
    let words = range.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.utf8.count > Limits.conditionLabelByteCountMax else { return words }
    return words.prefix(Limits.conditionLabelByteCountMax / 2) + "…"
  }

  private mutating func place(of patterns: [Pattern]) -> Int32 {
    let identity = patterns.map(ObjectIdentifier.init)
    if let place = self.patterns[identity] { return place }
    let place = builder.add(patterns)
    self.patterns[identity] = place
    return place
  }

  /// The place of a list of words whose entries are folded; of another list, of the list itself.
  private mutating func foldedPlace(of name: String) -> Int32? {
    guard case .words(let list)? = lists[name] else { return listPlaces[name] }
    if let place = foldedPlaces[name] { return place }
    let folded = compiler.fold(list.entries, in: .folded).lists[0]
    let place = builder.add(NamedList(name: name, list: .words(folded)), isProtected: false)
    foldedPlaces[name] = place
    return place
  }

  private mutating func place(
    of words: ResolvedCondition.Words, in views: ViewSet
  ) -> (place: Int32, views: ViewSet) {
    switch words {
    case .inline(let entries):
      let folded = compiler.fold(entries, in: views)
      return (builder.add(folded.lists), folded.views)
    case .list(let name):
      guard case .words(let list)? = lists[name] else {
        preconditionFailure("a list of words is gone after it was checked")
      }
      let key = "\(name) \(views.rawValue)"
      let wanted = views.isEmpty ? TextCompiler.defaultViews : views
      if let place = listWords[key] { return (place, wanted) }
      let place = builder.add(compiler.fold(list.entries, in: views).lists)
      listWords[key] = place
      return (place, wanted)
    }
  }
}

/// A rule that passed all checks, ready to be emitted.
struct CheckedRule {
  var syntax: RuleSyntax
  var file: String
  var condition: ResolvedCondition

  /// The kinds of records that the rule looks at.
  var kinds: Set<RecordKind> { Set(syntax.kinds.map(\.value)) }
}
