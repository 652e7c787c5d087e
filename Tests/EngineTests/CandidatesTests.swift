import Bytes
import Engine
import Records
import Stats
import TestSupport
import Testing

/// A ledger that counts the records of each sender; question *n* asks whether there are more than *n*.
private struct SenderCounts: LedgerState {
  private(set) var counts: [String: Int] = [:]
  private(set) var observedCount = 0
  private var sender = ""

  mutating func observe(_ record: Record, in source: RecordSource) {
    sender = source.bytes(of: record.field(.from)).text
    counts[sender, default: 0] += 1
    observedCount += 1
  }

  mutating func answer(_ query: LedgerQueryID) -> Bool { counts[sender, default: 0] > query.index }
}

struct CandidatesTests {
  /// Blocks the third message of a sender that speaks of a loan, and reviews any fourth record.
  private func loanRules() throws -> RuleSet {
    var rules = TestRules()
    let loan = try rules.text("贷款")
    let tag = rules.builder.add(tag: "loan")
    rules.add("loan", .verdict(.block), rules.builder.node(.all, of: [loan, rules.ledger(2)])) {
      $0.tags = [tag]
    }
    rules.add("many", .verdict(.review), rules.ledger(3))
    return rules.build()
  }

  @Test func `matching leaves open what only a count decides`() throws {
    var matcher = Matcher(for: try loanRules())
    matcher.match(Array(message("贷款").utf8))
    let rules = matcher.matches.rules(of: matcher.matches.records[0])
    #expect(rules.count == 2)
    for rule in rules {
      guard case .candidate = rule.outcome else {
        Issue.record("\(rule.outcome) is no candidate")
        continue
      }
    }
    // What the text says is known: without its word the rule is out of the question.
    matcher.match(Array(message("你好").utf8))
    #expect(matcher.matches.rules(of: matcher.matches.records[0]).map(\.rule) == [RuleID(1)])
  }

