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
      switch truth(of: children[Int(place)], in: &scratch) {
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
      switch truth(of: children[Int(place)], in: &scratch) {
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
      switch truth(of: children[Int(place)], in: &scratch) {
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

  private func ask(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    switch test.kind {
    case .text: return askText(test, in: &scratch)
    case .words: return askWords(test, in: &scratch)
    case .range:
      guard let value = scratch.record.integer(test.key) else { return TestOutcome(.no) }
      return TestOutcome(value >= test.low && value <= test.high)
    case .absent: return TestOutcome(!scratch.record.has(test.key))
    case .equals, .prefix, .match, .list:
      guard scratch.record.has(test.key) else { return TestOutcome(.no) }
      return askField(test, in: &scratch)
    }
  }

  private func askText(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    var answer = TestOutcome(.no)
    guard scratch.record.has(.text) else { return answer }
    var place = Int(test.operand) - 1
    for view in View.allCases where test.views.contains(view) {
      place += 1
      guard isOpen(view, in: &scratch) else { continue }
      let text = scratch.views.text(view)
      switch patterns[place].firstMatch(in: text, using: &scratch.pattern) {
      case .none: continue
      case .limit(let kind):
        answer.truth = .unknown
        answer.limit = LimitName(kind)
      case .found(let range):
        answer = TestOutcome(.yes)
        answer.view = view
        answer.span = scratch.views.original(range, in: view)
        return answer
      }
    }
    return answer
  }

  /// Whether a view counts on this text: `sound` only where the text shows marks of evasion.
  ///
  /// Everyday words sound alike, so without the gate this view would hurt clean texts.
  private func isOpen(_ view: View, in scratch: inout EvaluationScratch) -> Bool {
    view != .sound || scratch.views.evasion().score >= Limits.soundGateTenths
  }

  private func askWords(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    guard scratch.record.has(.text) else { return TestOutcome(.no) }
    var place = Int(test.operand) - 1
    for view in View.allCases where test.views.contains(view) {
      place += 1
      guard isOpen(view, in: &scratch) else { continue }
      let words = wordLists[place]
      let text = scratch.views.text(view)
      let near = test.near == 0 ? nil : Int(test.near)
      guard words.search(text, atLeast: Int(test.atLeast), near: near, using: &scratch.words)
      else { continue }
      var answer = TestOutcome(.yes)
      answer.view = view
      let start = scratch.wordSpans.count
      for place in 0..<scratch.words.matchCount {
        let range = scratch.words.match(place).range
        scratch.wordSpans.append(scratch.views.original(range, in: view))
      }
      answer.span = ByteRange(start..<scratch.wordSpans.count)
      return answer
    }
    return TestOutcome(.no)
  }

  private func askField(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    let field = scratch.source.bytes(of: scratch.record.field(test.key))
    if test.kind == .match {
      switch patterns[Int(test.operand)].firstMatch(in: field, using: &scratch.pattern) {
      case .none: return TestOutcome(.no)
      case .found: return TestOutcome(.yes)
      case .limit(let kind):
        var answer = TestOutcome(.unknown)
        answer.limit = LimitName(kind)
        return answer
      }
    }
    guard test.isCanonical, let number = CanonicalNumber(field) else {
      return compare(field, for: test)
    }
    return number.withByteView { compare($0, for: test) }
  }

  private func compare(_ value: ByteView, for test: Test) -> TestOutcome {
    switch test.kind {
    case .equals: return TestOutcome(operands.contains(value, in: test.operand))
    case .prefix: return TestOutcome(operands.containsPrefix(of: value, in: test.operand))
    default:
      guard let entry = lists[Int(test.operand)].list.entry(for: value) else {
        return TestOutcome(.no)
      }
      var answer = TestOutcome(.yes)
      answer.entry = Int32(entry)
      return answer
    }
  }
}
