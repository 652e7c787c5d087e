import Bytes
import Facts
import Lists
import Patterns
import Records
import Views

extension RuleSet {
  /// Asks a question about a record.
  func ask(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    switch test.kind {
    case .text: return askText(test, in: &scratch)
    case .words: return askWords(test, in: &scratch)
    case .range: return askRange(test, in: &scratch)
    case .bits:
      guard case .fact(let fact) = test.subject else { return TestOutcome(.no) }
      return TestOutcome(bits(of: fact, in: &scratch) & test.low != 0)
    case .entity:
      guard let entity = firstEntity(of: test.low, in: &scratch) else { return TestOutcome(.no) }
      return TestOutcome(entity)
    case .absent: return TestOutcome(!isThere(test.subject, in: &scratch))
    case .equals, .prefix, .match, .list: return askValue(test, in: &scratch)
    }
  }

  // MARK: The text

  private func askText(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    var answer = TestOutcome(.no)
    guard scratch.record.has(.text) else { return answer }
    var place = Int(test.operand) - 1
    for view in View.allCases where test.views.contains(view) {
      place += 1
      guard mayMatch(probe: place, in: scratch), isOpen(view, in: &scratch) else { continue }
      let text = scratch.views.text(view)
      switch confirm(place, in: text, &scratch) {
      case .none: continue
      case .limit(let kind): answer = TestOutcome(kind)
      case .found(let range):
        answer = TestOutcome(.yes)
        answer.view = view
        answer.span = range
        return answer
      }
    }
    return answer
  }

  /// Asks PCRE2 for a pattern in a view.
  @inline(__always)
  private func confirm(
    _ probe: Int, in text: ByteView, _ scratch: inout EvaluationScratch
  ) -> MatchOutcome {
    let started = scratch.profile.isOn ? scratch.profile.now() : 0
    let outcome = patterns.firstMatch(of: probe, in: text, using: &scratch.pattern)
    if scratch.profile.isOn { scratch.profile.note(outcome, of: probe, since: started) }
    if scratch.isExhaustive, !isConfirmed(outcome, probe: probe, in: &scratch) { return .none }
    return outcome
  }

  private func askWords(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    guard scratch.record.has(.text) else { return TestOutcome(.no) }
    var place = Int(test.operand) - 1
    for view in View.allCases where test.views.contains(view) {
      place += 1
      guard mayMatch(probe: gates.patternCount + place, in: scratch), isOpen(view, in: &scratch)
      else { continue }
      let words = wordLists[place]
      let text = scratch.views.text(view)
      let near = test.near == 0 ? nil : Int(test.near)
      let started = scratch.profile.isOn ? scratch.profile.now() : 0
      let isFound = words.search(
        text, atLeast: Int(test.atLeast), near: near, using: &scratch.words)
      if scratch.profile.isOn {
        scratch.profile.note(
          isFound ? .found(.empty) : .none, of: gates.patternCount + place, since: started)
      }
      guard isFound else { continue }
      if scratch.isExhaustive {
        _ = isConfirmed(.found(.empty), probe: gates.patternCount + place, in: &scratch)
      }
      var answer = TestOutcome(.yes)
      answer.view = view
      let start = scratch.wordSpans.count
      for place in 0..<scratch.words.matchCount {
        scratch.wordSpans.append(scratch.words.match(place).range)
      }
      answer.span = ByteRange(start..<scratch.wordSpans.count)
      return answer
    }
    return TestOutcome(.no)
  }

  /// Whether a view counts on this text.
  private func isOpen(_ view: View, in scratch: inout EvaluationScratch) -> Bool {
    view != .sound || scratch.views.opensSound()
  }

  // MARK: Fields and facts

