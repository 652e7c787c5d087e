import Bytes
import TestSupport
import Testing

@testable import Engine

struct OperandTableTests {
  /// Three sets: two words, nothing, and the empty word.
  private func answers(_ value: String) -> (equal: [Bool], prefix: [Bool]) {
    let table = OperandTable([["ab", "abc"].map { Array($0.utf8) }, [], [[]]])
    return value.withByteView { bytes in
      let sets = (0..<3).map { OperandsID($0) }
      var equal: [Bool] = []
      var prefix: [Bool] = []
      for set in sets {
        equal.append(table.contains(bytes, in: set))
        prefix.append(table.containsPrefix(of: bytes, in: set))
      }
      return (equal, prefix)
    }
  }

  @Test(arguments: [
    ("ab", [true, false, false], [true, false, true]),
    ("abc", [true, false, false], [true, false, true]),
    ("abcd", [false, false, false], [true, false, true]),
    ("a", [false, false, false], [false, false, true]),
    ("", [false, false, true], [false, false, true]),
    ("xab", [false, false, false], [false, false, true]),
  ])
  func `a value is sought in one set`(value: String, equal: [Bool], prefix: [Bool]) {
    let found = answers(value)
    #expect(found.equal == equal)
    #expect(found.prefix == prefix)
  }

  @Test func `it finds what an array finds`() {
    var generator = SeededGenerator(seed: 3)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
        UInt8.random(in: 97..<100, using: &generator)
      }
    }
    for _ in 0..<200 {
      let sets = (0..<3).map { _ in
        (0..<Int.random(in: 0..<6, using: &generator)).map { _ in word() }
      }
      let table = OperandTable(sets)
      let value = word()
      for (index, set) in sets.enumerated() {
        let id = OperandsID(index)
        let isFound = value.withByteView { table.contains($0, in: id) }
        let hasPrefix = value.withByteView { table.containsPrefix(of: $0, in: id) }
        #expect(isFound == set.contains(value))
        #expect(hasPrefix == set.contains { value.starts(with: $0) })
      }
    }
  }
}
