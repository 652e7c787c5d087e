import Bytes
import Testing

@testable import Views

struct VariantsCheckTests {
  @Test func `of two entries for one source the first is kept`() {
    func entry(_ source: UInt32, _ target: UInt32, line: Int) -> Variants.Entry {
      Variants.Entry(
        file: .characters, source: [source], target: [target], line: line, column: 1,
        range: ByteRange(0..<1), isForced: false)
    }
    let check = VariantsCheck(
      [entry(1, 2, line: 1), entry(1, 3, line: 2), entry(4, 2, line: 3)], frequent: [])
    #expect(check.entries.map(\.line) == [1, 3])
    #expect(check.problems.map(\.problem.line) == [2])
  }
}
