import Foundation
import Testing

struct DiffCommandTests {
  private let weir: WeirProgram
  private static let records =
    message("a1", from: "13912345678", "贷款秒批加V：demo1，当天就能到账")
    + message("a2", from: "13912345678", "贷款秒批加V：demo22，当天就能到账")
    + message("b", from: "1069", "中奖了，请速来领取奖品") + "no record\n"
    + message("c", from: "13912345678", "明天见") + message("d", from: "1069", "贷款\u{202E}已到账")

  init() throws {
    weir = try WeirProgram()
    try weir.write("records.ndjson", Self.records)
    #expect(try weir.shell("cp -r Rules New").status == 0)
    try weir.write(
      "New/loan/offer.yaml",
      """
      family: loan
      rules:
        - id: loan-word
          title: A loan is spoken of
          kind: sms
          when: {text: '贷款'}
          score: 5.5
        - id: prize-word
          title: A prize
          kind: sms
          when: {text: '中奖'}
          verdict: block

      """)
  }

  @Test func `the page tells what changes, by rule and campaign`() throws {
    let result = try weir.run(["diff", "Rules", "New", "records.ndjson"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    try expectGolden(result.output, "diff.txt")
    #expect(!result.output.contains("\u{202E}"))
    #expect(result.lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `the counts are those of two scans`() throws {
    let verdicts = try ["Rules", "New"].map { rules in
      try weir.run(["scan", "records.ndjson", "--rules", rules]).lines.map { line in
        line.firstMatch(of: #/"verdict":"([a-z]*)"/#).map { String($0.output.1) }
      }
    }
    let changed = zip(verdicts[0], verdicts[1]).count { $0 != $1 }
    let result = try weir.run(["diff", "Rules", "New", "records.ndjson", "--json"])
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["changed"] as? Int == changed && changed == 3)
    #expect(object["records"] as? Int == 5 && object["rejected"] as? Int == 1)
    let changes = try #require(object["changes"] as? [[String: Any]])
    #expect(changes.map { $0["records"] as? Int } == [1, 2])
    #expect(changes.map { $0["campaign_count"] as? Int } == [1, 1])
    #expect(changes.map { $0["rule"] as? String } == ["prize-word", "loan-offer"])
  }

  @Test func `the same rules change nothing`() throws {
    let result = try weir.run(["diff", "Rules", "Rules", "records.ndjson", "-"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("No verdict changes: 5 records"))
  }

  @Test func `a revision of a repository stands for a directory`() throws {
    let repository =
      "git init -q . && git add Rules && "
      + "git -c user.name=a -c user.email=a@example.com commit -qm one"
    #expect(try weir.shell(repository).status == 0)
    let found = try weir.run(["diff", "HEAD:Rules", "New", "records.ndjson"])
    #expect(found.status == 0, "\(found.errors)")
    let plain = try weir.run(["diff", "Rules", "New", "records.ndjson"])
    #expect(found.output == plain.output)
    for name in ["HEAD:Nowhere", "nobody:Rules", "--output=x:Rules"] {
      let result = try weir.run(["diff", name, "New", "records.ndjson"])
      #expect(result.status == 2 && !result.errors.isEmpty, "\(name)")
    }
    #expect(try weir.run(["diff", "nowhere", "New", "records.ndjson"]).status == 3)
  }
}
