import Bytes
import Testing

@testable import Facts

@Suite struct ContextWordsTests {
  @Test func `the built-in words are those that are shipped`() {
    let file = ShippedData.bytes(of: ContextWordsParse.fileName)
    #expect(!file.isEmpty)
    let shipped = file.withByteView { ContextWordsParse.groups($0) }
    let builtIn = ContextWordsParse.groups(ByteView(ContextWords.builtInRows))
    #expect(shipped.problems.isEmpty && builtIn.problems.isEmpty)
    #expect(shipped.groups == builtIn.groups)
    #expect(Set(shipped.groups.keys) == Set(ContextWords.Group.allCases))
  }

  @Test func `a group that is not in a file has the built-in words`() {
    let parse = Array("phone\t呼机 寻呼\nphone\ttel\n".utf8).withByteView { ContextWordsParse($0) }
    #expect(parse.problems.isEmpty)
    #expect(parse.words.phone.count == 3)
    #expect(parse.words.hotline.count == ContextWords.builtIn.hotline.count)
  }

  @Test(arguments: [
    ("phones\t电话", "1:1: this is no group of context words"),
    ("phone\t", "1:1: a row has 2 columns"), ("\t电话", "1:2: a row has 2 columns"),
    ("phone", "1:1: a row has 2 columns"),
  ])
  func `a wrong row is told`(row: String, problem: String) {
    let parse = Array(row.utf8).withByteView { ContextWordsParse($0) }
    #expect(parse.problems.map(\.description) == [problem])
  }
}
