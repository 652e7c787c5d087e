import Foundation
import Testing

/// `weir scan` as a look across rules: counts by rule, and the records behind them.
struct ScanSummaryTests {
  private let weir: WeirProgram
  private static let records =
    message("a", from: "13912345678", "贷款秒批加V：demo")
    + message("b", from: "95588", "您的贷款本期应还1200元") + "no record\n"
    + message("c", from: "13912345678", "明天见") + message("d", from: "1069", "贷款\\n到账")
    + message("e", from: "1069", "中奖了")

  init() throws {
    weir = try WeirProgram()
    try weir.write("records.ndjson", Self.records)
    try weir.write(
      "Rules/loan/more.yaml",
      """
      family: loan
      rules:
        - id: loan-urgent
          title: A loan at once
          kind: sms
          when: {text: '秒批'}
          verdict: block
        - id: prize-trial
          title: A prize, on trial
          kind: sms
          mode: shadow
          when: {text: '中奖'}
          verdict: block
        - id: prize-never
          title: Words that nobody writes
          kind: sms
          when: {text: '无人写此'}
          verdict: block

      """)
  }

  @Test func `the summary counts what each rule did`() throws {
    let result = try weir.run(["scan", "records.ndjson", "--summary"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    try expectGolden(result.output, "scan-summary.txt")
    let widths = result.output.split(separator: "\n").map(\.count)
    #expect(widths.allSatisfy { $0 <= 80 })
  }

  @Test func `the summary is one object for tools, and agrees with the lines`() throws {
    let result = try weir.run(["scan", "records.ndjson", "--summary", "--json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["lines"] as? Int == 6 && object["rejected"] as? Int == 1)
    let lines = try weir.run(["scan", "records.ndjson"]).lines
    for verdict in ["allow", "review", "block"] {
      let count = lines.count { $0.contains("\"verdict\":\"\(verdict)\"") }
      #expect(object[verdict] as? Int == count)
    }
    let rules = try #require(object["rules"] as? [[String: Any]])
    #expect(
      rules.map { $0["id"] as? String } == [
        "loan-word", "loan-offer", "loan-urgent", "prize-trial",
      ])
    #expect(object["idle_rules"] as? Int == 1)
  }

  @Test(arguments: [
    (["--rule", "loan-word"], ["a", "b", "d"]), (["--rule", "prize-trial"], ["e"]),
    (["--verdict", "block"], ["a"]), (["--verdict", "review", "--verdict", "block"], ["a", "d"]),
    (["--rule", "loan-word", "--verdict", "review"], ["d"]), (["--rule", "prize-never"], []),
  ])
  func `only the records that are wanted are shown`(arguments: [String], ids: [String]) throws {
    let result = try weir.run(["scan", "records.ndjson"] + arguments)
    #expect(result.status == 0)
    let shown = result.lines.map { line in String(line.dropFirst(7).prefix { $0 != "\"" }) }
    #expect(shown == ids)
    let summary = try weir.run(["scan", "records.ndjson", "--summary"] + arguments)
    #expect(summary.output.hasPrefix("\(ids.count) line"))
  }

  @Test func `texts stand in the lines where they are asked for`() throws {
    let result = try weir.run(["scan", "records.ndjson", "--texts", "--rule", "loan-word"])
    let texts = try result.lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["text"] as? String
    }
    #expect(texts == ["贷款秒批加V：demo", "您的贷款本期应还1200元", "贷款\n到账"])
  }

  @Test func `a rule or a verdict that there is not is refused`() throws {
    let rule = try weir.run(["scan", "records.ndjson", "--rule", "nobody\u{1B}[2J"])
    #expect(rule.status == 2)
    #expect(rule.errors.contains("no rule in force is called") && !rule.errors.contains("\u{1B}"))
    #expect(try weir.run(["scan", "records.ndjson", "--verdict", "maybe"]).status == 2)
  }

  @Test func `on a terminal the table names shadow hits, marks texts and ends with the counts`()
    throws
  {
    let result = try onTerminal("scan records.ndjson --texts")
    #expect(result.output.contains("shadow prize-trial"))
    #expect(result.output.contains("  «中奖»了"))
    #expect(result.output.contains("6 lines: allow 3, review 1, block 1, rejected 1"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func `on a terminal a long text is shown whole`() throws {
    let text = String(repeating: "好", count: 20_000) + "贷款" + String(repeating: "见", count: 300)
    try weir.write("records.ndjson", message("a", from: "1069", text))
    let result = try onTerminal("scan records.ndjson --texts")
    #expect(result.output.contains("  " + text.replacing("贷款", with: "«贷款»")))
  }

  private func onTerminal(_ arguments: String) throws -> WeirProgram.Result {
    let command = "'\(WeirProgram.path)' \(arguments)"
    let result = try weir.shell("NO_COLOR=1 script -qec \"\(command)\" /dev/null < /dev/null")
    #expect(result.status == 0)
    return result
  }
}
