import Foundation
import Testing

/// `weir fold` for a person.
struct FoldCommandTests {
  private static let rules = WeirProgram.repository.appendingPathComponent("Rules").path
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  @Test func `the page shows views, marks, facts and entities`() throws {
    let texts = ["【安心金服】無抵押貸 款，詐(zhà)騙！加V❤：abc12345，电话１３⑧-0013-8000，付1,200.50元", "明天见"]
    let result = try weir.run(
      ["fold", "--rules", Self.rules, "--from", "106900001234"] + texts)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    try expectGolden(result.output, "fold.txt")
  }

  @Test func `hostile characters reach the terminal quoted`() throws {
    let text = "贷\u{1B}[31m款\u{202E}abc\u{7}\u{9B}加V：a\u{200B}bc12345"
    let result = try weir.run(["fold", "--rules", Self.rules, text])
    #expect(result.status == 0)
    for scalar in result.output.unicodeScalars where scalar != "\n" {
      #expect(!["\u{1B}", "\u{202E}", "\u{7}", "\u{9B}", "\u{200B}"].contains(scalar))
    }
    #expect(result.output.contains(#"\u{1b}"#))
  }

  @Test func `an empty text and one beyond the limits have a page too`() throws {
    let empty = try weir.run(["fold", "--rules", Self.rules, ""])
    #expect(empty.status == 0)
    #expect(empty.output.contains("evasion"))
    let long = try weir.run(
      ["fold", "--rules", Self.rules, String(repeating: "加", count: 30_000)])
    #expect(long.output.contains("beyond the limits"))
  }

  @Test func `texts and --ndjson exclude each other, and one of them is needed`() throws {
    #expect(try weir.run(["fold"]).status == 2)
    #expect(try weir.run(["fold", "--ndjson", "a"]).status == 2)
    #expect(try weir.run(["fold", "--rules", "nowhere", "a"]).status == 3)
  }
}
