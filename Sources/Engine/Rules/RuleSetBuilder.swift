import Facts
public import Lists
public import Patterns
public import Views

/// Collects what a compiler emits, shares what is equal, and freezes it into a ``RuleSet``.
public struct RuleSetBuilder {
  /// The thresholds; scores decide nothing until they are set.
  public var thresholds = Thresholds(blockTenths: Int32.max, reviewTenths: Int32.max)

  /// The tables by which the views of a text are made.
  public let viewTables: ViewTables

  /// The tables by which the facts of a record are derived.
  public let knowledge: Knowledge

  /// The names of brands, one list for each view; none where no rule asks for a brand.
  public private(set) var brandProbes = ProbeRange.empty

  private(set) var rules: [Rule] = []
  private(set) var nodes: [ConditionNode] = []
  private(set) var parts: [NodeID] = []
  private(set) var predicates: [Predicate] = []
  private(set) var probes: [ProbeSource] = []
  private(set) var operandSets: [[[UInt8]]] = []
  private(set) var lists: [NamedList] = []
  private(set) var protectedLists: [ListID] = []
  private(set) var askedTexts: [KnownTexts.AskedTexts] = []
  private(set) var tags: [String] = []
  private(set) var groupCaps: [Int32] = []

  private var nodeOfPredicate: [Predicate: NodeID] = [:]
  private var nodeOfCombined: [Combined: NodeID] = [:]
  private var idOfOperands: [[[UInt8]]: OperandsID] = [:]
  private var idOfTag: [String: TagID] = [:]

  private struct Combined: Hashable {
    var combination: Combination
    var parts: [NodeID]
  }

  /// Starts with nothing but the tables of views and facts.
  public init(viewTables: ViewTables = .withoutVariants, knowledge: Knowledge = .none) {
    self.viewTables = viewTables
    self.knowledge = knowledge
  }

  /// Adds the patterns of one condition on the text, one for each of its views.
  ///
  /// The caller shares equal ones.
  ///
  /// - Parameters:
  ///   - patterns: The patterns, in the order of ``View``.
  ///   - views: Their views, at least one.
  /// - Returns: What a ``TextPredicate`` takes.
  public mutating func add(_ patterns: [Pattern], in views: ViewSet) -> ProbeRange {
    add(patterns.map { .pattern($0) }, in: views)
  }

  /// Adds the words of one condition on the text, a list for each of its views.
  ///
  /// The caller shares equal ones.
  ///
  /// - Parameters:
  ///   - lists: The lists, in the order of ``View``.
  ///   - views: Their views, at least one.
  /// - Returns: What a ``WordsPredicate`` takes.
  public mutating func add(_ lists: [WordList], in views: ViewSet) -> ProbeRange {
    add(lists.map { .words($0) }, in: views)
  }

  private mutating func add(_ matchers: [ProbeSource.Matcher], in views: ViewSet) -> ProbeRange {
    let names = View.allCases.filter { views.contains($0) }
    precondition(!names.isEmpty, "a condition on the text has no view")
    precondition(matchers.count == names.count, "a condition has another matcher than one a view")
    let first = ProbeID(probes.count)
    for (matcher, view) in zip(matchers, names) {
      probes.append(ProbeSource(matcher: matcher, view: view))
    }
    return ProbeRange(first: first, count: names.count)
  }

  /// Adds the names of brands, unless that is done: what facts about brands require.
  ///
  /// - Returns: Their probes, for predicates on such facts; none where there are no brands.
  public mutating func requireBrands() -> ProbeRange {
    guard brandProbes.count == 0, !knowledge.brands.isEmpty else { return brandProbes }
    let views = BrandTable.views.filter { knowledge.brands.names(in: $0).count > 0 }
    brandProbes = add(
      views.map { knowledge.brands.names(in: $0) },
      in: views.reduce(into: ViewSet()) { $0.insert(ViewSet($1)) })
    return brandProbes
  }

  /// Adds a pattern for a field.
  public mutating func add(fieldPattern pattern: Pattern) -> ProbeID {
    probes.append(ProbeSource(matcher: .pattern(pattern), view: nil))
    return ProbeID(probes.count - 1)
  }

