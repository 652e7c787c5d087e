import Engine
import Testing

/// A node over children of which so many hold, are unknown, and do not hold.
struct KleeneCase: Sendable {
  var kind: NodeKind
  var atLeast: UInt16 = 0
  /// `y`, `u` and `n` for the children.
  var children: String
  var truth: Truth

  init(_ kind: NodeKind, _ children: String, _ truth: Truth, atLeast: UInt16 = 0) {
    self.kind = kind
    self.children = children
    self.truth = truth
    self.atLeast = atLeast
  }
}

struct NodeTests {
  @Test(arguments: [
    KleeneCase(.all, "", .yes), KleeneCase(.all, "yy", .yes), KleeneCase(.all, "yn", .no),
    KleeneCase(.all, "yu", .unknown), KleeneCase(.all, "un", .no),
    KleeneCase(.all, "uuy", .unknown),
    KleeneCase(.any, "", .no), KleeneCase(.any, "nn", .no), KleeneCase(.any, "ny", .yes),
    KleeneCase(.any, "nu", .unknown), KleeneCase(.any, "uy", .yes),
    KleeneCase(.any, "unu", .unknown),
    KleeneCase(.none, "", .yes), KleeneCase(.none, "nn", .yes), KleeneCase(.none, "ny", .no),
    KleeneCase(.none, "nu", .unknown), KleeneCase(.none, "uy", .no),
    KleeneCase(.some, "yyn", .yes, atLeast: 2), KleeneCase(.some, "ynn", .no, atLeast: 2),
    KleeneCase(.some, "yun", .unknown, atLeast: 2), KleeneCase(.some, "uun", .unknown, atLeast: 2),
    KleeneCase(.some, "unn", .no, atLeast: 2), KleeneCase(.some, "uyy", .yes, atLeast: 2),
    KleeneCase(.some, "nnn", .yes, atLeast: 0), KleeneCase(.some, "yy", .no, atLeast: 3),
    KleeneCase(.some, "yu", .no, atLeast: 3),
  ])
  func `the unknown goes through every combination by Kleene's logic`(test: KleeneCase) throws {
    // In both orders: the answer does not depend on it.
    for children in [test.children, String(test.children.reversed())] {
      var rules = TestRules()
      let nodes = [
        "y": rules.constant(true), "n": rules.constant(false), "u": try rules.unfinished(),
      ]
      let parts = children.compactMap { nodes[String($0)] }
      let root = rules.builder.node(test.kind, of: parts, atLeast: test.atLeast)
      rules.add("r", .verdict(.block), root)
      let outcome = rules.build().decide(message(tooLongText))
      #expect(truth(of: outcome) == test.truth)
    }
  }

  @Test func `an unknown below several levels still fails the rule, with its limit`() throws {
    var rules = TestRules()
    let inner = rules.builder.node(.none, of: [try rules.unfinished()])
    let outer = rules.builder.node(.all, of: [rules.constant(true), inner])
    rules.add("r", .verdict(.block), rules.builder.node(.none, of: [outer]))
    let outcome = rules.build().decide(message(tooLongText))
    #expect(outcome.fired.map(\.limit) == [.match])
    #expect(outcome.ruling.reason == .failure)
  }

  @Test func `a limit that a shorter text does not reach is none`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.block), try rules.unfinished())
    let ruleSet = rules.build()
    #expect(ruleSet.decide(message("aaab")).fired.map(\.limit) == [.none])
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
    (LimitName.none, "none"), (.match, "match-limit"), (.depth, "depth-limit"),
    (.heap, "heap-limit"), (.stack, "stack-limit"), (.recursion, "recursion-limit"),
  ])
  func `a limit has its word`(limit: LimitName, word: String) {
    #expect(limit.name.description == word)
  }

  private func truth(of outcome: SingleOutcome) -> Truth {
    guard let fired = outcome.fired.first else { return .no }
    return fired.limit == .none ? .yes : .unknown
  }
}
