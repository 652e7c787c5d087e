import Bytes
import TestSupport
import Testing

@testable import Views

struct VariantsReaderTests {
  @Test func `columns and variants are split, comments and blank lines are not read`() {
    var reader = VariantsReader()
    Array("# a\tb\n\n送\t宋  颂\tobserved force\tnote\r\n".utf8).withByteView {
      reader.read($0, as: .characters)
    }
    #expect(reader.problems.isEmpty)
    #expect(reader.entries.map(\.source) == [[0x5B8B], [0x9882]])
    #expect(reader.entries.allSatisfy { $0.target == [0x9001] && $0.isForced && $0.line == 3 })
  }

  @Test func `random bytes are read without a trap`() {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<300 {
      var reader = VariantsReader()
      let alphabet: [UInt8] = [9, 10, 32, 35, 97, 0xE4, 0xB8, 0x80]
      let bytes = (0..<40).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      bytes.withByteView { reader.read($0, as: .phrases) }
      #expect(reader.problems.allSatisfy { $0.problem.range.endOffset <= bytes.count })
    }
  }
}
