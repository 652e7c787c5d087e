import Bytes
import Records
import Views

extension RuleSet {
  /// Notes why a node holds: the spans and the list entries of the tests that it rests on.
  ///
  /// Of an `any` the first child that holds is taken, of a `some` the first ones that are needed,
  /// of a `none` nothing. So the evidence follows from the record alone, and not from what other
  /// rules happened to ask before.
  func collectEvidence(
    from place: Int32, for hit: inout FiredRule, in workspace: inout Workspace
  ) {
    let node = nodes[Int(place)]
    switch node.kind {
    case .none: return
    case .test: note(tests[Int(node.first)], at: node.first, for: &hit, in: &workspace)
    case .all:
      for child in node.first..<node.first + node.count {
        collectEvidence(from: children[Int(child)], for: &hit, in: &workspace)
      }
    case .any, .some:
      var needed = node.kind == .any ? 1 : Int(node.atLeast)
      for child in node.first..<node.first + node.count where needed > 0 {
        let part = children[Int(child)]
        guard truth(of: part, in: &workspace.evaluation) == .yes else { continue }
        needed -= 1
        collectEvidence(from: part, for: &hit, in: &workspace)
      }
    }
  }

  private func note(
    _ test: Test, at place: Int32, for hit: inout FiredRule, in workspace: inout Workspace
  ) {
    let answer = outcome(of: place, in: &workspace.evaluation)
    switch test.kind {
    case .text, .entity:
      hit.note(answer.view)
      noteSpan(answer.span, in: answer.view, of: &workspace)
    case .words:
      hit.note(answer.view)
      for place in answer.span.startOffset..<answer.span.endOffset {
        noteSpan(workspace.evaluation.wordSpans[place], in: answer.view, of: &workspace)
      }
    case .list:
      noteEntity(test, answer, for: &hit, in: &workspace)
      workspace.evidence.append(
        Evidence(list: test.operand, entry: answer.entry, span: .empty))
    case .equals, .prefix, .match, .range: noteEntity(test, answer, for: &hit, in: &workspace)
    case .bits, .absent: return
    }
  }

  private func noteEntity(
    _ test: Test, _ answer: TestOutcome, for hit: inout FiredRule,
    in workspace: inout Workspace
  ) {
    guard case .fact(.entity) = test.subject else { return }
    hit.note(answer.view)
    noteSpan(answer.span, in: answer.view, of: &workspace)
  }

  private func noteSpan(_ span: ByteRange, in view: View, of workspace: inout Workspace) {
    let original = workspace.evaluation.views.original(span, in: view)
    workspace.evidence.append(Evidence(list: -1, entry: -1, span: original))
  }

  /// The limit of the first test under a node, in the order of the rule, whose answer is unknown.
  func firstLimit(under place: Int32, in scratch: inout EvaluationScratch) -> LimitName {
    let node = nodes[Int(place)]
    if node.kind == .test { return outcome(of: node.first, in: &scratch).limit }
    for child in node.first..<node.first + node.count {
      let part = children[Int(child)]
      guard truth(of: part, in: &scratch) == .unknown else { continue }
      return firstLimit(under: part, in: &scratch)
    }
    return .none
  }
}