  private func isThere(_ subject: Subject, in scratch: inout EvaluationScratch) -> Bool {
    switch subject {
    case .key(let key): return scratch.record.has(key)
    case .fact(.entity(let kind)):
      return firstEntity(of: 1 << Int64(kind.rawValue), in: &scratch) != nil
    case .fact(.forged): return bits(of: .forged, in: &scratch) != 0
    case .fact(.signature), .fact(.base), .fact(.extension), .fact(.region):
      guard case .fact(let fact) = subject else { return false }
      return takeText(of: fact, in: &scratch)
    case .fact(.numberClass): return true
    case .fact(.signatureBinding): return scratch.record.has(.text)
    case .fact(let fact): return integer(of: fact, in: &scratch) != nil
    }
  }

  private func askRange(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    switch test.subject {
    case .key(let key):
      guard let value = scratch.record.integer(key) else { return TestOutcome(.no) }
      return TestOutcome(value >= test.low && value <= test.high)
    case .fact(.entity(let kind)):
      let entity = firstEntity(of: 1 << Int64(kind.rawValue), in: &scratch) { _, value in
        guard let number = value.decimalNumber else { return false }
        return number >= test.low && number <= test.high
      }
      return entity.map { TestOutcome($0) } ?? TestOutcome(.no)
    case .fact(let fact):
      guard let value = integer(of: fact, in: &scratch) else { return TestOutcome(.no) }
      return TestOutcome(value >= test.low && value <= test.high)
    }
  }

  private func askValue(_ test: Test, in scratch: inout EvaluationScratch) -> TestOutcome {
    switch test.subject {
    case .key(let key):
      guard scratch.record.has(key) else { return TestOutcome(.no) }
      return judge(scratch.source.bytes(of: scratch.record.field(key)), test, in: &scratch)
    case .fact(.entity(let kind)): return askEntities(kind, test, in: &scratch)
    case .fact(let fact):
      guard takeText(of: fact, in: &scratch) else { return TestOutcome(.no) }
      return judge(scratch.value.view, test, in: &scratch)
    }
  }

  private func askEntities(
    _ kind: EntityKind, _ test: Test, in scratch: inout EvaluationScratch
  ) -> TestOutcome {
    guard scratch.record.has(.text) else { return TestOutcome(.no) }
    findEntities(in: &scratch)
    var answer = TestOutcome(.no)
    for place in 0..<scratch.facts.entities.entities.count {
      let entity = scratch.facts.entities.entities[place]
      guard entity.kind == kind else { continue }
      let found = judge(scratch.facts.entities.value(of: entity), test, in: &scratch)
      switch found.truth {
      case .no: continue
      case .unknown: answer = found
      case .yes:
        var answer = TestOutcome(entity)
        answer.entry = found.entry
        return answer
      }
    }
    return answer
  }

  /// Compares one value as a test wants it.
  private func judge(
    _ value: ByteView, _ test: Test, in scratch: inout EvaluationScratch
  ) -> TestOutcome {
    if test.kind == .match {
      let started = scratch.profile.isOn ? scratch.profile.now() : 0
      let outcome = patterns.firstMatch(
        of: Int(test.operand), in: value, using: &scratch.pattern)
      if scratch.profile.isOn {
        scratch.profile.note(outcome, of: Int(test.operand), since: started)
      }
      switch outcome {
      case .none: return TestOutcome(.no)
      case .found: return TestOutcome(.yes)
      case .limit(let kind): return TestOutcome(kind)
      }
    }
    guard test.isCanonical, let number = CanonicalNumber(value) else {
      return compare(value, for: test)
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

extension ByteView {
  /// The number that the digits write, or nil for anything else or too many of them.
  fileprivate var decimalNumber: Int64? {
    guard !isEmpty, count <= 18 else { return nil }
    var number: Int64 = 0
    for offset in 0..<count {
      let digit = Int64(self[offset]) - Int64(UInt8(ascii: "0"))
      guard (0...9).contains(digit) else { return nil }
      number = number * 10 + digit
    }
    return number
  }
}

extension ViewScratch {
  /// Whether the view `sound` counts on this text, which it does where there are marks of evasion.
  ///
  /// Everyday words sound alike, so without the gate this view would hurt clean texts.
  mutating func opensSound() -> Bool { evasion().score >= Limits.soundGateTenths }
}
