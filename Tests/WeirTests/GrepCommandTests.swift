import Foundation
import Testing

struct GrepCommandTests {
  private let weir: WeirProgram
  private static let records =
    message("a", from: "13912345678", "贷款秒批加V：demo")
    + message("b", from: "95588", "您的貸(dai)款本期应还1200元") + "no record\n"
    + message("c\\u202e", from: "13912345678", "明天见") + #"{"text":"借 款 吗\n？"}"# + "\n"

  init() throws {
    weir = try WeirProgram()
    try weir.write("records.ndjson", Self.records)
    try weir.write("Rules/shared/words.yaml", "define:\n  money: '[贷借]款'\n")
    try weir.write("Rules/other/words.yaml", "define:\n  day: '明天|后天'\n")
  }

  @Test(arguments: [
    (["贷款"], "a  «贷款»秒批加V：demo\nb  您的«貸(dai)款»本期应还1200元\n"),
    (["贷款", "--view", "raw"], "a  «贷款»秒批加V：demo\n"),
    (["{money}", "--count"], "3\n"),
    (["{day}见", "--use", "other/words"], "c\\u{202e}  «明天见»\n"),
    (["吗$"], "records.ndjson:5  借 款 «吗»\\n？\n"),
    (
      ["借款", "--json"],
      #"{"id":"records.ndjson:5","from":"","text":"借 款 吗\n？","spans":[[0,7]]}"# + "\n"
    ),
  ])
  func `what is found is shown with its marks`(arguments: [String], wanted: String) throws {
    let result = try weir.run(["grep", arguments[0], "records.ndjson"] + arguments.dropFirst())
    #expect(result.errors.isEmpty)
    #expect(result.output == wanted)
    #expect(result.status == 0)
  }

  @Test func `nothing found, and what is refused, have codes of their own`() throws {
    let nothing = try weir.run(["grep", "没有人写", "records.ndjson"])
    #expect(nothing.status == 1 && nothing.output.isEmpty)
    #expect(try weir.run(["grep", "没有人写", "records.ndjson", "--count"]).output == "0\n")
    let refused = try weir.run(["grep", "贷款(", "records.ndjson"])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("error[") && refused.errors.contains("the pattern is refused"))
    #expect(try weir.run(["grep", "{nobody}", "records.ndjson"]).status == 2)
    #expect(try weir.run(["grep", "", "records.ndjson"]).status == 2)
    #expect(try weir.run(["grep", "a", "records.ndjson", "--use", "no/file"]).status == 2)
    #expect(try weir.run(["grep", "a", "nothing.ndjson"]).status == 3)
  }

  @Test func `the shipped rules serve, and no rule of theirs is asked`() throws {
    let rules = WeirProgram.repository.appendingPathComponent("Rules").path
    let result = try weir.run(["grep", "{digit}元", "records.ndjson", "--rules", rules])
    #expect(result.output == "b  您的貸(dai)款本期应还120«0元»\n")
    #expect(result.status == 0)
  }
}