  @Test func `the ledger decides, in the order of records, also those of plain ones`() throws {
    let texts = ["你好", "贷款", "贷款", "你好", "贷款"]
    let batch = texts.map { message($0, from: "1") } + ["no record", message("贷款", from: "2")]
    var ledger = SenderCounts()
    let outcome = Decider(ruleSet: try loanRules())
      .decide(Array(batch.joined(separator: "\n").utf8), against: &ledger)
    #expect(
      outcome.lines.map(\.queue) == [.allow, .allow, .block, .review, .block, .rejected, .allow])
    #expect(ledger.observedCount == 6, "the line that is no record is told to nobody")
    #expect(outcome.lines[2].text.contains(#""view":"raw","spans":[[0,6]]"#))
    // A candidate that the count does not support leaves nothing, so the line is the short one.
    #expect(!outcome.lines[1].text.contains("reason"))
    #expect(outcome.counters.total(.ruleHits) == 4)
    #expect(outcome.counters.total(.tags) == 2)
  }

  @Test func `a ledger outlives the rules, and how a batch is cut changes nothing`() throws {
    let lines = (0..<40).map { message($0 % 3 == 0 ? "贷款" : "你好", from: "\($0 % 4)") }
    let batch = Array(lines.joined(separator: "\n").utf8)
    var whole = SenderCounts()
    var cut = SenderCounts()
    for round in 0..<2 {
      let first = Decider(ruleSet: try loanRules()).decide(batch, against: &whole)
      let second = Decider(ruleSet: try loanRules(), chunkByteCount: 100 + round)
        .decide(batch, against: &cut)
      #expect(first.lines == second.lines && first.counters == second.counters)
      // In the second round everybody has sent enough from the start.
      if round == 1 { #expect(first.lines.allSatisfy { $0.queue != .allow }) }
    }
    #expect(whole.counts == cut.counts)
  }

  @Test func `rules that ask no ledger tell it nothing`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("贷款"))
    let ruleSet = rules.build()
    #expect(!ruleSet.asksLedger)
    var ledger = SenderCounts()
    let outcome = Decider(ruleSet: ruleSet).decide(Array(message("贷款").utf8), against: &ledger)
    #expect(outcome.lines.map(\.queue) == [.review])
    #expect(ledger.observedCount == 0)
  }

  @Test func `a limit fails a candidate only where the count leaves it open`() throws {
    var rules = TestRules()
    let slow = try rules.unfinished()
    rules.add("and", .verdict(.block), rules.builder.node(.all, of: [slow, rules.ledger(1)]))
    rules.add("or", .verdict(.block), rules.builder.node(.any, of: [slow, rules.ledger(1)]))
    let ruleSet = rules.build()
    var ledger = SenderCounts()
    let lines = [message(tooLongText), message(tooLongText)].joined(separator: "\n")
    let outcome = Decider(ruleSet: ruleSet).decide(Array(lines.utf8), against: &ledger)
    // At first the count says no: `and` does not hold, and `or` hangs on the limit. Then it says yes.
    #expect(outcome.lines.map(\.queue) == [.review, .block])
    #expect(outcome.lines[0].text.contains(#""id":"or","rev":1,"mode":"enforce","failed""#))
    #expect(!outcome.lines[0].text.contains(#""id":"and""#))
    #expect(outcome.lines[1].text.contains(#""id":"and","rev":1,"mode":"enforce","failed""#))
  }

  @Test(arguments: UInt64(0)..<30)
  func `settling gives what matching gives where the counts are known`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      // The same conditions twice: once with questions, once with what the ledger would answer.
      let answers = (0..<3).map { _ in Bool.random(using: &generator) }
      var asking = TestRules()
      var knowing = TestRules()
      let shape = RandomShape(using: &generator)
      asking.add("r", .verdict(.block), try shape.node(in: &asking) { $0.ledger($1) })
      knowing.add("r", .verdict(.block), try shape.node(in: &knowing) { $0.constant(answers[$1]) })
      var ledger = FixedAnswers(answers: answers)
      let line = Array(message(tooLongText).utf8)
      let settled = Decider(ruleSet: asking.build()).decide(line, against: &ledger)
      let matched = Decider(ruleSet: knowing.build()).decide(line)
      #expect(settled.lines.map(\.queue) == matched.lines.map(\.queue), "\(shape) \(answers)")
      #expect(settled.counters == matched.counters, "\(shape) \(answers)")
    }
  }
}

/// A ledger whose answers are given.
private struct FixedAnswers: LedgerState {
  var answers: [Bool]
  mutating func observe(_ record: Record, in source: RecordSource) {}
  mutating func answer(_ query: LedgerQueryID) -> Bool { answers[query.index] }
}

/// A random condition over what holds, what does not, what is unknown, and three questions.
private indirect enum RandomShape {
  case constant(Bool)
  case unfinished
  case question(Int)
  case combined(Combination, [RandomShape])

  init(depth: Int = 0, using generator: inout SeededGenerator) {
    switch Int.random(in: 0..<(depth < 3 ? 9 : 4), using: &generator) {
    case 0: self = .constant(Bool.random(using: &generator))
    case 1: self = .unfinished
    case 2, 3: self = .question(Int.random(in: 0..<3, using: &generator))
    default:
      let atLeast = UInt16.random(in: 0...3, using: &generator)
      let combinations: [Combination] = [.all, .any, .none, .some(atLeast: atLeast)]
      let parts = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        RandomShape(depth: depth + 1, using: &generator)
      }
      self = .combined(combinations.randomElement(using: &generator) ?? .all, parts)
    }
  }

  func node(
    in rules: inout TestRules, question: (inout TestRules, Int) -> NodeID
  ) throws -> NodeID {
    switch self {
    case .constant(let value): return rules.constant(value)
    case .unfinished: return try rules.unfinished()
    case .question(let number): return question(&rules, number)
    case .combined(let combination, let parts):
      var nodes: [NodeID] = []
      for part in parts { nodes.append(try part.node(in: &rules, question: question)) }
      return rules.builder.node(combination, of: nodes)
    }
  }
}
