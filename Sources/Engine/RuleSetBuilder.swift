public import Lists
public import Patterns
public import Views

/// Collects what a compiler emits, shares what is equal, and freezes it into a ``RuleSet``.
public struct RuleSetBuilder {
  /// The thresholds; scores decide nothing until they are set.
  public var thresholds = Thresholds(blockTenths: Int32.max, reviewTenths: Int32.max)

  /// The tables by which the views of a text are made.
  public let viewTables: ViewTables

  /// What the facts of a record are derived by.
  public let knowledge: Knowledge

  private(set) var rules: [Rule] = []
  private(set) var nodes: [Node] = []
  private(set) var children: [Int32] = []
  private(set) var tests: [Test] = []
  private(set) var patterns: [Pattern] = []
  private(set) var operandSets: [[[UInt8]]] = []
  private(set) var wordLists: [WordList] = []
  private(set) var lists: [NamedList] = []
  private(set) var protectedLists: [Int] = []
  private(set) var tags: [String] = []
  private(set) var groupCaps: [Int32] = []

  private var testNodes: [Test: Int32] = [:]
  private var operandPlaces: [[[UInt8]]: Int32] = [:]

  /// Starts with nothing but the tables of views and facts.
  public init(viewTables: ViewTables = .withoutVariants, knowledge: Knowledge = .none) {
    self.viewTables = viewTables
    self.knowledge = knowledge
  }

  /// Adds a pattern for a single view, or for a field.
  public mutating func add(_ pattern: Pattern) -> Int32 {
    add([pattern])
  }

  /// Adds the words of a condition with a single view.
  public mutating func add(_ words: WordList) -> Int32 {
    add([words])
  }

  /// Adds the patterns of one condition, one for each of its views in the order of ``View``.
  ///
  /// The caller shares equal ones.
  ///
  /// - Parameter patterns: The patterns, at least one.
  /// - Returns: The place of the first.
  public mutating func add(_ patterns: [Pattern]) -> Int32 {
    precondition(!patterns.isEmpty, "a condition on a text has no pattern")
    self.patterns += patterns
    return Int32(self.patterns.count - patterns.count)
  }

  /// Adds the words of one condition, a list for each of its views in the order of ``View``.
  ///
  /// The caller shares equal ones.
  ///
  /// - Parameter lists: The lists, at least one.
  /// - Returns: The place of the first.
  public mutating func add(_ lists: [WordList]) -> Int32 {
    precondition(!lists.isEmpty, "a condition on words has no list")
    wordLists += lists
    return Int32(wordLists.count - lists.count)
  }

  /// Adds a list under its name.
  public mutating func add(_ list: NamedList, isProtected: Bool) -> Int32 {
    lists.append(list)
    if isProtected { protectedLists.append(lists.count - 1) }
    return Int32(lists.count - 1)
  }

  /// Adds operands for `equals` or `prefix`.
  public mutating func add(operands: [[UInt8]]) -> Int32 {
    if let place = operandPlaces[operands] { return place }
    operandSets.append(operands)
    let place = Int32(operandSets.count - 1)
    operandPlaces[operands] = place
    return place
  }

  /// Adds a tag and returns its place.
  public mutating func add(tag: String) -> Int {
    if let place = tags.firstIndex(of: tag) { return place }
    tags.append(tag)
    return tags.count - 1
  }

  /// Adds a score group and returns its place.
  public mutating func addGroup(capTenths: Int32) -> Int {
    groupCaps.append(capTenths)
    return groupCaps.count - 1
  }

  /// The node that asks a question; the same question always gives the same node.
  public mutating func node(_ test: Test) -> Int32 {
    if let node = testNodes[test] { return node }
    tests.append(test)
    nodes.append(Node(kind: .test, atLeast: 0, first: Int32(tests.count - 1), count: 0))
    let node = Int32(nodes.count - 1)
    testNodes[test] = node
    return node
  }

  /// Adds a node over others, which must have been added before it.
  public mutating func node(_ kind: NodeKind, of parts: [Int32], atLeast: UInt16 = 0) -> Int32 {
    precondition(kind != .test, "a test has no children")
    precondition(parts.allSatisfy { $0 < nodes.count }, "a node comes before its children")
    nodes.append(
      Node(kind: kind, atLeast: atLeast, first: Int32(children.count), count: Int32(parts.count)))
    children.append(contentsOf: parts)
    return Int32(nodes.count - 1)
  }

  /// The children of all nodes, those of each node sorted by what asking them costs.
  var cheapestFirst: [Int32] {
    var costs: [Int] = []
    for node in nodes {
      guard node.kind != .test else {
        costs.append(tests[Int(node.first)].cost)
        continue
      }
      let parts = children[Int(node.first)..<Int(node.first) + Int(node.count)]
      costs.append(parts.reduce(0) { min($0 + costs[Int($1)], 1 << 30) })
    }
    var sorted = children
    for node in nodes where node.kind != .test {
      let range = Int(node.first)..<Int(node.first) + Int(node.count)
      let parts = range.sorted { (costs[Int(children[$0])], $0) < (costs[Int(children[$1])], $1) }
      for (place, part) in zip(range, parts) { sorted[place] = children[part] }
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
  /// - Returns: The rule set, ready to be shared by workers.
  public consuming func build(identifier: String) -> RuleSet {
    let ranked = rules.indices.sorted {
      let (left, right) = (rules[$0], rules[$1])
      return left.severity == right.severity
        ? left.identifier < right.identifier : left.severity.rawValue > right.severity.rawValue
    }
    for (order, place) in ranked.enumerated() { rules[place].order = UInt32(order) }
    return RuleSet(self, identifier: identifier)
  }
}
