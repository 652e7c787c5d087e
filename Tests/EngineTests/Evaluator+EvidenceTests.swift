import Bytes
import Records
import Testing

@testable import Engine

/// A condition over the words 一 to 四 and what of the text 二-三-四 is its evidence.
struct EvidenceCase: Sendable, CustomTestStringConvertible {
  var name: String
  var spans: [Range<Int>]
  var condition: @Sendable (inout TestRules) throws -> NodeID

  var testDescription: String { name }

  init(
    _ name: String, _ spans: [Range<Int>],
    _ condition: @escaping @Sendable (inout TestRules) throws -> NodeID
  ) {
    self.name = name
    self.spans = spans
    self.condition = condition
  }
}

struct EvaluatorEvidenceTests {
  @Test(arguments: [
    EvidenceCase("a text", [4..<7]) { try $0.text("三") },
    EvidenceCase("all", [8..<11, 0..<3]) {
      try $0.builder.node(.all, of: [$0.text("四"), $0.text("二")])
    },
    EvidenceCase("any: the first that holds", [4..<7]) {
      try $0.builder.node(.any, of: [$0.text("一"), $0.text("三"), $0.text("二")])
    },
    EvidenceCase("some: as many as are needed", [8..<11, 0..<3]) {
      let parts = try [$0.text("四"), $0.text("一"), $0.text("二"), $0.text("三")]
      return $0.builder.node(.some(atLeast: 2), of: parts)
    },
    EvidenceCase("none: nothing", []) { try $0.builder.node(.none, of: [$0.text("一")]) },
    EvidenceCase("none of none: nothing", []) {
      let inner = try $0.builder.node(.none, of: [$0.text("三")])
      return $0.builder.node(.none, of: [inner])
    },
    EvidenceCase("any of all", [4..<7, 8..<11]) {
      let misses = try $0.builder.node(.all, of: [$0.text("二"), $0.text("一")])
      let holds = try $0.builder.node(.all, of: [$0.text("三"), $0.text("四")])
      return $0.builder.node(.any, of: [misses, holds])
    },
    EvidenceCase("words, in the order of the text", [0..<3, 8..<11]) {
      $0.words(["四", "二", "一"], atLeast: 2)
    },
    EvidenceCase("the same predicate twice", [4..<7, 4..<7]) {
      let node = try $0.text("三")
      return $0.builder.node(.all, of: [node, node])
    },
    EvidenceCase("fields leave nothing", []) {
      try $0.builder.node(.all, of: [$0.match(.from, "1"), $0.absent(.node)])
    },
    EvidenceCase("a pattern that matches nothing", [0..<0]) { try $0.text("") },
  ])
  func `evidence is what the rule rests on`(test: EvidenceCase) throws {
    var rules = TestRules()
    rules.add("r", .verdict(.review), try test.condition(&rules))
    let outcome = rules.build().decide(message("二-三-四"))
    #expect(outcome.firedIdentifiers == ["r"])
    #expect(outcome.evidence[0] == test.spans.map { .span(ByteRange($0)) })
  }

  @Test func `a list gives its entry as it was written`() throws {
    var rules = TestRules()
    let first = rules.add("first", .numbers, ["10086"])
    let second = rules.add("second", .numbers, ["95588", "138-0013-8000"])
    let root = rules.builder.node(.any, of: [rules.list(.from, first), rules.list(.from, second)])
    rules.add("r", .verdict(.review), root)
    let outcome = rules.build().decide(message(from: "+8613800138000"))
    #expect(outcome.evidence == [[.entry(ListEntry(list: second, entry: 1))]])
    #expect(
      outcome.line.text.contains(#""lists":[{"list":"second","entry":"138-0013-8000"}]"#))
  }

  @Test func `evidence does not depend on what other rules asked before`() throws {
    var alone = TestRules()
    var among = TestRules()
    for _ in 0..<2 { among.add("z", .verdict(.allow), try among.text("四|三")) }
    for step in [0, 1] {
      var rules = step == 0 ? alone : among
      let words = rules.words(["二", "三", "四"], atLeast: 2)
      let parts = try [rules.text("一"), words, rules.text("三")]
      rules.add("r", .verdict(.review), rules.builder.node(.some(atLeast: 1), of: parts))
      if step == 0 { alone = rules } else { among = rules }
    }
    let lone = alone.build().decide(message("二-三-四"))
    let shared = among.build().decide(message("二-三-四"))
    #expect(shared.firedIdentifiers == ["z", "z", "r"])
    #expect(lone.evidence[0] == shared.evidence[2])
  }

  @Test func `the view of a text is told, and fields have none`() throws {
    var rules = TestRules()
    rules.add("a", .verdict(.review), try rules.text("三"))
    rules.add("b", .verdict(.review), try rules.match(.from, "1"))
    let text = rules.build().decide(message("三")).line.text
    #expect(text.contains(#""id":"a","rev":1,"mode":"enforce","view":"raw","spans":[[0,3]]}"#))
    #expect(text.contains(#""id":"b","rev":1,"mode":"enforce"}"#))
  }
}
