import Foundation
import Testing

struct ExplainCommandTests {
  private let weir: WeirProgram
  private static let records =
    message("a", from: "13912345678", "贷款秒批加V：demo") + "no record\n"
    + message("b", from: "95588", "您的贷款本期应还1200元") + message("c", from: "1", "贷款\\u0007到账")

  init() throws {
    weir = try WeirProgram()
    try weir.write("records.ndjson", Self.records)
  }

  @Test func `every condition is shown with what it found`() throws {
    let result = try weir.run(["explain", "records.ndjson"])
    #expect(result.status == 0)
    try expectGolden(result.output, "explain.txt")
  }

  @Test func `one record, one rule, or all of them`() throws {
    let one = try weir.run(["explain", "records.ndjson", "--id", "b", "--all"])
    #expect(one.status == 0)
    #expect(one.output.contains("loan-offer") && one.output.contains("loan-word"))
    #expect(!one.output.contains("demo"))
    let rule = try weir.run(["explain", "--text", "明天见", "--rule", "loan-offer"])
    #expect(rule.status == 0)
    #expect(rule.output.contains("did not fire"))
    #expect(try weir.run(["explain", "--text", "a", "--rule", "none"]).status == 2)
  }

  @Test func `an id that no record has is a finding`() throws {
    let result = try weir.run(["explain", "records.ndjson", "--id", "nobody"])
    #expect(result.status == 1)
    #expect(result.errors.contains("nobody"))
  }

  @Test func `each record is a JSON object where that is asked`() throws {
    let result = try weir.run(["explain", "records.ndjson", "--json", "--id", "a"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["verdict"] as? String == "block")
    let rules = try #require(object["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == ["loan-offer", "loan-word"])
  }

  @Test func `the time in JSON is as it was written, a number or a text`() throws {
    for time in ["1772323200000", #""2026-03-01T08:00:00+08:00""#] {
      try weir.write(
        "time.ndjson", #"{"kind":"sms","ts":\#(time),"from":"1","to":"2","text":"t"}"# + "\n")
      let result = try weir.run(["explain", "time.ndjson", "--json"])
      #expect(result.output.contains(#""ts":\#(time),"#))
    }
  }

  @Test func `a text and a file at once are refused by name`() throws {
    let result = try weir.run(["explain", "--text", "x", "-"])
    #expect(result.status == 2)
    #expect(result.errors.contains("Both --text and a file"))
  }

  @Test func `hostile characters reach the terminal quoted`() throws {
    let result = try weir.run(["explain", "records.ndjson", "--id", "c"])
    #expect(!result.output.contains("\u{7}"))
    #expect(result.output.contains(#"\u{7}"#))
  }
}
