import Testing
import Views

struct FoldedPatternTests {
  @Test func `offsets in the result lead back to the source`() {
    let folded = ViewTables.withoutVariants.fold(pattern: Array("Ａ（㎡+x[貸]".utf8), for: .folded)
    let text = String(decoding: folded.bytes, as: UTF8.self)
    #expect(text == "a\\((?:m2)+x[贷]")
    #expect(folded.sourceOffset(of: 0) == 0)
    #expect(folded.sourceOffset(of: 1) == 3)
    #expect(folded.sourceOffset(of: 6) == 6)
    #expect(folded.sourceOffset(of: 10) == 10)
  }
}
