import PatternSyntax
import Testing

@testable import Patterns

struct CodeRangesTests {
  @Test func `ranges join, turn around and overlap`() {
    let ranges = CodeRanges([5...9, 1...2, 3...4, 20...30])
    #expect(ranges.ranges == [1...9, 20...30])
    #expect(ranges.count == 20)
    #expect(ranges.inverted.ranges == [0...0, 10...19, 31...0x10FFFF])
    #expect(ranges.inverted.inverted == ranges)
    #expect(CodeRanges([]).inverted == .all && CodeRanges.all.inverted == CodeRanges([]))
    #expect(ranges.isDisjoint(with: CodeRanges([10...19, 31...40])))
    #expect(!ranges.isDisjoint(with: CodeRanges([0...0, 30...31])))
    #expect(ranges.union(CodeRanges([10...19])).ranges == [1...30])
  }

  @Test(arguments: [
    "贷", "a", "(?i)k", "(?i)S", #"\d"#, #"\D"#, #"\w"#, #"\W"#, #"\s"#, #"\S"#, #"\h"#, #"\v"#, ".",
    "[贷a-f]", "[^贷a-f]", #"[^\d]"#, #"[^\w贷]"#, #"[\s\W]"#, "(?i)[a-f]", "(?i)[^a-f]",
    "[[:digit:]]", "[[:alpha:]x]", "[[:space:]]", "[^[:punct:]]", #"\p{Han}"#, #"\x{8D37}"#, #"\N"#,
    "(?i)[ſ]", "(?i)é", #"[^\s]"#,
  ])
  func `a token matches no character that its ranges lack`(source: String) throws {
    let token = try #require(PatternTokens(source).tokens.last)
    let ranges = try #require(CodeRanges(token, isCaseless: source.hasPrefix("(?i)")))
    let pattern = try Pattern(source)
    var codes: [UInt32] = Array(0...0x250) + [0x2028, 0x212A, 0x3000, 0x4E00, 0x8D37, 0x9FFF]
    codes += [0xE001, 0xFF11, 0x10400, 0x1F600]
    for scalar in codes.compactMap(Unicode.Scalar.init) {
      guard case .found = firstMatch(pattern, String(scalar)) else { continue }
      let isIn = !ranges.isDisjoint(with: CodeRanges([scalar.value...scalar.value]))
      #expect(isIn, "\(source) matches U+\(String(scalar.value, radix: 16))")
    }
  }
}
