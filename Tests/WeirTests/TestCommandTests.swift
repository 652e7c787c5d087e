import Foundation
import Testing

struct TestCommandTests {
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  @Test func `samples that hold are counted by file`() throws {
    let result = try weir.run(["test"])
    #expect(result.status == 0)
    try expectGolden(result.output, "test.txt")
  }

  @Test func `a sample that fails is shown, and the exit code says so`() throws {
    try weir.write(
      "Rules/loan/more.yaml",
      """
      family: loan
      rules:
        - id: loan-more
          title: More
          kind: sms
          when: {text: '放款'}
          verdict: review
          hits:
            - {text: '贷款'}
          misses:
            - {text: '明天见'}

      """)
    let result = try weir.run(["test", "Rules"])
    #expect(result.status == 1)
    try expectGolden(result.output, "test-failed.txt")
    #expect(try weir.run(["test", "Rules", "--only", "loan-offer"]).status == 0)
    #expect(try weir.run(["test", "Rules", "--only", "loan-more"]).status == 1)
  }

  @Test func `who wants no files sees one line, and what is wrong`() throws {
    let lines = try weir.run(["test"]).lines
    #expect(try weir.run(["test", "-q"]).lines == lines.suffix(1))
  }

  @Test(arguments: ["--json", "--coverage", "--mutate", "--junit=a"])
  func `a watch does nothing else`(option: String) throws {
    let result = try weir.run(["test", "--watch", option])
    #expect(result.status == 2 && result.errors.contains("--watch stands alone"))
  }

  @Test func `a rule that is not there gives one line and nothing else`() throws {
    let result = try weir.run(["test", "--only", "loan-none"])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors == "weir: no rule is called \"loan-none\"\n")
  }

  @Test func `each sample is a JSON object where that is asked`() throws {
    let result = try weir.run(["test", "--json"])
    #expect(result.status == 0)
    let objects = try result.lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.count == 6)
    #expect(objects.allSatisfy { $0["passed"] as? Bool == true })
    #expect(Set(objects.compactMap { $0["claim"] as? String }) == ["hit", "miss", "case"])
  }

  @Test func `what no sample needs is shown and counted`() throws {
    try weir.write(
      "Rules/loan/more.yaml",
      """
      family: loan
      define:
        money: '钱|款'
      rules:
        - id: loan-more
          title: More
          kind: sms
          when:
            all: [{text: '放{money}|借{money}'}, {text: {words: [秒批, 秒到]}}]
            none: [{link_class: intl}, {from: '95588'}]
          verdict: review
          hits: [{from: '1', text: '借钱秒批'}, {from: '1', text: '借款秒批'}]
          misses: [{from: '95588', text: '借钱秒批'}, {from: '1', text: '借钱'}]

      """)
    let result = try weir.run(["test", "Rules", "--mutate"])
    #expect(result.status == 0)
    try expectGolden(result.output, "test-mutate.txt")
    let objects = try weir.run(["test", "Rules", "--coverage", "--json"]).lines
    #expect(objects.contains { $0.contains(#""text":"秒到","needed":false"#) })
    #expect(objects.contains { $0.contains(#""text":"秒批","needed":true"#) })
  }

  @Test func `JUnit's XML holds every sample, quoted`() throws {
    try weir.write(
      "Rules/loan/more.yaml",
      "family: loan\nrules:\n  - {id: loan-more, title: More, kind: sms, when: {text: '<贷&款>'}, "
        + "verdict: review, hits: [{text: 好}], misses: [{text: 好}]}\n")
    let result = try weir.run(["test", "Rules", "--junit", "samples.xml"])
    #expect(result.status == 1)
    let url = weir.directory.appendingPathComponent("samples.xml")
    let text = try String(contentsOf: url, encoding: .utf8)
    #expect(text.contains(#" failures="1">"#))
    #expect(
      text.contains(
        "<failure message=\"`loan-more` does not fire on this hit: `text: '&lt;贷&amp;款&gt;'`"))
    #expect(try weir.run(["test", "Rules", "--junit", "no/such.xml"]).status == 3)
  }
}
