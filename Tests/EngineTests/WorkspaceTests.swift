import Bytes
import Digests
import Testing
import Views

@testable import Engine

struct WorkspaceTests {
  @Test func `the view furthest from the original is kept`() {
    var fired = FiredRule(
      rule: 0, limit: .none, view: .raw, hasView: false, evidenceStart: 0, evidenceCount: 0)
    fired.note(.raw)
    #expect(fired.hasView && fired.view == .raw)
    fired.note(.skeleton)
    fired.note(.folded)
    #expect(fired.view == .skeleton)
  }

  @Test func `a workspace forgets the chunk before`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("a"))
    let ruleSet = rules.build()
    var workspace = Workspace(for: ruleSet)
    for (text, firedCount) in [("a", 1), ("b", 0), ("a", 1)] {
      Array((message(text) + "\n" + message(text)).utf8).withByteView { lines in
        let chunk = Chunk(lines: lines, batchOffset: 0)
        ruleSet.match(chunk, of: Digest128(high: 0, low: 0), in: &workspace)
        let matched = workspace.allMatched
        #expect(matched.map { Int($0.firedCount) } == [firedCount, firedCount])
      }
    }
  }

  @Test func `an answer of a record before is forgotten, also when the epochs run out`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("a"))
    let ruleSet = rules.build()
    var workspace = Workspace(for: ruleSet)
    workspace.evaluation.epoch = UInt32.max - 2
    let texts = ["a", "b", "a", "b", "b", "a"]
    Array(texts.map { message($0) }.joined(separator: "\n").utf8).withByteView { lines in
      let chunk = Chunk(lines: lines, batchOffset: 0)
      ruleSet.match(chunk, of: Digest128(high: 0, low: 0), in: &workspace)
      let matched = workspace.allMatched
      #expect(matched.map(\.firedCount) == [1, 0, 1, 0, 0, 1])
    }
  }
}
