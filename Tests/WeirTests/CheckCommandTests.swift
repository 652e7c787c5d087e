import Bytes
import Foundation
import Testing

struct CheckCommandTests {
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  @Test func `sound rules are said to be fine`() throws {
    let result = try weir.run(["check"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    try expectGolden(result.output, "check.txt")
  }

  @Test func `mistakes are shown, and the exit code says so`() throws {
    try weir.write("Rules/loan/more.yaml", "family: loan\nrules:\n  - {id: a, titel: b}\n")
    let result = try weir.run(["check", "Rules"])
    #expect(result.status == 1)
    try expectGolden(result.output, "check-refused.txt")
    let json = try weir.run(["check", "Rules", "--json"])
    #expect(json.status == 1)
    let codes = json.lines.map { $0.prefix(15) }
    #expect(codes.count >= 3)
    #expect(codes.allSatisfy { $0.hasPrefix("{\"code\":\"") })
  }

  @Test func `strict makes a rule without samples an error`() throws {
    try weir.write(
      "Rules/loan/more.yaml",
      "family: loan\nrules:\n  - {id: a, title: b, kind: sms, when: {text: c}, verdict: review}\n")
    #expect(try weir.run(["check"]).status == 0)
    #expect(try weir.run(["check", "--strict"]).status == 1)
  }

  @Test func `a warning is an error where its code is denied`() throws {
    try weir.write(
      "Rules/loan/more.yaml",
      "family: loan\nrules:\n  - {id: a, title: b, kind: sms, when: {text: cd}, verdict: review}\n")
    #expect(try weir.run(["check", "--deny", "W046"]).status == 0)
    #expect(try weir.run(["check", "--deny", "W046", "--deny", "W030"]).status == 1)
    for code in ["E055", "W999", "x"] {
      #expect(try weir.run(["check", "--deny", code]).status == 2)
    }
  }

  @Test(arguments: ["W052", "optional-sign", "e014"])
  func `a code is explained with a wrong and a right example, within 80 columns`(
    code: String
  ) throws {
    let result = try weir.run(["check", "--explain", code])
    #expect(result.status == 0)
    #expect(result.output.contains("\nWrong:\n") && result.output.contains("\nRight:\n"))
    for line in result.lines { #expect(columnCount(of: String(line)) <= 80, "\(line)") }
  }

  @Test func `a code that is none is told`() throws {
    let result = try weir.run(["check", "--explain", "optional-sgin"])
    #expect(result.status == 2)
    #expect(result.errors.contains("`optional-sign`"))
  }

  @Test func `findings are printed as SARIF`() throws {
    try weir.write("Rules/loan/more yet.yaml", "family: loan\nrules:\n  - {id: a, titel: b}\n")
    let result = try weir.run(["check", "--format", "sarif"])
    #expect(result.status == 1)
    let page = try #require(JSONValue(Array(result.output.utf8)))
    #expect(page["version"]?.text == "2.1.0")
    guard case .array(let runs)? = page["runs"], case .array(let results)? = runs.first?["results"],
      case .array(let rules)? = runs.first?["tool"]?["driver"]?["rules"]
    else {
      Issue.record("the page has no results")
      return
    }
    let first = try #require(results.first { $0["ruleId"]?.text == "E027" })
    #expect(first["level"]?.text == "error")
    #expect(rules.contains { $0["id"]?.text == "E027" })
    guard case .array(let places)? = first["locations"],
      let place = places.first?["physicalLocation"]
    else {
      Issue.record("the result has no place")
      return
    }
    #expect(place["artifactLocation"]?["uri"]?.text == "Rules/loan/more%20yet.yaml")
    #expect(place["region"]?["startLine"]?.integer == 3)
    guard case .array(let fixes)? = first["fixes"],
      case .array(let changes)? = fixes.first?["artifactChanges"],
      case .array(let texts)? = changes.first?["replacements"]
    else {
      Issue.record("the result is not mended")
      return
    }
    #expect(texts.first?["insertedContent"]?["text"]?.text == "title")
  }

  /// A rule with one line that is wrong, and how it is mended; nil where a person must think.
  @Test(arguments: [
    ("titel: T", "title: T"), ("verdict: blok", "verdict: block"),
    ("when: {and: [{text: '中奖'}, {text: '领取'}]}", nil),
    ("when: {signature: '【某行】', text: '积分'}", "when: {signature: '某行', text: '积分'}"),
    ("when: {url.host: Demo.Example.COM}", "when: {url.host: 'demo.example.com'}"),
    ("when: {url.host: 'Demo.Example.COM'}", "when: {url.host: 'demo.example.com'}"),
    ("when: {url.domain: 'www.example.com'}", "when: {url.domain: 'example.com'}"),
    ("when: {from.region: '广州市', text: '积分'}", "when: {from.region: '广州', text: '积分'}"),
    ("title: T  # weir: allow W046 for a reason", "title: T"), ("wehnever: x", nil),
  ])
  func `what is certain is mended in the file, and nothing else`(wrong: String, right: String?)
    throws
  {
    let key = wrong.prefix { $0 != ":" }
    let sound =
      ["id: loan-more", "title: T", "kind: sms", "when: {text: '中奖了'}", "verdict: review"]
      + ["hits: []", "misses: []"]
    let names = [key, key == "titel" ? "title" : key]
    let lines = sound.filter { line in !names.contains { line.hasPrefix($0 + ":") } }
    func file(_ line: String) -> String {
      "family: loan\nrules:\n  - " + ([line] + lines).joined(separator: "\n    ") + "\n"
    }
    try weir.write("Rules/loan/more.yaml", file(wrong))
    let result = try weir.run(["check", "Rules", "--fix"])
    let after = try String(
      contentsOf: weir.directory.appending(path: "Rules/loan/more.yaml"), encoding: .utf8)
    #expect(after == file(right ?? wrong), "\(result.output)")
    #expect(result.errors.contains(right == nil ? "nothing here" : "mended: 1 finding in 1 file"))
  }

  @Test func `several mistakes of a file are mended at once, and a link is left alone`() throws {
    let file =
      "family: loan\nrules:\n  - {id: loan-b, titel: 贷, kind: sms, when: {text: '中奖'}, verdict: reviev}\n"
    try weir.write("Rules/loan/more.yaml", file)
    try weir.write("Rules/lists/banks.txt", "95588\n95533\n95588\n")
    #expect(try weir.run(["check", "--fix"]).errors == "mended: 2 findings in 1 file\n")
    let mended = try weir.run(["check"])
    #expect(mended.status == 0)
    try weir.write("elsewhere", file)
    let link = weir.directory.appending(path: "Rules/loan/more.yaml")
    try FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "../../elsewhere")
    let result = try weir.run(["check", "--fix"])
    #expect(result.status == 2 && result.errors.contains("nothing in it is mended"))
    #expect(
      try String(contentsOf: weir.directory.appending(path: "elsewhere"), encoding: .utf8) == file)
  }

  @Test func `a directory without a manifest has one finding`() throws {
    try weir.write("other/a.yaml", "a: b\n")
    let result = try weir.run(["check", "other"])
    #expect(result.status == 1)
    #expect(result.output.contains("E030"))
    #expect(!result.output.contains("E027"))
  }

  @Test func `a directory that is not there is an error of the system`() throws {
    #expect(try weir.run(["check", "nowhere"]).status == 3)
  }

  @Test(arguments: [
    [], ["check"], ["test"], ["scan"], ["explain"], ["run"], ["reload"], ["status"], ["stats"],
  ])
  func `help shows what to type, within 80 columns`(command: [String]) throws {
    let result = try weir.run(command + ["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("  weir " + (command.first ?? "check")))
    for line in result.lines where !line.hasPrefix("USAGE") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: [
    ("scna", "scan"), ("chekc", "check"), ("explian", "explain"), ("statu", "status"),
    ("\u{1B}[31mrun", nil), ("records.ndjson", nil),
  ])
  func `a command that is none is told, with the one that was meant`(
    word: String, meant: String?
  ) throws {
    let result = try weir.run([word, "--rules", "Rules"])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("did you mean") == (meant != nil))
    if let meant { #expect(result.errors.contains("`weir \(meant)`")) }
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `the help has the commands in groups`() throws {
    let help = try weir.run(["--help"]).output
    let authors = try #require(help.range(of: "AUTHOR SUBCOMMANDS"))
    let operators = try #require(help.range(of: "OPERATOR SUBCOMMANDS"))
    let fold = try #require(help.range(of: "\n  fold "))
    let status = try #require(help.range(of: "\n  status "))
    #expect(authors.lowerBound < fold.lowerBound && fold.lowerBound < operators.lowerBound)
    #expect(operators.lowerBound < status.lowerBound)
  }

  @Test func `no line of a help text is long enough to be wrapped again`() throws {
    let sources = WeirProgram.repository.appendingPathComponent("Sources/weir")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    for case let name as String in files where name.hasSuffix(".swift") {
      let text = try String(
        contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      for part in text.components(separatedBy: "discussion: \"\"\"\n").dropFirst() {
        let discussion = part.components(separatedBy: "\"\"\"")[0]
        for line in discussion.split(separator: "\n") {
          #expect(line.dropFirst(6).count <= 78, "\(name): \(line)")
        }
      }
    }
  }

  @Test(arguments: [
    ["check", "--nothing"], ["chekc"], ["scan"], ["explain"], ["explain", "a", "--text", "b"],
  ])
  func `wrong usage exits with 2`(arguments: [String]) throws {
    let result = try weir.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }
}
