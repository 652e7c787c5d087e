import Bytes
import Engine
import Foundation
import Records
import Testing

struct DecisionEncoderTests {
  /// The keys of a decision in their order; docs/DECISIONS.md has a row for each.
  static let decisionKeys = [
    "id", "verdict", "v", "kind", "ts", "from", "to", "rule", "rules", "lists", "tags", "score",
    "reason", "flags", "evasion", "engine", "ruleset", "source", "decided_at", "ext",
  ]
  static let rejectedKeys = ["rejected", "v", "source", "decided_at"]

  @Test(arguments: DecisionExample.all)
  func `the page shows what the engine writes`(example: DecisionExample) throws {
    let written = try example.block()
    try DecisionsPage.refresh(example.name, with: written)
    #expect(try DecisionsPage().blocks[example.name] == written)
  }

  @Test func `the page has no example that is not checked`() throws {
    #expect(try Set(DecisionsPage().blocks.keys) == Set(DecisionExample.all.map(\.name)))
  }

  @Test func `the page has a row for every key, in order`() throws {
    let text = try DecisionsPage().text
    let rows = text.matches(of: #/(?m)^\| `([a-z_.\[\]]+)` \|/#).map { String($0.1) }
    let tops = rows.filter { !$0.contains(".") && !$0.contains("[") }
    #expect(tops == Self.decisionKeys + Self.rejectedKeys)
  }

  @Test(arguments: DecisionExample.all)
  func `a line is one object with its keys in order`(example: DecisionExample) throws {
    let line = try example.line()
    #expect(try !line.object.isEmpty)
    let keys = topKeys(of: line.text)
    let order = line.queue == .rejected ? Self.rejectedKeys : Self.decisionKeys
    #expect(keys == order.filter(keys.contains))
    #expect(Set(keys) == Set(try line.object.keys))
    if line.queue != .rejected { #expect(Array(keys.prefix(2)) == ["id", "verdict"]) }
  }

  @Test func `every key of a decision stands in some example`() throws {
    let keys = try DecisionExample.all.flatMap { topKeys(of: try $0.line().text) }
    #expect(Set(keys) == Set(Self.decisionKeys + Self.rejectedKeys))
  }

  @Test func `a rejected line that is too long is cut between characters`() throws {
    let text = message(String(repeating: "长", count: Limits.lineByteCountMax / 3 + 10))
    let line = Decider(ruleSet: TestRules().build()).decide([text]).lines[0]
    let rejected = try #require(try line.object["rejected"] as? [String: Any])
    #expect(rejected["reason"] as? String == "line-too-long")
    #expect(rejected["byte_count"] as? Int == text.utf8.count)
    let raw = try #require(rejected["raw"] as? String)
    #expect(text.hasPrefix(raw))
    #expect((Limits.lineByteCountMax - 2...Limits.lineByteCountMax).contains(raw.utf8.count))
  }

  @Test func `a long rejected line that is no UTF-8 keeps as many bytes`() throws {
    let batch = [UInt8](repeating: 0xBF, count: Limits.lineByteCountMax + 5)
    let line = Decider(ruleSet: TestRules().build()).decide(batch).lines[0]
    let rejected = try #require(try line.object["rejected"] as? [String: Any])
    #expect((rejected["raw_hex"] as? String)?.count == 2 * Limits.lineByteCountMax)
  }

  @Test func `what a sender wrote cannot leave its string`() throws {
    let hostile = "\"},\\\u{0}\u{7F}\n\u{2028}\u{202E}{\""
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("x"))
    let line = rules.build().decide(message("x", id: hostile, from: hostile)).line
    let object = try line.object
    #expect(object["id"] as? String == hostile)
    #expect(object["from"] as? String == hostile)
    #expect(!line.bytes.dropLast().contains { $0 < 0x20 || $0 == 0x7F })
  }

  @Test func `spans are bytes of the decoded text`() throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try rules.text("贷款"))
    let line = rules.build().decide(
      message().replacing(#""text":"t""#, with: #""text":"\u4f60\n贷款""#)
    ).line
    #expect(line.text.contains(#""spans":[[4,10]]"#))
  }

  /// The keys at the top of an object, in the order of the text.
  private func topKeys(of text: String) -> [String] {
    var keys: [String] = []
    var depth = 0
    var rest = Substring(text)
    while let character = rest.first {
      guard character != "\"" else {
        let end = rest.dropFirst().firstMatch(of: #/(?:[^"\\]|\\.)*"/#)?.range.upperBound
        let string = rest[..<(end ?? rest.endIndex)]
        rest = rest[string.endIndex...]
        if depth == 1, rest.first == ":" { keys.append(String(string.dropFirst().dropLast())) }
        continue
      }
      if "{[".contains(character) { depth += 1 }
      if "}]".contains(character) { depth -= 1 }
      rest = rest.dropFirst()
    }
    return keys
  }
}
