import Documents
import RuleCompiler
import Testing

/// Entries of lists and values of conditions that can never match are errors.
struct DeadValueTests {
  static let lists: [(file: String, text: String)] = [
    ("lists/bank-numbers.txt", "\"96110\"\n"), ("lists/bank-numbers.txt", "96110.0\n"),
    ("lists/bank-numbers.txt", "96110,police\n"), ("lists/bank-numbers.txt", "96110;\n"),
    ("lists/bank-numbers.txt", "// 96110\n"), ("lists/bank-numbers.txt", "警察 96110\n"),
    ("lists/bank-numbers.txt", "<<<<<<< HEAD\n96110\n=======\n110\n>>>>>>> b\n"),
    ("lists/bank-numbers.txt", "‘96110’\n"), ("lists/ports.txt", "1065*\n"),
    ("lists/ports.txt", "“1065”\n"), ("lists/loan-words.txt", "贷款|借款\n"),
    ("lists/loan-words.txt", "秒.{0,3}批\n"), ("lists/sites.txt", "www.demo.top\n"),
    ("lists/sites.txt", "com\n"), ("lists/sites.txt", "com.cn\n"),
    ("lists/sites.txt", "“demo.top”\n"),
    ("lists/sites.txt", "https://demo.top\n"), ("lists/sites.txt", "*.demo.top\n"),
  ]

  @Test(arguments: lists)
  func `a list that looks full and is dead is refused, with its place and a hint`(
    sample: (file: String, text: String)
  ) throws {
    let data = ShippedData.files(below: ["hosts"])
    let directory = RuleDirectory(data.merging([sample.file: sample.text]) { $1 })
    let findings = directory.compile().diagnostics
    #expect(findings.hasErrors)
    let finding = try #require(findings.all.first { $0.code.number == "E033" })
    #expect(finding.hint != nil)
    #expect(finding.range.file.path.hasSuffix(sample.file))
  }

  @Test(arguments: [
    "{from: ‘96110’}", "{from: '“96110”'}", "{from: '1065*'}", "{from: {prefix: '1065*'}}",
    "{from: '~^1065'}",
    "{to: '96110.0'}", "{from: '96110,110'}", "{phone: '138-0013*'}", "{from: '警察'}",
    "{signature: '【安心】'}", "{url.domain: 'Demo.top'}", "{url.host: 'http://demo.top'}",
    "{url.host: 'demo.top/app'}", "{wechat: 'ABC123'}", "{hour: {at_least: 24}}", "{hour: 24}",
    "{url.host: {match: 'DEMO'}}", "{url.host: {match: 'demo.top/app'}}",
    "{url.domain: 'www.demo.top'}", "{phone: {match: '138-0013'}}", "{from.region: '广州市'}",
    "{signature: {match: '【安心'}}",
    "{hour: {above: 23}}", "{amount: {below: 0}}", "{duration_s: {below: 0}}",
  ])
  func `a value that nothing can have is an error`(condition: String) {
    let kind = condition.contains("duration_s") ? "kind: call\n" : ""
    let codes = RuleDirectory(loan: RuleDirectory.ruleFile(kind + "when: \(condition)")).codes()
    #expect(codes.contains { ["E045", "E028", "E025"].contains($0) }, "\(codes)")
  }

  @Test(arguments: [
    "{from: '96110'}", "{from: ABC}", "{from: {prefix: ['1065', '+']}}", "{to: '*67'}",
    "{signature: '安心'}", "{url.domain: 'demo.top'}", "{url.host: {prefix: 'www.'}}",
    "{wechat: 'abc123'}", "{url.host: {match: '(?i)DEMO'}}", "{url.host: {match: '^demo[.]top$'}}",
    "{phone: {match: '^138'}}", "{from.region: '广州'}", "{signature: {match: '^安心'}}",
    "{hour: {at_least: 22}}", "{amount: {below: 1}}", "{hour: [0, 23]}",
  ])
  func `values that records have are fine`(condition: String) {
    let file = RuleDirectory.ruleFile("when: \(condition)")
    var options = CompilerOptions()
    options.runsSamples = false
    #expect(!RuleDirectory(loan: file).compile(options).hasErrors)
  }

  @Test func `a list in another encoding has one finding, which says so`() {
    let bytes: [UInt8] = [0xB4, 0xFB, 0xBF, 0xEE, 0x0A, 0xB7, 0xC5, 0xBF, 0xEE, 0x0A]
    let files = RuleDirectory().bundle.files.filter { $0.path != "lists/loan-words.txt" }
    let list = RuleBundle.File(path: "lists/loan-words.txt", bytes: bytes)
    let bundle = RuleBundle(directory: "Rules", files: files + [list])
    let found = compileRules(bundle).diagnostics.withoutUnusedLists.all
    #expect(found.map(\.code.number) == ["E033"])
    #expect(found.first?.hint?.contains("GB18030") == true)
  }

  @Test func `a number in a sample is quoted like any other`() {
    let file = RuleDirectory.ruleFile("hits: [{from: 13912345678, text: '贷款'}]")
    #expect(RuleDirectory(loan: file).codes().contains("E028"))
  }
}
