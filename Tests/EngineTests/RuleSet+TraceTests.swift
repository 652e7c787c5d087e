import Bytes
import Digests
import Engine
import Testing

struct RuleSetTraceTests {
  /// Calls a closure with the trace of one line.
  private func trace(
    _ line: String, by ruleSet: RuleSet, isUnknown: (Engine.Test) -> Bool = { _ in false }
  ) -> Trace {
    var workspace = Workspace(for: ruleSet)
    return Array(line.utf8).withByteView { bytes in
      ruleSet.match(
        Chunk(lines: bytes, batchOffset: 0), of: Digest128(high: 0, low: 0), in: &workspace)
      return ruleSet.trace(workspace.matched[0], in: &workspace, isUnknown: isUnknown)
    }
  }

  @Test func `every condition is asked, also those that decide nothing`() throws {
    var rules = TestRules()
    let (first, second) = (try rules.text("x"), try rules.text("t"))
    let root = rules.builder.node(.all, of: [first, second])
    rules.add("r", .verdict(.review), root)
    let ruleSet = rules.build()
    let trace = trace(message("t"), by: ruleSet)
    #expect(trace[first] == .no && trace[second] == .yes && trace[root] == .no)
    #expect(trace.answer(of: second)?.truth == .yes)
    #expect(trace.answer(of: root) == nil)
  }

  @Test func `spans and entries are those of the decision`() throws {
    var rules = TestRules()
    let words = rules.words(["二", "四"], atLeast: 2)
    let text = try rules.text("三")
    let list = rules.list(.from, rules.add("l", .numbers, ["110", "95588"]))
    let ruleSet = rules.build()
    let trace = trace(message("二-三-四", from: "95588"), by: ruleSet)
    #expect(trace.spans(of: words).map(\.startOffset) == [0, 8])
    #expect(trace.spans(of: text).map(\.startOffset) == [4])
    #expect(trace.spans(of: list).isEmpty)
    let entry = trace.entry(of: list, in: ruleSet)
    #expect(entry?.list.name == "l" && entry?.entry == 1)
    #expect(trace.entry(of: text, in: ruleSet) == nil)
  }

  @Test func `a test that is taken as unknown makes a rule hang on it`() throws {
    var rules = TestRules()
    let (text, sender) = (try rules.text("t"), rules.equals(.from, ["1"]))
    let root = rules.builder.node(.all, of: [text, sender])
    rules.add("r", .verdict(.review), root)
    let ruleSet = rules.build()
    let line = message("t", from: "2")
    #expect(trace(line, by: ruleSet)[root] == .no)
    #expect(trace(line, by: ruleSet, isUnknown: { $0.subject == .key(.from) })[root] == .unknown)
    #expect(trace(line, by: ruleSet, isUnknown: { $0.subject == .key(.text) })[root] == .no)
  }
}
