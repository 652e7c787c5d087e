import Bytes
import Digests
import Engine
import Testing

/// A combination of parts of which some hold, are unknown, wait for a count, and do not hold.
struct KleeneCase: Sendable {
  var combination: Combination
  /// `y`, `u`, `p` and `n` for the parts.
  var parts: String
  var truth: Truth

  init(_ combination: Combination, _ parts: String, _ truth: Truth) {
    self.combination = combination
    self.parts = parts
    self.truth = truth
  }
}

struct ConditionNodeTests {
  @Test(arguments: [
    KleeneCase(.all, "", .yes), KleeneCase(.all, "yy", .yes), KleeneCase(.all, "yn", .no),
    KleeneCase(.all, "yu", .unknown), KleeneCase(.all, "un", .no),
    KleeneCase(.all, "uuy", .unknown),
    KleeneCase(.any, "", .no), KleeneCase(.any, "nn", .no), KleeneCase(.any, "ny", .yes),
    KleeneCase(.any, "nu", .unknown), KleeneCase(.any, "uy", .yes),
    KleeneCase(.any, "unu", .unknown),
    KleeneCase(.none, "", .yes), KleeneCase(.none, "nn", .yes), KleeneCase(.none, "ny", .no),
    KleeneCase(.none, "nu", .unknown), KleeneCase(.none, "uy", .no),
    KleeneCase(.some(atLeast: 2), "yyn", .yes), KleeneCase(.some(atLeast: 2), "ynn", .no),
    KleeneCase(.some(atLeast: 2), "yun", .unknown), KleeneCase(.some(atLeast: 2), "uun", .unknown),
    KleeneCase(.some(atLeast: 2), "unn", .no), KleeneCase(.some(atLeast: 2), "uyy", .yes),
    KleeneCase(.some(atLeast: 0), "nnn", .yes), KleeneCase(.some(atLeast: 3), "yy", .no),
    KleeneCase(.some(atLeast: 3), "yu", .no),
    KleeneCase(.all, "yp", .pending), KleeneCase(.all, "pn", .no),
    KleeneCase(.all, "upu", .pending),
    KleeneCase(.any, "np", .pending), KleeneCase(.any, "py", .yes),
    KleeneCase(.any, "upu", .pending), KleeneCase(.none, "np", .pending),
    KleeneCase(.none, "py", .no), KleeneCase(.some(atLeast: 2), "ypn", .pending),
    KleeneCase(.some(atLeast: 2), "pyy", .yes), KleeneCase(.some(atLeast: 2), "pnn", .no),
    KleeneCase(.some(atLeast: 2), "upn", .pending),
  ])
  func `the unknown goes through every combination by Kleene's logic`(test: KleeneCase) throws {
    // In both orders: the answer does not depend on it.
    for letters in [test.parts, String(test.parts.reversed())] {
      var rules = TestRules()
      let nodes = [
        "y": rules.constant(true), "n": rules.constant(false), "u": try rules.unfinished(),
        "p": rules.ledger(0),
      ]
      let root = rules.builder.node(
        test.combination, of: letters.compactMap { nodes[String($0)] })
      rules.add("r", .verdict(.block), root)
      let ruleSet = rules.build()
      var matcher = Matcher(for: ruleSet)
      matcher.match(Array(message(tooLongText).utf8))
      #expect(truth(of: matcher.matches.rules(of: matcher.matches.records[0])) == test.truth)
      // Asked of every node, the answer is the same.
      let lines = Array(message(tooLongText).utf8)
      let traced = lines.withByteView { bytes in
        matcher.match(
          Chunk(lines: bytes, batchOffset: 0), in: MatchContext(batch: Digest128(of: [])))
        return matcher.trace(matcher.matches.records[0])[root]
      }
      #expect(traced == test.truth)
    }
  }

  @Test func `an unknown below several levels still fails the rule, with its limit`() throws {
    var rules = TestRules()
    let inner = rules.builder.node(.none, of: [try rules.unfinished()])
    let outer = rules.builder.node(.all, of: [rules.constant(true), inner])
    rules.add("r", .verdict(.block), rules.builder.node(.none, of: [outer]))
    let outcome = rules.build().decide(message(tooLongText))
    #expect(outcome.fired.map(\.limit) == [.match])
    #expect(outcome.decision.reason == .failure)
  }

  @Test func `a limit that a shorter text does not reach is none`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.block), try rules.unfinished())
    let ruleSet = rules.build()
    #expect(ruleSet.decide(message("aaab")).fired.map(\.limit) == [nil])
    #expect(ruleSet.decide(message("ccc")).fired.isEmpty)
  }

  @Test func `a pattern on a field can fail, too`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.block), try rules.match(.node, "(?:(?:a+)+)+[bc]"))
    let long = String(repeating: "a", count: 1_000)
    let outcome = rules.build().decide(message(more: #","node":"\#(long)""#))
    #expect(outcome.fired.map(\.limit) == [.match])
    #expect(outcome.line.text.contains(#""failed":"match-limit""#))
  }

  @Test(arguments: [
    (LimitName.match, "match-limit"), (.depth, "depth-limit"),
    (.heap, "heap-limit"), (.stack, "stack-limit"), (.recursion, "recursion-limit"),
  ])
  func `a limit has its word`(limit: LimitName, word: String) {
    #expect(limit.name.description == word)
  }

  private func truth(of rules: [MatchedRule]) -> Truth {
    switch rules.first?.outcome {
    case nil: .no
    case .fired: .yes
    case .failed: .unknown
    case .candidate: .pending
    }
  }
}
