import Bytes
public import Documents
public import Engine
import Facts
import Lists
import Patterns
import Records
import Views

/// A condition in the rule set, with what was written: what `explain` walks over.
public struct EmittedCondition: Sendable {
  /// The node in the rule set.
  public var node: NodeID
  /// The condition as written, cut where it is long; the combining word, where it has parts.
  public var label: String
  /// The field whose value decides, or nil for conditions on the text and for combinations.
  public var field: FieldDefinition?
  /// The place in the rule file.
  public var range: SourceRange
  /// The parts of a combination.
  public var parts: [EmittedCondition]
  /// How the parts are combined; nil for a question and for a named condition.
  public var combination: Engine.Combination?
  /// The name of a named condition, of which it is the one part.
  public var name: String?
  /// How `blocked_by` calls what a question looks at: `text`, `has` or the name of a field.
  public var subject: String?
  /// What was emitted, for a question.
  var kind: (any CheckedKind)?
  /// The pattern in the first of its views, of a condition on the text.
  var pattern: Pattern?
}

/// Turns resolved conditions into nodes of a rule set.
struct RuleEmitter {
  private(set) var builder: RuleSetBuilder
  private var patterns: [TextPatterns: ProbeRange] = [:]
  private var fieldPatterns: [ObjectIdentifier: ProbeID] = [:]
  private var listWords: [ListWords: ProbeRange] = [:]
  private var listIDs: [String: ListID] = [:]
  private var foldedIDs: [String: ListID] = [:]
  private var groups: [String: Int] = [:]
  private let lists: [String: EntryList]
  private let listBorders: [String: WantedBorders]
  private let compiler: TextCompiler

  /// Starts a rule set with the groups, thresholds and tables of a directory.
  ///
  /// - Parameters:
  ///   - directory: The rule directory.
  ///   - lists: The lists by name; samples pass fixtures in place of some.
  ///   - bindings: Signature bindings in place of those of the directory, for samples.
  init(
    _ directory: LoadedDirectory, lists: [String: EntryList], bindings: SignatureBindings? = nil
  ) {
    var knowledge = directory.knowledge
    if let bindings { knowledge.bindings = bindings }
    let manifest = directory.manifest
    compiler = directory.compiler
    builder = RuleSetBuilder(
      viewTables: directory.compiler.tables, knowledge: knowledge)
    self.lists = lists
    listBorders = Dictionary(
      manifest.lists.map { ($0.name.text, $0.borders.wanted) },
      uniquingKeysWith: { first, _ in first })
    if let block = manifest.blockTenths, let review = manifest.reviewTenths {
      builder.thresholds = Thresholds(blockTenths: Int32(block), reviewTenths: Int32(review))
    }
    let protected = Set(manifest.protected.map(\.text))
    for declaration in manifest.lists {
      let name = declaration.name.text
      guard let list = lists[name] else { continue }
      listIDs[name] = builder.add(
        NamedList(name: name, list: list), isProtected: protected.contains(name))
    }
    for group in manifest.groups {
      groups[group.name.text] = builder.addGroup(capTenths: Int32(group.capTenths))
    }
  }

  /// Adds a rule and returns its conditions as they were emitted.
  mutating func emit(_ rule: CheckedRule) -> EmittedCondition {
    let condition = rule.condition.emit(by: &self)
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
    compiled.mode = syntax.mode == .enforce ? .enforce : .shadow
    compiled.severity = syntax.severity
    compiled.tags = syntax.tags.map { builder.add(tag: $0.text) }
    let since = syntax.sinceMilliseconds?.value ?? Int64.min
    let until = syntax.untilMilliseconds?.value ?? Int64.max
    compiled.validMilliseconds = since..<max(since, until)
    builder.add(compiled)
    return condition
  }

  // MARK: What conditions call

  /// Adds a combination of conditions.
  mutating func combine(
    _ combination: Engine.Combination, _ parts: [CheckedCondition], at range: SourceRange,
    label: String
  ) -> EmittedCondition {
    var emitted: [EmittedCondition] = []
    for part in parts { emitted.append(part.emit(by: &self)) }
    let node = builder.node(combination, of: emitted.map(\.node))
    return EmittedCondition(
      node: node, label: label, range: range, parts: emitted, combination: combination)
  }

  /// Asks whether the text speaks for a brand at all, or warns.
  mutating func presence(of field: FieldDefinition, at range: SourceRange) -> EmittedCondition {
    let isBrand = field.subject.isOfBrands
    let members = isBrand ? Int64(bitPattern: UInt64.max) : Fact.yes
    let predicate = SetPredicate(
      isBrand ? .brandClaim : .advisory, members: members, requiring: requiredProbes(of: field))
    return leaf(.set(predicate), at: range)
  }

  /// Adds questions of which one must be answered with yes.
  mutating func any(of parts: [EmittedCondition], at range: SourceRange) -> EmittedCondition {
    guard parts.count > 1 else { return parts[0] }
    let node = builder.node(.any, of: parts.map(\.node))
    return EmittedCondition(
      node: node, label: RuleEmitter.label(range), range: range, parts: [])
  }

