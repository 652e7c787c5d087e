import Bytes
import Engine
import Offline
import Testing
import Views

struct TextFoldingTests {
  @Test func `a text is shown in every view, with where its characters come from`() throws {
    var folding = TextFolding(ruleSet: SmallRules.ruleSet, from: "13912345678")
    let result = folding.fold(Array("貸 款Ａ".utf8), hasOrigins: true)
    let folded = try #require(result)
    #expect(folded.raw == "貸 款Ａ")
    let forms = Dictionary(uniqueKeysWithValues: folded.forms.map { ($0.view, $0.text) })
    #expect(forms[.folded] == "贷 款a" && forms[.skeleton] == "贷款a")
    let form = try #require(folded.forms.first { $0.view == .folded })
    #expect(form.characters.last.map { $0.origin.count } == 3)
    #expect(folded.facts.contains { $0.name == "from.class" })
  }

  @Test func `without a sender nothing is told of one, and too long a text is none`() throws {
    var folding = TextFolding(ruleSet: SmallRules.ruleSet, from: "")
    let result = folding.fold(Array("a".utf8), hasOrigins: false)
    let folded = try #require(result)
    #expect(!folded.facts.contains { $0.name.hasPrefix("from.") })
    let long = [UInt8](repeating: 0x61, count: Limits.textByteCountMax + 1)
    let none = folding.fold(long, hasOrigins: false)
    #expect(none == nil)
  }
}
