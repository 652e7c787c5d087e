import Engine
import RuleCompiler
import TestSupport
import Testing

/// A list of known texts from its file to what `explain` says.
struct LikeConditionTests {
  private static let toll = "您的高速通行卡已停用，请尽快登录官网重新认证，以免影响通行"

  private static func directory(_ changes: [String: String] = [:]) -> RuleDirectory {
    var files = [
      "manifest.yaml": RuleDirectory.manifest(
        with: "lists: {known: {type: samples, file: lists/known.ndjson}}\nprotected: []\n"),
      "lists/known.ndjson": "{\"id\":\"toll-1\",\"text\":\"\(toll)\",\"case\":\"K 7\"}\n",
      "loan/known.yaml": RuleDirectory.ruleFile(
        "id: known\nwhen: {text: {like: known, at_least: 0.7}}"),
      "loan/near.yaml": RuleDirectory.ruleFile("id: near\nwhen: {text: {like: known}}"),
    ]
    for (path, text) in changes { files[path] = text }
    return RuleDirectory(files)
  }

  @Test(arguments: [
    (toll, ["known", "near"]), ("您的高速通行卡已失效，请尽快登录网站 a.top 认证，以免影响通行", ["near"]),
    ("今天堵车，晚点到", []),
  ])
  func `a rule asks how like a known text is`(text: String, expected: [String]) throws {
    var rules = try MatchingRules(Self.directory())
    #expect(rules.fired(on: message(text)).sorted() == expected)
  }

  @Test func `explain tells the nearest text, also where it is not near enough`() throws {
    var rules = try MatchingRules(Self.directory())
    let near = "您的高速通行卡已失效，请尽快登录网站 a.top 认证，以免影响通行"
    let steps = rules.explanation(of: message(near)).explanation.rules.map {
      ($0.entry.syntax.identifier.text, $0.truth, $0.condition.finding)
    }
    let known = try #require(steps.first { $0.0 == "known" })
    #expect(known.1 == .no)
    #expect(known.2 == "like \"toll-1\" of known by 0.51, 0.7 is asked")
    let far = rules.explanation(of: message("啊")).explanation.rules.map(\.condition.finding)
    #expect(far == ["nothing in common with known", "nothing in common with known"])
  }

  @Test func `samples of a rule see the texts that its file gives`() {
    let file = """
      family: loan
      fixtures:
        known: ['您有一件包裹因地址不详被退回，请打开链接改写地址']
      rules:
        - id: parcel
          title: A known parcel
          kind: sms
          when: {text: {like: known}}
          verdict: review
          hits: [{text: '您有一件包裹因地址不详被退回，请打开 x.top 改写地址'}]
          misses: [{text: '您的高速通行卡已停用，请尽快登录官网重新认证，以免影响通行'}]

      """
    let compilation = Self.directory(["loan/parcel.yaml": file]).compile()
    let errors = compilation.diagnostics.all.filter {
      $0.severity == .error && $0.range.file.path.hasSuffix("parcel.yaml")
    }
    #expect(errors.isEmpty)
    #expect(compilation.samples.results.contains { $0.name == "parcel" && $0.failure == nil })
    let broken = file.replacing("'您有一件包裹因地址不详被退回，请打开链接改写地址'", with: "' '")
    let codes = Self.directory(["loan/parcel.yaml": broken]).compile().diagnostics.all
    #expect(codes.contains { $0.code.number == "E033" })
  }
}
