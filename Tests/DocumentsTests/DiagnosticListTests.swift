import Bytes
import Documents
import Testing

struct DiagnosticListTests {
  private let first = SourceFile(path: "a.yaml", text: "one\ntwo\n")
  private let second = SourceFile(path: "b.yaml", text: "one\n")

  @Test func `findings are sorted by file and place, equal places by order`() {
    var list = DiagnosticList()
    list.error(.syntax, "4", at: second.range(0..<1))
    list.error(.syntax, "3", at: first.range(4..<5))
    list.error(.syntax, "1", at: first.range(1..<2))
    list.warning(.tab, "2", at: first.range(1..<3))
    #expect(list.sorted.map(\.message) == ["1", "2", "3", "4"])
    #expect(list.all.map(\.message) == ["4", "3", "1", "2"])
  }

  @Test func `a warning is no error`() {
    var list = DiagnosticList()
    list.warning(.tab, "careful", at: first.range(0..<1))
    #expect(!list.hasErrors)
    #expect(!list.isEmpty)
    list.error(.tab, "no", at: first.range(0..<1))
    #expect(list.hasErrors)
  }

  @Test func `what exceeds the limit is counted, and an error in it still counts`() {
    var list = DiagnosticList()
    for _ in 0..<Limits.diagnosticCountMax {
      list.warning(.tab, "w", at: first.range(0..<1))
    }
    #expect(list.omittedCount == 0)
    list.error(.tab, "e", at: first.range(0..<1))
    #expect(list.all.count == Limits.diagnosticCountMax)
    #expect(list.omittedCount == 1)
    #expect(list.hasErrors)
    #expect(list.all.last?.message == "e", "an error is shown in place of a warning")
    #expect(list.all.count { $0.severity == .error } == 1)
    #expect(render(list, color: false).hasSuffix("… and 1 more\n"))
    #expect(!list.isFull, "warnings give way")
    for _ in 0..<Limits.diagnosticCountMax { list.error(.tab, "e", at: first.range(0..<1)) }
    #expect(list.isFull)
    #expect(list.all.allSatisfy { $0.severity == .error })
    #expect(list.count == 2 * Limits.diagnosticCountMax + 1)
    list.cutShort()
    #expect(render(list, color: false).hasSuffix("… and the rest was not looked at\n"))
  }

  @Test func `what was counted stays counted in the sum`() {
    var list = DiagnosticList()
    for _ in 0...Limits.diagnosticCountMax { list.error(.tab, "e", at: first.range(0..<1)) }
    list.cutShort()
    var sum = DiagnosticList()
    sum.append(contentsOf: list)
    #expect(sum.omittedCount == 1)
    #expect(sum.hasErrors)
    #expect(sum.isCutShort)
  }
}