  /// Adds a list under its name.
  public mutating func add(_ list: NamedList, isProtected: Bool) -> ListID {
    lists.append(list)
    let id = ListID(lists.count - 1)
    if isProtected { protectedLists.append(id) }
    return id
  }

  /// Says that texts are compared with the samples of a list, which was added before.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - tenths: The least Jaccard index that is asked for, in tenths.
  /// - Returns: What a ``LikePredicate`` takes, the same for all that ask about the list.
  public mutating func compare(with list: ListID, atLeastTenths tenths: Int) -> KnownTextsID {
    guard let index = askedTexts.firstIndex(where: { $0.list == list }) else {
      askedTexts.append(KnownTexts.AskedTexts(list: list, floorTenths: tenths))
      return KnownTextsID(askedTexts.count - 1)
    }
    askedTexts[index].floorTenths = min(askedTexts[index].floorTenths, tenths)
    return KnownTextsID(index)
  }

  /// Adds values that fields are compared with.
  public mutating func add(operands: [[UInt8]]) -> OperandsID {
    if let id = idOfOperands[operands] { return id }
    operandSets.append(operands)
    let id = OperandsID(operandSets.count - 1)
    idOfOperands[operands] = id
    return id
  }

  /// Adds a tag, unless it is there.
  public mutating func add(tag: String) -> TagID {
    if let id = idOfTag[tag] { return id }
    tags.append(tag)
    let id = TagID(tags.count - 1)
    idOfTag[tag] = id
    return id
  }

  /// Adds a score group and returns its number.
  public mutating func addGroup(capTenths: Int32) -> Int {
    groupCaps.append(capTenths)
    return groupCaps.count - 1
  }

  /// The node that asks a question; the same question always gives the same node.
  public mutating func node(_ predicate: Predicate) -> NodeID {
    if let node = nodeOfPredicate[predicate] { return node }
    predicates.append(predicate)
    nodes.append(ConditionNode(PredicateID(predicates.count - 1)))
    let node = NodeID(nodes.count - 1)
    nodeOfPredicate[predicate] = node
    return node
  }

  /// The node over others, which must have been added before it; the same combination of the same
  /// nodes always gives the same node, so that what many rules ask by one name is asked once.
  public mutating func node(_ combination: Combination, of parts: [NodeID]) -> NodeID {
    let key = Combined(combination: combination, parts: parts)
    if let node = nodeOfCombined[key] { return node }
    precondition(parts.allSatisfy { $0.index < nodes.count }, "a node comes before its parts")
    let range = self.parts.count..<self.parts.count + parts.count
    nodes.append(ConditionNode(combination, parts: range))
    self.parts += parts
    let node = NodeID(nodes.count - 1)
    nodeOfCombined[key] = node
    return node
  }

  /// The parts of all nodes, those of each node sorted by what asking them costs.
  var cheapestFirst: [NodeID] {
    var costs: [Int] = []
    for node in nodes {
      costs.append(
        node.kind == .predicate
          ? predicates[node.predicate.index].kind.cost
          : parts[node.parts].reduce(0) { min($0 + costs[$1.index], 1 << 30) })
    }
    var sorted = parts
    for node in nodes where node.kind != .predicate {
      let order = node.parts.sorted {
        (costs[parts[$0].index], $0) < (costs[parts[$1].index], $1)
      }
      for (index, part) in zip(node.parts, order) { sorted[index] = parts[part] }
    }
    return sorted
  }

  /// Adds a rule; ids must differ.
  public mutating func add(_ rule: Rule) {
    rules.append(rule)
  }

  /// Ranks the rules and freezes everything.
  ///
  /// - Parameter identifier: The SHA-256 of what the rules were compiled from, in hexadecimal.
  /// - Returns: The rule set, ready to be shared by threads.
  public consuming func build(identifier: String) -> RuleSet {
    let ranked = rules.indices.sorted {
      let (left, right) = (rules[$0], rules[$1])
      return left.severity == right.severity
        ? left.identifier < right.identifier : left.severity.rawValue > right.severity.rawValue
    }
    for (order, index) in ranked.enumerated() { rules[index].order = UInt32(order) }
    return RuleSet(self, identifier: identifier)
  }
}
