public import Bytes
public import Lists
import Records
import Views

/// Every condition of a rule set on one record: what `explain` shows.
///
/// The predicates are asked by the same code as in production; only that here all of them are asked,
/// and not just as many as it takes to decide.
public struct Trace: Sendable {
  /// The truth of every node.
  private var truths: [Truth]

  /// For every node that is a predicate, the answer.
  private var answers: [NodeID: Answer]

  /// For every predicate that found something in the text, where that stands in the original.
  private var spans: [NodeID: [ByteRange]]

  /// For every fact that a predicate looked at, its value for a person.
  private var values: [NodeID: [UInt8]]

  /// For every comparison with known texts, the nearest one.
  private var nearest: [NodeID: NearestText] = [:]

  /// The predicates that would hold if the view `sound` counted on this text.
  private var closedSounds: Set<NodeID> = []

  /// The score of evasion of the text, in tenths.
  public fileprivate(set) var evasionTenths = 0

  fileprivate init(nodeCount: Int) {
    truths = Array(repeating: .no, count: nodeCount)
    answers = [:]
    spans = [:]
    values = [:]
  }

  /// The truth of a node.
  public subscript(node: NodeID) -> Truth { truths[node.index] }

  /// The answer of a predicate; nil for a node that combines others.
  public func answer(of node: NodeID) -> Answer? { answers[node] }

  /// Where the predicate at a node found something in the original text.
  public func spans(of node: NodeID) -> [ByteRange] { spans[node] ?? [] }

  /// The value of the fact that the predicate at a node looked at; nil where the record has none.
  public func value(of node: NodeID) -> [UInt8]? { values[node] }

  /// The known text that the text is most like, where the predicate at a node compares with such.
  public func nearest(of node: NodeID) -> NearestText? { nearest[node] }

  /// Whether the predicate at a node fails only since the text has too few marks of evasion for the
  /// view `sound`.
  public func lacksEvasion(_ node: NodeID) -> Bool { closedSounds.contains(node) }

  fileprivate mutating func ask(_ id: NodeID, by evaluator: inout Evaluator) {
    let node = evaluator.ruleSet.nodes[id]
    guard node.kind == .predicate else {
      var counts = TruthCounts()
      for index in node.parts { counts.add(self[evaluator.ruleSet.parts[index]]) }
      truths[id.index] = counts.truth(of: node)
      return
    }
    let predicate = evaluator.ruleSet.predicates[node.predicate]
    let answer = evaluator.answer(to: node.predicate)
    truths[id.index] = answer.truth
    answers[id] = answer
    if answer.truth == .yes { spans[id] = evaluator.originalSpans(of: answer) }
    if answer.truth == .no, evaluator.wouldHoldBySound(predicate) { closedSounds.insert(id) }
    nearest[id] = predicate.kind.nearestText(&evaluator)
    if case .fact(let fact) = predicate.subject { values[id] = evaluator.describe(fact) }
  }
}

/// The known text that a text is most like, and how much is asked for.
public struct NearestText: Sendable {
  /// The list of the known texts.
  public var list: ListID
  /// The text, and how much is common; nil where nothing is.
  public var likeness: Likeness?
  /// The least Jaccard index that is asked for, in tenths.
  public var wantedTenths: Int
}

extension Matcher {
  /// Asks every condition about a record that was matched last.
  ///
  /// Allocates: for tools.
  ///
  /// - Parameters:
  ///   - record: One of the matches, without a rejection.
  ///   - nodes: What is asked; nil for everything.
  /// - Returns: The truth of every node that was asked, and of its parts.
  public mutating func trace(_ record: MatchedRecord, of nodes: [NodeID]? = nil) -> Trace {
    let ruleSet = evaluator.ruleSet
    evaluator.begin(record.record, from: matches.source(of: record))
    var trace = Trace(nodeCount: ruleSet.nodeCount)
    if record.record.has(.text) { trace.evasionTenths = Int(evaluator.views.evasion().score) }
    var isWanted = [Bool](repeating: nodes == nil, count: ruleSet.nodeCount)
    var open = nodes ?? []
    while let id = open.popLast() {
      guard !isWanted[id.index] else { continue }
      isWanted[id.index] = true
      for index in ruleSet.nodes[id].parts { open.append(ruleSet.parts[index]) }
    }
    for index in isWanted.indices where isWanted[index] { trace.ask(NodeID(index), by: &evaluator) }
    return trace
  }
}

extension Evaluator {
  /// Whether a predicate that does not hold would do so if the view `sound` counted on every text.
  fileprivate mutating func wouldHoldBySound(_ predicate: Predicate) -> Bool {
    guard record.has(.text), !views.opensSound() else { return false }
    let asksSound = predicate.kind.requiredProbes.ids.contains {
      ruleSet.probes[$0].view == .sound
    }
    guard asksSound else { return false }
    opensEverySound = true
    defer { opensEverySound = false }
    return predicate.ask(&self).truth == .yes
  }
}
