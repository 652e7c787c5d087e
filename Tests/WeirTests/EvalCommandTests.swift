import Foundation
import Testing

struct EvalCommandTests {
  private let weir: WeirProgram

  /// Texts with their labels; two are near-duplicates.
  private static let texts = [
    ("scam", "贷款秒批加V：demo1，今天就能到账"), ("scam", "贷款秒批加V：demo22，今天就能到账"),
    ("scam", "中奖了，请领取"), ("clean", "您的贷款本期应还1200元"), ("clean", "明天见"),
    ("clean", "贷款加V群的通知\u{202E}"), ("scam", "贷款"), ("odd", "贷款"),
  ]

  init() throws {
    weir = try WeirProgram()
    try weir.write("corpus.ndjson", Self.lines(Self.texts))
  }

  /// Lines as a collection of texts has them, without most of what a record needs.
  private static func lines(_ texts: [(String, String)]) -> String {
    texts.enumerated().map { number, text in
      #"{"id":"t\#(number)","label":"\#(text.0)","from":"13912345678","text":"\#(text.1)","kindness":[{"a":"}\""}],"set":"\#(number % 2)"}"#
        + "\n"
    }.joined()
  }

  private func object(_ arguments: [String]) throws -> [String: Any] {
    let result = try weir.run(["eval", "--json"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func counts(_ object: [String: Any], _ key: String) -> [Int] {
    let counts = object[key] as? [String: Int] ?? [:]
    return ["blocked", "reviewed", "allowed"].map { counts[$0] ?? -1 }
  }

  @Test func `the page shows figures, where they come from, and whom they hurt`() throws {
    let result = try weir.run(["eval", "corpus.ndjson", "--by", "set"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    try expectGolden(result.output, "eval.txt")
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    #expect(!result.output.contains("\u{202E}"))
    let markdown = try weir.run(["eval", "corpus.ndjson", "--by", "set", "--markdown"])
    try expectGolden(markdown.output, "eval.md")
  }

  @Test func `the counts are those that scan gives`() throws {
    let records = Self.texts.enumerated().map { number, text in
      message("\(text.0)\(number)", from: "13912345678", text.1)
    }
    try weir.write("records.ndjson", records.joined())
    let lines = try weir.run(["scan", "records.ndjson"]).lines
    let object = try object(["corpus.ndjson"])
    for (key, label) in [("fraud", "scam"), ("clean", "clean")] {
      let found = ["block", "review", "allow"].map { verdict in
        lines.count {
          $0.hasPrefix("{\"id\":\"\(label)") && $0.contains("\"verdict\":\"\(verdict)\"")
        }
      }
      #expect(counts(object, key) == found)
    }
    #expect(object["unknown_labels"] as? Int == 1)
  }

  /// The same texts in other files, with the options that make them readable.
  static let tables: [(name: String, content: String, arguments: [String])] = [
    ("a.csv", "scam,贷款秒批加V\nclean,明天见\n", ["--map", "label=1,text=2,from=3"]),
    (
      "b.csv", "\u{FEFF}label,text,from\r\nscam,\"贷款秒批加V\",13912345678\r\nclean,明天见,95588\r\n",
      []
    ),
    (
      "c.csv", "id;body;kind of\n\n1;\"贷款;\"\"秒批\"\"\n加V\";scam\n2;明天见;clean",
      ["--map", "text=body", "--label", "kind of"]
    ),
    ("d.tsv", "贷款秒批加V\tloan_ad\n明天见\tham\n", ["--map", "text=1,label=2", "--fraud", "loan*"]),
    (
      "e.ndjson",
      #"{"content":"贷款秒批加V","cat":"x-1","text":7}"# + "\n{\"content\":\"明天见\",\"cat\":2}\n",
      ["--map", "text=content,label=cat", "--labels", "labels.txt"]
    ),
  ]

  @Test(arguments: tables)
  func `tables and other keys are read by a map`(
    name: String, content: String, arguments: [String]
  ) throws {
    try weir.write(name, content)
    try weir.write("labels.txt", "# what labels mean\nx-*\tfraud\n2 clean # honest\n")
    let found = try object([name] + arguments)
    #expect(found["rejected"] as? Int == 0)
    // Without a sender of the right kind the rule only adds to a score.
    let fraud = counts(found, "fraud")
    #expect(fraud[0] + fraud[1] == 1 && fraud[2] == 0)
    #expect(counts(found, "clean") == [0, 0, 1])
  }

  @Test func `near-duplicates count once where that is asked for`() throws {
    let found = try object(["corpus.ndjson", "--clusters"])
    #expect(counts(found, "fraud") == [1, 1, 1])
    #expect(found["near_duplicates"] as? Int == 1)
    let hits = try #require(found["false_hits"] as? [[String: Any]])
    #expect(hits.map { $0["id"] as? String } == ["t5", "t3"])
  }

  @Test func `a baseline fails where a figure is worse, and only there`() throws {
    let saved = try weir.run(["eval", "corpus.ndjson", "--save", "before.json"])
    #expect(saved.status == 0)
    let same = try weir.run(["eval", "corpus.ndjson", "--baseline", "before.json"])
    #expect(same.status == 0)
    #expect(same.output.contains("every figure is the same"))
    try weir.write("better.ndjson", Self.lines(Self.texts.filter { $0.1 != "中奖了，请领取" }))
    let better = try weir.run(["eval", "better.ndjson", "--baseline", "before.json"])
    #expect(better.status == 0)
    #expect(better.output.contains("better") && !better.output.contains("worse"))
    try weir.write("worse.ndjson", Self.lines(Self.texts.filter { $0.1 != "明天见" }))
    let worse = try weir.run(["eval", "worse.ndjson", "--baseline", "before.json"])
    #expect(worse.status == 4)
    #expect(worse.output.contains("all: false hits, blocked"))
    #expect(try weir.run(["eval", "corpus.ndjson", "--baseline", "corpus.ndjson"]).status == 2)
    #expect(try weir.run(["eval", "corpus.ndjson", "--baseline", "nothing.json"]).status == 3)
  }

  @Test(arguments: [
    (["corpus.ndjson", "--map", "text"], 2), (["corpus.ndjson", "--map", "text=1,text=2"], 2),
    (["corpus.ndjson", "--labels", "corpus.ndjson"], 2), (["nothing.ndjson"], 3),
    (["corpus.ndjson", "--labels", "x", "--fraud", "y"], 2), (["corpus.ndjson", "--top", "0"], 2),
    (["corpus.ndjson", "--label", "nothing"], 1), (["odd.csv"], 1),
  ])
  func `what makes no sense is told`(arguments: [String], status: Int) throws {
    try weir.write("odd.csv", "\"never closed\n" + String(repeating: "x\n", count: 600_000))
    let result = try weir.run(["eval"] + arguments)
    #expect(Int(result.status) == status)
    #expect(!(result.errors + result.output).isEmpty)
  }
}
