import Foundation
import Testing

struct ExhaustiveScanTests {
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  @Test func `asking PCRE2 for everything gives the same lines, and says that nothing was missed`()
    throws
  {
    let records =
      message("a", from: "13912345678", "贷款秒批加V：demo") + message("b", from: "95588", "明天见")
      + "no record\n" + message("c", from: "106912345678", "贷 款 秒 批 ，加 V ：demo")
    try weir.write("records.ndjson", records)
    let quick = try weir.run(["scan", "records.ndjson"])
    let whole = try weir.run(["scan", "--exhaustive", "records.ndjson"])
    #expect(whole.status == 0)
    #expect(steady(whole.output) == steady(quick.output))
    #expect(whole.errors.contains("the prefilter would have missed 0 matches"))
    #expect(whole.errors.contains("0 limits of PCRE2 on texts that cannot match"))
    #expect(quick.errors.isEmpty)
  }

  @Test func `a limit on a text that cannot match is listed apart, with the rule`() throws {
    try weir.write(
      "Rules/loan/slow.yaml",
      """
      family: loan
      rules:
        - id: loan-slow
          title: A pattern that takes for ever on a text without its word
          kind: sms
          when: {text: {match: '(?:a|aa)+(?:贷款|(?!x)额度)', view: [raw]}}
          verdict: review
          hits:
            - { from: '13912345678', text: 'a贷款' }
          misses:
            - { from: '13912345678', text: 'a' }

      """)
    try weir.write(
      "records.ndjson",
      message("a", from: "13912345678", String(repeating: "a", count: 80) + "b"))
    let quick = try weir.run(["scan", "records.ndjson"])
    let whole = try weir.run(["scan", "--exhaustive", "records.ndjson"])
    #expect(whole.status == 0)
    #expect(steady(whole.output) == steady(quick.output))
    #expect(whole.output.contains("\"verdict\":\"allow\""))
    #expect(whole.errors.contains("1 limit of PCRE2 on texts that cannot match"))
    #expect(whole.errors.contains("1 text: loan-slow"))
  }

  private func steady(_ text: String) -> String {
    text.replacing(#/"decided_at":"[^"]*"/#, with: "")
  }
}
