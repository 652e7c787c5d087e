import Offline
import Testing

struct LabelMapTests {
  @Test(arguments: [
    ("loan*", "loan_ad", true), ("loan*", "loan", true), ("loan*", "a_loan", false),
    ("*loan", "a_loan", true), ("*loan", "loans", false), ("*", "x", true),
    ("a*b*c", "a1b2c", true),
    ("a*b*c", "abcb", false), ("a*b", "aabab", true), ("贷*", "贷款", true), ("贷", "贷款", false),
    ("**", "x", true), ("a", "a", true), ("A", "a", false),
  ])
  func `a star stands for any letters`(pattern: String, label: String, fits: Bool) {
    #expect((LabelMap(fraud: [pattern]).expectation(of: label) == .fraud) == fits)
  }

  @Test func `many stars on a long label take no time`() {
    let pattern = String(repeating: "a*", count: 500) + "b"
    let label = String(repeating: "a", count: 20_000)
    #expect(LabelMap(fraud: [pattern]).expectation(of: label) == .clean)
  }

  @Test func `the first line that fits counts, and unknown labels mean nothing`() throws {
    let map = try LabelMap("a-b clean\na-*\tfraud # all the others\n\n# none\nz skip\r\n")
    #expect(map.expectation(of: "a-b") == .clean)
    #expect(map.expectation(of: "a-c") == .fraud)
    #expect(map.expectation(of: "z") == .skip)
    #expect(map.expectation(of: "y") == nil && map.expectation(of: "") == nil)
    #expect(throws: LabelMapError.self) { try LabelMap("a fraud\nb maybe\n") }
    #expect(LabelMap(fraud: ["x"]).expectation(of: "") == nil)
  }
}
