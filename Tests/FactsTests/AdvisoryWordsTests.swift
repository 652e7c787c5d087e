import Bytes
import Facts
import TestSupport
import Testing
import Views

struct AdvisoryWordsTests {
  @Test func `a role that nobody knows is told with its place`() {
    let parse = ByteView("report\t冒充\nwhisper\t嘘\n").readAdvisories
    #expect(parse.problems.map { "\($0)" } == ["2:1: this is no role of words"])
  }

  @Test func `the file that ships has no problem`() {
    let bytes = ShippedData.bytes(of: AdvisoryWords.fileName)
    #expect(!bytes.isEmpty)
    #expect(bytes.withByteView { $0.readAdvisories.problems.isEmpty })
  }
}

extension ByteView {
  fileprivate var readAdvisories: AdvisoryWordsParse {
    AdvisoryWordsParse(self, tables: .withoutVariants)
  }
}
