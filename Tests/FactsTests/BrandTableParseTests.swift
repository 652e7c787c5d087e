import Bytes
import Facts
import TestSupport
import Testing

struct BrandTableParseTests {
  @Test(arguments: [
    ("a\tbank\t甲\t-\t-\t-\t-\n", "1:1: a row has 8 columns"),
    ("a\tshed\t甲\t-\t-\t-\t-\tx\n", "1:3: this is no class of brands"),
    ("a\tbank\t-\t-\t-\t-\t-\tx\n", "1:8: the cell is empty"),
    ("a\tbank\t甲\t-\tb.cn\tall\t-\tx\n", "1:17: this says whether the domains are all"),
    ("a\tbank\t甲\t-\t-\t-\t95x\tx\n", "1:16: this must be digits"),
    ("a\tbank\t甲\t-\t-\t-\t-\t-\n", "1:18: the cell is empty"),
    (
      "a\tbank\t甲\t-\t-\t-\t-\tx\nb\tbank\t甲\t乙\t-\t-\t-\tx\n",
      "2:8: another brand has one of these names, or the row has it twice"
    ),
    (
      "a\tbank\t甲\t-\t-\t-\t-\tx\na\tbank\t乙\t-\t-\t-\t-\tx\n",
      "2:1: the row stands in line 1 already"
    ),
  ])
  func `what is wrong in a row is told with its place`(rows: String, problem: String) {
    let parse = BrandReading.parse(rows)
    #expect(parse.problems.map { "\($0.problem)" } == [problem])
    #expect(parse.problems.map(\.file) == ["brands/some.tsv"])
  }

  @Test func `what is wrong in the file of roles is told with its place`() {
    let parse = BrandReading.parse("", roles: Array("greeting\t您的\nshout\t嘿\n".utf8))
    #expect(parse.problems.map { "\($0.problem)" } == ["2:1: this is no role of words"])
    #expect(parse.problems.map(\.file) == [BrandTableParse.rolesFileName])
  }

  @Test func `the files that ship have no problem`() {
    #expect(ShippedData.brandParse.problems.isEmpty)
  }
}