  /// Adds a comparison of a field.
  mutating func compare(
    _ field: FieldDefinition, _ comparison: FieldPredicate.Comparison, at range: SourceRange
  ) -> EmittedCondition {
    let predicate = FieldPredicate(
      field.subject, comparison, requiring: requiredProbes(of: field))
    return leaf(.field(predicate), at: range, field: field)
  }

  /// The probes without which a field has no value: the names of brands, of facts about them.
  mutating func requiredProbes(of field: FieldDefinition) -> ProbeRange {
    field.subject.isOfBrands ? builder.requireBrands() : .empty
  }

  /// Adds a question; what is asked twice has one node.
  mutating func leaf(
    _ predicate: Predicate, at range: SourceRange, field: FieldDefinition? = nil
  ) -> EmittedCondition {
    EmittedCondition(
      node: builder.node(predicate), label: RuleEmitter.label(range), field: field, range: range,
      parts: [], subject: field?.name ?? "text")
  }

  /// Adds values that fields are compared with.
  mutating func operands(_ operands: [[UInt8]]) -> OperandsID {
    builder.add(operands: operands)
  }

  /// The source text of a condition in one line.
  private static func label(_ range: SourceRange) -> String {
    let words = range.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.utf8.count > Limits.conditionLabelByteCountMax else { return words }
    return words.prefix(Limits.conditionLabelByteCountMax / 2) + "…"
  }

  // MARK: What is shared

  /// Adds the patterns of a condition on the text, one for each of its views.
  mutating func probes(of patterns: [Pattern], in views: ViewSet) -> ProbeRange {
    let key = TextPatterns(patterns: patterns.map(ObjectIdentifier.init), views: views)
    if let probes = self.patterns[key] { return probes }
    let probes = builder.add(patterns, in: views)
    self.patterns[key] = probes
    return probes
  }

  /// Adds a pattern on a field.
  mutating func probe(of pattern: Pattern) -> ProbeID {
    let key = ObjectIdentifier(pattern)
    if let probe = fieldPatterns[key] { return probe }
    let probe = builder.add(fieldPattern: pattern)
    fieldPatterns[key] = probe
    return probe
  }

  /// Adds the words of a condition, folded for each of its views.
  ///
  /// - Parameters:
  ///   - words: The words; those of a list do not count either where the list says so.
  ///   - views: The views that the author named; empty for the default.
  ///   - borders: Where the condition says that words do not count.
  /// - Returns: The probes, one for each view, and the views.
  mutating func probes(
    of words: WordSource, in views: ViewSet, _ borders: WantedBorders
  ) -> (probes: ProbeRange, views: ViewSet) {
    switch words {
    case .inline(let entries):
      let folded = compiler.fold(entries, in: views, borders)
      return (builder.add(folded.lists, in: folded.views), folded.views)
    case .list(let name):
      guard case .words(let list)? = lists[name] else {
        preconditionFailure("a list of words is gone after it was checked")
      }
      let borders = listBorders[name, default: WantedBorders()].joined(with: borders)
      let key = ListWords(name: name, views: views, borders: borders)
      let wanted = views.isEmpty ? TextCompiler.defaultViews : views
      if let probes = listWords[key] { return (probes, wanted) }
      let probes = builder.add(compiler.fold(list.entries, in: views, borders).lists, in: wanted)
      listWords[key] = probes
      return (probes, wanted)
    }
  }

  /// The samples of a list, to compare texts with.
  mutating func knownTexts(of name: String, atLeastTenths tenths: Int) -> KnownTextsID {
    guard let id = listIDs[name] else {
      preconditionFailure("a list is gone after it was checked")
    }
    return builder.compare(with: id, atLeastTenths: tenths)
  }

  /// The list as fields of a kind see it: words folded, where the field is.
  mutating func list(named name: String, for field: FieldDefinition) -> ListID {
    guard let id = listIDs[name] else {
      preconditionFailure("a list is gone after it was checked")
    }
    guard field.isFolded, case .words(let list)? = lists[name] else { return id }
    if let id = foldedIDs[name] { return id }
    let folded = compiler.fold(list.entries, in: .folded).lists[0]
    let foldedID = builder.add(NamedList(name: name, list: .words(folded)), isProtected: false)
    foldedIDs[name] = foldedID
    return foldedID
  }
}

/// The patterns of a condition, one for each of its views, and the views.
private struct TextPatterns: Hashable {
  var patterns: [ObjectIdentifier]
  var views: ViewSet
}

/// The words of a list as conditions ask for them.
private struct ListWords: Hashable {
  var name: String
  var views: ViewSet
  var borders: WantedBorders
}

/// A rule that passed all checks, ready to be emitted.
struct CheckedRule {
  var syntax: RuleSyntax
  var file: RulePath
  var condition: CheckedCondition

  /// The kinds of records that the rule looks at.
  var kinds: Set<RecordKind> { Set(syntax.kinds.map(\.value)) }
}
