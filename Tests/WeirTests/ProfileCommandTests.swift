import Foundation
import Testing

/// `weir profile`, run on a few records; times change, counts and words do not.
struct ProfileCommandTests {
  private let weir: WeirProgram
  private static let records =
    message("a", from: "13912345678", "贷款秒批加V：demo")
    + message("b", from: "95588", "您的贷款本期应还1200元") + "no record\n\n"
    + message("c", from: "13912345678", "明天见") + message("d\\u202e", from: "1069", "贷款\\n到账")

  init() throws {
    weir = try WeirProgram()
    try weir.write("records.ndjson", Self.records)
    try weir.write(
      "Rules/loan/letters.yaml",
      """
      family: loan
      rules:
        - id: loan-letters
          title: Four letters
          kind: sms
          when: {text: {match: '[a-z]{4}', view: [folded]}}
          verdict: review

      """)
  }

  private func object(_ arguments: [String] = []) throws -> [String: Any] {
    let result = try weir.run(["profile", "records.ndjson", "--json"] + arguments)
    #expect(result.status == 0)
    #expect(result.lines.count == 1)
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func `the counts are those of the records, as one object`() throws {
    let profile = try object()
    #expect(profile["records"] as? Int == 5)
    #expect(profile["rejected"] as? Int == 1)
    #expect(profile["texts"] as? Int == 4)
    let rules = try #require(profile["rules"] as? [[String: Any]])
    let letters = try #require(rules.first { $0["rules"] as? [String] == ["loan-letters"] })
    #expect(letters["candidates"] as? Int == 4 && letters["confirmed"] as? Int == 1)
    let word = try #require(rules.first { $0["rules"] as? [String] == ["loan-word"] })
    #expect(word["confirmed"] as? Int == 3)
    let pattern = try #require((word["patterns"] as? [[String: Any]])?.first)
    #expect(pattern["pattern"] as? String == "贷款")
    #expect(pattern["words"] as? [String] == ["贷款"])
    #expect(pattern["literal"] as? Bool == true)
    let worst = try #require(pattern["worst"] as? [String: Any])
    #expect(worst["file"] as? String == "records.ndjson")
    #expect(["a", "b", "d\u{202E}"].contains(worst["id"] as? String))
    let unfiltered = try #require(profile["unfiltered"] as? [[String: Any]])
    #expect(unfiltered.map { $0["rules"] as? [String] } == [["loan-letters"]])
  }

  @Test func `one rule can be asked for, and a few of many`() throws {
    let word = try object(["--rule", "loan-word"])
    #expect((word["unfiltered"] as? [Any])?.isEmpty == true)
    let rules = word["rules"] as? [[String: Any]]
    #expect(rules?.map { $0["rules"] as? [String] } == [["loan-word"]])
    #expect((try object(["--top", "1"])["rules"] as? [Any])?.count == 1)
    #expect(try weir.run(["profile", "records.ndjson", "--rule", "nobody"]).status == 2)
    #expect(try weir.run(["profile", "records.ndjson", "--top", "0"]).status == 2)
  }

  @Test func `the page names rules, words that are missing, and messages safely quoted`() throws {
    let page = try weir.run(["profile", "records.ndjson"])
    #expect(page.status == 0)
    #expect(page.output.contains("records    5, 4 of them with a text, 1 rejected"))
    #expect(page.output.contains("loan-letters"))
    #expect(page.output.contains("hint: no word is required in folded"))
    #expect(page.output.contains("asked about every text"))
    #expect(!page.output.contains("\u{202E}"))
    // The rejected line and the blank one count as lines of the file.
    let word = try weir.run(["profile", "-", "--rule", "loan-word"], input: Self.records)
    #expect(word.output.contains("on \"-\":"))
  }

  @Test func `packed files are read, and what cannot be is named with its exit code`() throws {
    #expect(try weir.shell("gzip -k records.ndjson").status == 0)
    let packed = try weir.run(["profile", "records.ndjson.gz", "records.ndjson", "--json"])
    #expect(packed.output.contains("\"records\":10,"))
    #expect(try weir.run(["profile", "nothing.ndjson"]).status == 3)
    try weir.write("broken.gz", Data([0x1F, 0x8B, 8, 0, 1, 2, 3]))
    #expect(try weir.run(["profile", "broken.gz"]).status == 1)
    try weir.write("Rules/loan/more.yaml", "family: loan\nrulse: []\n")
    #expect(try weir.run(["profile", "records.ndjson"]).status == 2)
  }
}
