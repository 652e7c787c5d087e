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

  @Test func `a text of ten parts is shown whole, and so are its marks`() throws {
    let text = String(repeating: "好", count: 600) + "贷款" + String(repeating: "见", count: 600)
    let result = try weir.run(["explain", "--from", "1", "--text", text])
    #expect(result.output.contains("«贷款»"))
    let counts = ["好", "见"].map { sign in result.output.count { String($0) == sign } }
    #expect(counts == [1_200, 1_200])
    #expect(!result.output.contains("…"))
  }

  @Test func `a call and its fields can be given, and a time as people write it`() throws {
    try weir.write(
      "Rules/loan/call.yaml",
      """
      family: loan
      rules:
        - id: loan-call
          title: A call from abroad
          kind: call
          when: {link_class: intl, ring_ms: {below: 500}}
          verdict: review
          valid: {until: '2026-05-01'}
          hits: [{link_class: intl, ring_ms: '300'}]
          misses: [{link_class: onnet, ring_ms: '300', blocked_by: link_class}]

      """)
    let call = ["explain", "--kind", "call", "--with", "link_class=intl", "--with", "ring_ms=300"]
    let fired = try weir.run(call + ["--ts", "2026-04-30 23:59", "--to", "96110"])
    #expect(fired.output.contains("review: rule loan-call"))
    #expect(fired.output.contains("ts          2026-04-30 23:59:00 +08:00"))
    #expect(fired.output.contains("to          96110"))
    let late = try weir.run(call + ["--ts", "2026-05-01", "--rule", "loan-call"])
    #expect(late.output.contains("was in force until 2026-05-01 00:00:00 +08:00"))
    #expect(try weir.run(call + ["--with", "color=red"]).status == 2)
    #expect(try weir.run(call + ["--ts", "yesterday"]).status == 2)
    #expect(try weir.run(["explain", "--kind", "call", "--text", "a"]).status == 2)
  }

  @Test func `why a rule does not fire is told by what is missing, and so are near misses`() throws
  {
    let text = ["explain", "--text", "贷款秒批，\"加V\"，明天见", "--from", "95588"]
    let whyNot = try weir.run(text + ["--why-not", "loan-offer"])
    #expect(whyNot.output.contains("missing: `from: {match:"))
    #expect(!whyNot.output.contains("PASS"))
    #expect(whyNot.output.contains(#"秒批，"加V"，明天见"#))
    let near = try weir.run(text)
    #expect(near.output.contains("nearly fired:\n  loan-offer: `from: {match:"))
    let lines = near.output.split(separator: "\n")
    #expect(
      lines.allSatisfy { $0.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) } <= 80 })
  }

  @Test func `a disabled rule is shown as it would have come out, and says so`() throws {
    let rule =
      "family: loan\nrules:\n  - {id: loan-off, title: Off, kind: sms, mode: disabled, "
      + "when: {text: 贷款}, verdict: block, hits: [{text: 贷款}], misses: [{text: 好}]}\n"
    try weir.write("Rules/loan/off.yaml", rule)
    let result = try weir.run(["explain", "--text", "贷款", "--from", "1", "--rule", "loan-off"])
    #expect(result.output.contains("it is disabled, and looks at no record"))
    #expect(result.output.contains("PASS text: 贷款"))
    #expect(result.output.contains("review: score 5.5"))
  }

  @Test func `a decision line leads to its record`() throws {
    let scan = try weir.run(["scan", "records.ndjson"])
    try weir.write("decisions.ndjson", scan.output)
    let result = try weir.run(["explain", "decisions.ndjson", "--id", "a"])
    #expect(result.status == 0)
    #expect(result.output.contains("then        block: rule loan-offer, by rule set"))
    #expect(result.output.contains("«贷款秒批加V»"))
    try weir.write("moved.ndjson", Self.records)
    try weir.write("records.ndjson", "\n")
    #expect(try weir.run(["explain", "decisions.ndjson", "--id", "a"]).status == 1)
    let moved = ["explain", "decisions.ndjson", "--id", "a", "--records", "moved.ndjson"]
    #expect(
      try weir.run(moved).output == result.output.replacing("of \"records", with: "of \"moved"))
  }

  @Test func `the file that a decision line names is quoted`() throws {
    let name = "re\u{9B}c\u{202E}.ndjson"
    try weir.write(name, Self.records)
    try weir.write("decisions.ndjson", try weir.run(["scan", name]).output)
    let result = try weir.run(["explain", "decisions.ndjson", "--id", "a"])
    #expect(result.output.contains(#", of "re\u{9b}c\u{202e}.ndjson""#))
    #expect(!result.output.contains("\u{9B}") && !result.output.contains("\u{202E}"))
  }
}
