import Bytes
import Facts
import Testing

@Suite struct NumberPlanReaderTests {
  @Test func `the shipped files have no problems`() {
    #expect(ShippedData.planParse.problems == [])
    for file in EntityData.File.allCases {
      let parse = ShippedData.listParse(file)
      #expect(parse.problems == [] && parse.entries.count > 10, "\(file.rawValue)")
    }
    let bindings = ShippedData.bytes(of: "numbers/signature-bindings.tsv")
    #expect(!bindings.isEmpty)
    #expect(bindings.withByteView { SignatureBindingsParse($0).problems } == [])
  }

  @Test(arguments: [
    (NumberPlan.File.classes, "13\t11", "1:1: a row has 3 to 5 columns"),
    (.classes, "1x\t11\tmobile", "1:1: this must be digits"),
    (.classes, "\n13\tx\tmobile", "2:4: this must be a number of digits"),
    (.classes, "13\t12-11\tmobile", "1:4: this must be a number of digits"),
    (.classes, "13\t11\tmobil", "1:7: this is no class of numbers"),
    (.classes, "13\t11\tmobile\tx", "1:14: this must be a number of digits"),
    (.classes, "13\t11\tmobile\n13\t11\tmvno", "2:1: the row stands in line 1 already"),
    (.areas, "010\t北京\t\t8", "1:8: the cell is empty"),
    (.areas, "010\t北京\t北京\t99", "1:11: this must be a number of digits"),
    (.countries, "44\tten\tUK", "1:4: this must be a number of digits"),
    (.ports, "1069\tx", "1:6: this must be a number of digits"),
    (.segments, "1391234\t\tnote", "1:9: the cell is empty"),
  ])
  func `a bad row is a problem with its place`(
    file: NumberPlan.File, text: String, problem: String
  ) {
    let parse = NumberPlanParse.reading { $0 == file ? Array(text.utf8) : [] }
    #expect(parse.problems.map { "\($0.problem)" } == [problem])
    #expect(parse.problems.allSatisfy { $0.file == file })
  }
}
