import Bytes
import Lists
import Patterns
import Testing
import Views

@testable import Engine

struct ProbeTableTests {
  @Test func `patterns and words are one table, each with its view`() throws {
    var builder = RuleSetBuilder()
    let words = WordList(ListParse(values: ["甲"], type: .words).entries)
    let lists = builder.add([words, words], in: [.raw, .folded])
    let field = builder.add(fieldPattern: try Pattern("^1"))
    let patterns = builder.add([try Pattern("乙")], in: .skeleton)
    #expect(lists.ids.map(\.index) == [0, 1] && field.index == 2)
    #expect(patterns.ids.map(\.index) == [3])
    let table = ProbeTable(builder.probes, isFiltered: [true, false, false, true])
    let probes = table.ids.map { table[$0] }
    #expect(probes.map(\.view) == [.raw, .folded, nil, .skeleton])
    #expect(probes.map(\.isWords) == [true, true, false, false])
    #expect(probes.map(\.isFiltered) == [true, false, false, true])
    #expect(table.ids.map { table.pattern(of: $0)?.source } == [nil, nil, "^1", "乙"])
    #expect(table.words(of: lists.first).count == 1)
    var scratch = MatchScratch()
    let text = Array("x乙".utf8)
    let found = text.withByteView {
      table.firstMatch(of: patterns.first, in: $0, using: &scratch)
    }
    #expect(found == .found(ByteRange(1..<4)))
  }
}
