import Bytes
import Patterns
import Records
import SyntheticTraffic
import Testing

struct SyntheticTrafficTests {
  @Test(arguments: LineShape.allCases)
  func `a line is a record or is rejected, as its shape says`(shape: LineShape) {
    var maker = TrafficMaker(seed: 3)
    for _ in 0..<50 {
      let line = maker.line(shape)
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1 && line.last == UInt8(ascii: "\n"))
      var record = Record()
      var arena = ByteBuffer()
      let rejection = Array(line.dropLast()).withByteView {
        decodeRecord($0, into: &record, arena: &arena)
      }
      #expect((rejection != nil) == (shape == .rejected))
      guard rejection == nil else { continue }
      #expect(record.has(.id) == (shape != .anonymous))
      #expect(record.flags.contains(.textRepaired) == (shape == .broken))
      #expect(record.ext.isAbsent == (shape != .extended))
    }
  }

  @Test func `the same seed gives the same lines, another one others`() {
    let batches = [UInt64(1), 1, 2].map { seed in
      var maker = TrafficMaker(seed: seed)
      return maker.mixedBatch(lineCount: 100)
    }
    #expect(batches[0] == batches[1] && batches[0] != batches[2])
  }

  @Test func `made-up patterns compile, and fewer are the first of more`() throws {
    let rules = makeSyntheticRules(count: 400, seed: 1)
    for rule in rules { _ = try Pattern(rule.pattern, usingJIT: false) }
    #expect(Set(rules.map(\.identifier)).count == rules.count)
    let fewer = makeSyntheticRules(count: 50, seed: 1).map(\.pattern)
    #expect(fewer == rules.prefix(50).map(\.pattern))
  }

  @Test func `a rule file quotes its patterns`() {
    let rule = SyntheticRule(identifier: "a", blocks: true, pattern: "it's")
    #expect(syntheticRuleFile([rule], views: nil).contains("text: 'it''s'\n"))
    #expect(
      syntheticRuleFile([rule], views: "[folded]").contains("{match: 'it''s', view: [folded]}"))
    #expect(syntheticRuleFile([], views: nil).hasSuffix("rules: []\n"))
  }

  @Test func `a carrier's day is made of records with a text`() {
    var maker = TrafficMaker(seed: 1)
    let lines = maker.carrierBatch(lineCount: 300).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == 300)
    for line in lines {
      var record = Record()
      var arena = ByteBuffer()
      let rejection = Array(line).withByteView {
        decodeRecord($0, into: &record, arena: &arena)
      }
      #expect(rejection == nil && record.has(.text) && record.has(.id))
    }
  }
}
