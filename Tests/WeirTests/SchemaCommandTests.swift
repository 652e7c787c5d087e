import Bytes
import Documents
import Foundation
import Testing

struct SchemaCommandTests {
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  private func schema(_ subject: String) throws -> JSONValue {
    let result = try weir.run(["schema", subject])
    #expect(result.status == 0)
    return try #require(JSONValue(Array(result.output.utf8)))
  }

  private func problems(_ path: String, _ schema: JSONValue) throws -> [String] {
    let url = WeirProgram.repository.appendingPathComponent(path)
    let text = try String(contentsOf: url, encoding: .utf8)
    var findings = DiagnosticList()
    let root = try #require(parseDocument(SourceFile(path: path, text: text), into: &findings))
    var check = SchemaCheck(schema)
    check.check(JSONValue(root))
    return check.problems
  }

  @Test func `every shipped rule file and the manifest fit their schemas`() throws {
    let rules = try schema("rules")
    let root = WeirProgram.repository.appendingPathComponent("Rules")
    let files = try #require(FileManager.default.enumerator(atPath: root.path))
    var count = 0
    for case let path as String in files where path.hasSuffix(".yaml") && path.contains("/") {
      count += 1
      let found = try problems("Rules/" + path, rules)
      #expect(found.isEmpty, "\(path): \(found)")
    }
    #expect(count > 30)
    let manifest = try problems("Rules/manifest.yaml", try schema("manifest"))
    #expect(manifest.isEmpty, "\(manifest)")
    let settings = try problems("systemd/weir.yaml", try schema("configuration"))
    #expect(settings.isEmpty, "\(settings)")
  }

  @Test(arguments: [
    "familie: x", "rules: []", "rules: [{id: A, title: t, kind: sms, when: {text: a}}]",
    "rules: [{id: a, title: t, kind: sms, when: {}}]",
    "rules: [{id: a, title: t, kind: fax, when: {text: a}}]",
    "rules: [{id: a, title: t, kind: sms, when: {sender: a}}]",
    "rules: [{id: a, title: t, kind: sms, when: {text: {regex: a}}}]",
    "rules: [{id: a, title: t, kind: sms, when: {from: 95588}}]",
    "rules: [{id: a, title: t, kind: sms, when: {hour: {above: 30}}}]",
    "rules: [{id: a, title: t, kind: sms, when: {has: [brnd]}}]",
    "rules: [{id: a, title: t, kind: sms, when: {text: a}, hits: [{form: '1'}]}]",
  ])
  func `what the compiler refuses the schema does not fit`(text: String) throws {
    var findings = DiagnosticList()
    let root = try #require(
      parseDocument(SourceFile(path: "x.yaml", text: text + "\n"), into: &findings))
    var check = SchemaCheck(try schema("rules"))
    check.check(JSONValue(root))
    #expect(!check.problems.isEmpty)
  }

  @Test func `records and decisions fit their schemas`() throws {
    let more = """
      family: loan
      rules:
        - {id: prize-trial, title: On trial, kind: sms, mode: shadow, when: {text: 中奖}, verdict: block}
        - {id: call-abroad, title: A call, kind: call, when: {link_class: intl}, verdict: block}

      """
    try weir.write("Rules/loan/more.yaml", more)
    let call =
      #"{"kind":"call","id":"f","ts":1772323200000,"from":"1","to":"2","stage":"attempt","#
      + #""link_class":"intl"}"# + "\n"
    let texts = ["贷款秒批加V", "您的贷款本期应还1200元", "中奖了", "明天见", "兼职 贷 款"]
    let senders = ["13912345678", "95588", "1069", "1069", "1069"]
    let messages = zip(texts, senders).map { message("a", from: $1, $0) }
    let others =
      message("a", from: "1069", "明天见", #","zone":{"x":[1,null]}"#)
      + messages[3].replacing(#""id":"a","#, with: "")
    try weir.write("records.ndjson", messages.joined() + call + others)
    let lines = try weir.run(["scan", "--rules", "Rules", "records.ndjson"])
    #expect(lines.status == 0 && lines.lines.count == 8)
    let keys = ["rules", "lists", "tags", "score", "flags", "evasion", "ext", "view"]
    for key in keys { #expect(lines.output.contains("\"\(key)\":"), "\(key)") }
    for word in ["block", "review", "allow", "protected", "shadow"] {
      #expect(lines.output.contains("\"\(word)\""), "\(word)")
    }
    let decisions = try schema("decisions")
    for line in lines.lines {
      var check = SchemaCheck(decisions)
      check.check(try #require(JSONValue(Array(line.utf8))))
      #expect(check.problems.isEmpty, "\(check.problems)")
    }
    let samples = WeirProgram.repository.appendingPathComponent(
      "Rules/clean/messages.ndjson")
    let records = try schema("records")
    for line in try String(contentsOf: samples, encoding: .utf8).split(separator: "\n") {
      var check = SchemaCheck(records)
      check.check(try #require(JSONValue(Array(line.utf8))))
      #expect(check.problems.isEmpty, "\(check.problems)")
    }
  }

  @Test func `the schemas that editors are pointed at are these`() throws {
    for subject in ["rules", "manifest", "configuration"] {
      let url = WeirProgram.repository.appendingPathComponent("docs/schemas/\(subject).json")
      try expectFile(url, try weir.run(["schema", subject]).output)
    }
    let settings = try String(
      contentsOf: WeirProgram.repository.appendingPathComponent(".vscode/settings.json"),
      encoding: .utf8)
    for subject in ["rules", "manifest", "configuration"] {
      #expect(settings.contains("docs/schemas/\(subject).json"))
    }
  }

  @Test func `fields and tags are listed, and as JSON`() throws {
    let fields = try weir.run(["fields"])
    #expect(fields.status == 0)
    #expect(fields.output.contains("signature.binding") && fields.output.contains("bound"))
    let urls = try weir.run(["fields", "url"])
    #expect(urls.lines.allSatisfy { $0.contains("url") || $0.hasPrefix(" ") })
    let json = try weir.run(["fields", "--json"])
    #expect(json.lines.allSatisfy { JSONValue(Array($0.utf8))?["name"]?.text != nil || $0.isEmpty })
    let tags = try weir.run(["tags", "--rules", "Rules"])
    #expect(tags.status == 0 && tags.output.contains("loan"))
    let tagLines = try weir.run(["tags", "--json"])
    #expect(tagLines.lines.contains { $0.contains("\"rules\":") })
  }
}
