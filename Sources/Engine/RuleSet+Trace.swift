public import Bytes
import Records
import Views

/// Every condition of a rule set on one record: what `explain` shows.
///
/// The tests are asked by the same code as in production; only that here all of them are asked, and
/// not just as many as it takes to decide.
public struct Trace: Sendable {
  /// The truth of every node.
  private var truths: [Truth]

  /// For every node that is a test, the answer.
  private var answers: [Int32: TestOutcome]

  /// The places of words in the original text.
  private var wordSpans: [ByteRange]

  fileprivate init(nodeCount: Int) {
    truths = Array(repeating: .no, count: nodeCount)
    answers = [:]
    wordSpans = []
  }

  /// The truth of a node.
  public subscript(node: Int32) -> Truth { truths[Int(node)] }

  /// The answer of a test; nil for a node that combines others.
  public func answer(of node: Int32) -> TestOutcome? { answers[node] }

  /// Where the test at a node found something in the original text.
  public func spans(of node: Int32, in ruleSet: RuleSet) -> [ByteRange] {
    guard let answer = answers[node], answer.truth == .yes else { return [] }
    switch ruleSet.tests[Int(ruleSet.nodes[Int(node)].first)].kind {
    case .text: return [answer.span]
    case .words: return Array(wordSpans[answer.span.startOffset..<answer.span.endOffset])
    default: return []
    }
  }

  /// The list and the entry that the test at a node found.
  public func entry(of node: Int32, in ruleSet: RuleSet) -> (list: NamedList, entry: Int)? {
    guard let answer = answers[node], answer.entry >= 0 else { return nil }
    let test = ruleSet.tests[Int(ruleSet.nodes[Int(node)].first)]
    return (ruleSet.lists[Int(test.operand)], Int(answer.entry))
  }

  fileprivate mutating func ask(
    _ place: Int, of ruleSet: RuleSet, in workspace: inout Workspace,
    isUnknown: (Test) -> Bool
  ) {
    let node = ruleSet.nodes[place]
    guard node.kind == .test else {
      truths[place] = combine(node, of: ruleSet)
      return
    }
    if isUnknown(ruleSet.tests[Int(node.first)]) {
      truths[place] = .unknown
      return
    }
    let answer = ruleSet.outcome(of: node.first, in: &workspace.evaluation)
    truths[place] = answer.truth
    answers[Int32(place)] = answer
  }

  private func combine(_ node: Node, of ruleSet: RuleSet) -> Truth {
    var counts = (no: 0, unknown: 0, yes: 0)
    for child in node.first..<node.first + node.count {
      switch truths[Int(ruleSet.children[Int(child)])] {
      case .no: counts.no += 1
      case .unknown: counts.unknown += 1
      case .yes: counts.yes += 1
      }
    }
    switch node.kind {
    case .all: return counts.no > 0 ? .no : counts.unknown > 0 ? .unknown : .yes
    case .any: return counts.yes > 0 ? .yes : counts.unknown > 0 ? .unknown : .no
    case .none: return counts.yes > 0 ? .no : counts.unknown > 0 ? .unknown : .yes
    case .some:
      if counts.yes >= node.atLeast { return .yes }
      return counts.yes + counts.unknown >= node.atLeast ? .unknown : .no
    case .test: preconditionFailure("a test has no children")
    }
  }

  fileprivate mutating func keepWordSpans(of workspace: borrowing Workspace) {
    wordSpans = (0..<workspace.evaluation.wordSpans.count).map {
      workspace.evaluation.wordSpans[$0]
    }
  }
}

extension RuleSet {
  /// Asks every condition about a record that was matched last.
  ///
  /// Allocates: for tools.
  ///
  /// - Parameters:
  ///   - matched: A record of the workspace, without a rejection.
  ///   - workspace: The workspace in which it was matched.
  ///   - isUnknown: Tests that are taken as unknown instead of being asked; so a tool finds out
  ///     whether a rule hangs on them.
  /// - Returns: The truth of every node.
  public func trace(
    _ matched: MatchedRecord, in workspace: inout Workspace,
    isUnknown: (Test) -> Bool = { _ in false }
  ) -> Trace {
    workspace.evaluation.begin(matched.record, from: workspace.source(of: matched))
    var trace = Trace(nodeCount: nodes.count)
    for place in 0..<nodes.count {
      trace.ask(place, of: self, in: &workspace, isUnknown: isUnknown)
    }
    trace.keepWordSpans(of: workspace)
    return trace
  }
}
