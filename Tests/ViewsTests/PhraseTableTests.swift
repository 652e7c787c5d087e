import TestSupport
import Testing

@testable import Views

struct PhraseTableTests {
  @Test func `a tree holds its phrases and no others`() {
    var random = SeededGenerator(seed: 8)
    var known: Set<[UInt32]> = []
    for _ in 0..<300 {
      let length = Int.random(in: 2...5, using: &random)
      known.insert((0..<length).map { _ in UInt32.random(in: 0x61...0x66, using: &random) })
    }
    let phrases = known.map { PhraseTable.Phrase(source: $0, target: $0 + [1]) }
    let table = PhraseTable(phrases)
    for _ in 0..<3000 {
      let length = Int.random(in: 2...6, using: &random)
      let word = (0..<length).map { _ in UInt32.random(in: 0x61...0x67, using: &random) }
      let node = word.reduce(PhraseTable.root as UInt32?) { node, code in
        node.flatMap { table.step($0, code) }
      }
      let target = node.flatMap { table.phrase(at: $0) }.map { table.target(of: $0) }
      #expect(target == (known.contains(word) ? word + [1] : nil))
      let mayBegin = table.mayBegin(word[0], word[1])
      #expect(mayBegin || !known.contains(word))
    }
  }
}
