import Bytes
import Patterns
import Testing

struct PatternTableTests {
  @Test func `a table answers as its patterns do`() throws {
    let patterns = try ["贷款", "额度", "(?i)vip", "x*", "(a+)+$"].map { try Pattern($0) }
    let table = PatternTable(patterns)
    var scratch = MatchScratch()
    let count = table.count
    #expect(count == patterns.count)
    for text in ["办贷款", "VIP额度", "", String(repeating: "a", count: 40) + "b"] {
      text.withByteView { text in
        for place in patterns.indices {
          let answer = table.firstMatch(of: place, in: text, using: &scratch)
          #expect(answer == patterns[place].firstMatch(in: text, using: &scratch))
          let source = table[place].source
          #expect(source == patterns[place].source)
        }
      }
    }
  }
}
