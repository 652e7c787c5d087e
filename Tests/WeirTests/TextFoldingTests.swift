import Foundation
import TestSupport
import Testing

/// `weir fold --ndjson`: what tools read, with the variants that ship.
struct TextFoldingTests {
  private static let rules = WeirProgram.repository.appendingPathComponent("Rules").path
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  private func objects(_ input: String, _ options: [String] = []) throws -> [[String: Any]] {
    let result = try weir.run(["fold", "--ndjson", "--rules", Self.rules] + options, input: input)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    return try result.lines.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  private func object(_ input: String, _ options: [String] = []) throws -> [String: Any] {
    try #require(objects(input + "\n", options).first)
  }

  @Test func `every vector of the views comes out exactly`() throws {
    let url = WeirProgram.repository.appendingPathComponent(
      "Tests/ViewsTests/Golden/vectors.ndjson")
    let vectors = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    #expect(vectors.count == 167)
    let lines = try vectors.map { vector in
      let request =
        vector["input_hex"].map { ["hex": $0] } ?? ["text": vector["input"] ?? "no input"]
      return String(decoding: try JSONSerialization.data(withJSONObject: request), as: UTF8.self)
    }
    let answers = try objects(lines.joined(separator: "\n") + "\n")
    #expect(answers.count == vectors.count)
    for (vector, answer) in zip(vectors, answers) {
      let name = vector["id"] as? String ?? ""
      #expect(answer["folded"] as? String == vector["folded"] as? String, "\(name)")
      #expect(answer["skeleton"] as? String == vector["skeleton"] as? String, "\(name)")
    }
  }

  @Test(arguments: [
    (#"\ud83d\ude00好"#, "😀好"), (#"\uD842\uDFB7"#, "\u{20BB7}"), (#"a\ud83d好"#, "a\u{FFFD}好"),
    (#"\ude00\ud83d\u0041"#, "\u{FFFD}\u{FFFD}a"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
  ])
  func `escapes beyond U+FFFF are read as in a record`(escaped: String, folded: String) throws {
    let answer = try object(#"{"text":""# + escaped + #""}"#)
    #expect(answer["folded"] as? String == folded)
  }

  @Test(arguments: [#"\u12"#, #"\u+123"#, #"\ud83d\u12"#, #"\x"#])
  func `a broken escape is an error`(escaped: String) throws {
    #expect(try object(#"{"text":""# + escaped + #""}"#)["error"] != nil)
  }

  @Test func `an answer has the views, the marks, the facts and the entities`() throws {
    let text = #"{"text":"【安心金服】貸\u200b款加V信：abc12345，付１２００元"}"#
    let answer = try object(text, ["--from", "106900001234"])
    #expect(Set(answer.keys) == ["folded", "skeleton", "sound", "evasion", "facts"])
    #expect(answer["folded"] as? String == "【安心金服】贷款加v信:abc12345,付1200元")
    let evasion = try #require(answer["evasion"] as? [String: Any])
    #expect(evasion["hidden"] as? Int == 1)
    #expect((evasion["score"] as? Double ?? 0) >= 1)
    let facts = try #require(answer["facts"] as? [String: Any])
    #expect(facts["from.class"] as? String == "port-1069")
    #expect(facts["from.base"] as? String == "10690000")
    #expect(facts["from.ext"] as? String == "1234")
    #expect(facts["signature"] as? String == "安心金服")
    let entities = try #require(facts["entities"] as? [[String: Any]])
    let found = entities.map { [$0["kind"] as? String, $0["value"] as? String] }
    #expect(found.contains(["wechat", "abc12345"]))
    #expect(found.contains(["amount", "1200"]))
    let raw = Array("【安心金服】貸\u{200B}款加V信：abc12345，付１２００元".utf8)
    for entity in entities {
      let span = try #require(entity["span"] as? [Int])
      let shown = String(decoding: raw[span[0]..<span[1]], as: UTF8.self)
      #expect(["abc12345", "１２００元"].contains(shown))
    }
  }

  @Test func `without a sender nothing is said of one`() throws {
    let facts = try #require(object(#"{"text":"【安心】您好"}"#)["facts"] as? [String: Any])
    #expect(Set(facts.keys) == ["signature", "signature.count", "entities"])
  }

  @Test func `bytes come in hexadecimal, and invalid UTF-8 is repaired`() throws {
    #expect(try object(#"{"hex":"e8b4b7e6acbe"}"#)["folded"] as? String == "贷款")
    #expect(try object(#"{"hex":"E8B4B7FF41"}"#)["folded"] as? String == "贷\u{FFFD}a")
    #expect(try object(#"{"hex":""}"#)["folded"] as? String == "")
    #expect(try object(#"{"hex":"00410a42"}"#)["error"] == nil)
  }

  @Test(arguments: [
    "no JSON", "{}", "[]", #"{"text":1}"#, #"{"hex":"abc"}"#, #"{"hex":"zz"}"#, #"{"text":"a""#,
    #"{"hex":"ＡＢ"}"#, "\u{0}", #"{"text":"\#(String(repeating: "加", count: 30_000))"}"#,
  ])
  func `a broken line is answered with an error, and the next ones go on`(line: String) throws {
    let answers = try objects(line + "\n" + #"{"text":"贷 款"}"# + "\n")
    #expect(answers.count == 2)
    #expect(answers.first?["error"] is String)
    #expect(answers.last?["skeleton"] as? String == "贷款")
  }

  @Test func `random bytes are answered line by line`() throws {
    var generator = SeededGenerator(seed: 3)
    let lines = (0..<100).map { _ in
      let hex = (0..<Int.random(in: 0...120, using: &generator)).map { _ in
        let byte = UInt8.random(in: .min ... .max, using: &generator)
        return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }
      return #"{"hex":"\#(hex.joined())"}"#
    }
    let answers = try objects(lines.joined(separator: "\n") + "\n")
    #expect(answers.count == lines.count)
    #expect(answers.allSatisfy { $0["error"] == nil && $0["sound"] is String })
  }
}
