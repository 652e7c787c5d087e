import Bytes
import Lists
import Patterns
import Records
import Views

extension RuleSet {
  /// Whether a node holds, by Kleene's logic; stops as soon as the answer is sure.
  ///
  /// The answer does not depend on the order of the children, so neither does a decision: `no`
  /// outweighs `unknown` in `all`, `yes` outweighs it in `any`.
  func truth(of place: Int32, in scratch: inout EvaluationScratch) -> Truth {
    let node = nodes[Int(place)]
    switch node.kind {
    case .test: return outcome(of: node.first, in: &scratch).truth
    case .all: return truthOfAll(node, in: &scratch)
    case .any: return truthOfAny(node, in: &scratch)
    case .none:
      switch truthOfAny(node, in: &scratch) {
      case .no: return .yes
      case .unknown: return .unknown
      case .yes: return .no
      }
    case .some: return truthOfSome(node, in: &scratch)
    }
  }

  private func truthOfAll(_ node: Node, in scratch: inout EvaluationScratch) -> Truth {
    var answer = Truth.yes
    for place in node.first..<node.first + node.count {
      switch truth(of: cheapestFirst[Int(place)], in: &scratch) {
      case .yes: continue
      case .unknown: answer = .unknown
      case .no: return .no
      }
    }
    return answer
  }

  private func truthOfAny(_ node: Node, in scratch: inout EvaluationScratch) -> Truth {
    var answer = Truth.no
    for place in node.first..<node.first + node.count {
      switch truth(of: cheapestFirst[Int(place)], in: &scratch) {
      case .no: continue
      case .unknown: answer = .unknown
      case .yes: return .yes
      }
    }
    return answer
  }

  private func truthOfSome(_ node: Node, in scratch: inout EvaluationScratch) -> Truth {
    var sure = 0
    var possible = 0
    for place in node.first..<node.first + node.count {
      switch truth(of: cheapestFirst[Int(place)], in: &scratch) {
      case .no: continue
      case .unknown: possible += 1
      case .yes:
        sure += 1
        if sure >= node.atLeast { return .yes }
      }
    }
    if sure >= node.atLeast { return .yes }
    return sure + possible >= node.atLeast ? .unknown : .no
  }

  /// The answer to a test, asked at most once for a record.
  func outcome(of place: Int32, in scratch: inout EvaluationScratch) -> TestOutcome {
    let place = Int(place)
    if scratch.epochs[place] == scratch.epoch { return scratch.outcomes[place] }
    let outcome = ask(tests[place], in: &scratch)
    scratch.epochs[place] = scratch.epoch
    scratch.outcomes[place] = outcome
    return outcome
  }
}
