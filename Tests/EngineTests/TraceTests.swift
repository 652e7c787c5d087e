import Bytes
import Digests
import Engine
import Testing

struct TraceTests {
  /// The trace of one line.
  private func trace(_ line: String, by ruleSet: RuleSet) -> Trace {
    var matcher = Matcher(for: ruleSet)
    return Array(line.utf8).withByteView { bytes in
      matcher.match(
        Chunk(lines: bytes, batchOffset: 0), in: MatchContext(batch: Digest128(of: [])))
      return matcher.trace(matcher.matches.records[0])
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
    let entry = trace.answer(of: list)?.entry
    #expect(entry.map { ruleSet.lists[$0.list.index].name } == "l" && entry?.entry == 1)
    #expect(trace.answer(of: text)?.entry == nil)
    #expect(trace.answer(of: text)?.view == .raw)
  }
}
