import TestSupport
import Testing

@testable import Documents

struct SourceMapTests {
  @Test func `the map agrees with libyaml on every text of random documents`() {
    var generator = SeededGenerator(seed: 2)
    var scalarCount = 0
    for _ in 0..<4_000 {
      let document = randomDocument(&generator)
      let (root, diagnostics) = parse(document)
      guard !diagnostics.hasErrors else { continue }
      for scalar in scalars(root) {
        let map = SourceMap(scalar)
        scalarCount += 1
        #expect(map.text == Array(scalar.text.utf8), "\(document.debugDescription)")
        expectWhole(map, of: scalar, document)
      }
    }
    #expect(scalarCount > 4_000, "the documents are hardly ever valid")
  }

  private func expectWhole(_ map: SourceMap, of scalar: Scalar, _ document: String) {
    var place = 0
    var sourcePlace = scalar.range.bytes.startOffset
    for piece in map.pieces {
      #expect(piece.text.lowerBound == place)
      #expect(piece.source.lowerBound >= sourcePlace, "\(document.debugDescription)")
      #expect(piece.source.upperBound <= document.utf8.count)
      place = piece.text.upperBound
      if piece.source.count > 1 || piece.text.count > 1 { sourcePlace = piece.source.lowerBound }
    }
    #expect(place == map.text.count)
  }

  private func randomDocument(_ generator: inout SeededGenerator) -> String {
    let words = ["a", "贷款", "''", "b c", "-", "x:y", "1", "  ", "'", "#"]
    let breaks = ["\n", "\n\n", "\r\n", " \n", "\n\n\n"]
    func line(_ count: Int) -> String {
      (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
    }
    func lines(_ indent: String) -> String {
      var text = line(Int.random(in: 1...3, using: &generator))
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        text += (breaks.randomElement(using: &generator) ?? "") + indent
        text += Bool.random(using: &generator) ? " " : ""
        text += line(Int.random(in: 1...2, using: &generator))
      }
      return text
    }
    var document = ""
    for key in 0..<Int.random(in: 1...3, using: &generator) {
      document += "k\(key): "
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: document += lines("  ")
      case 1: document += "'" + lines("  ").replacing("'", with: "''") + "'"
      case 2: document += "\"" + lines("  ") + "\""
      case 3:
        let header = ["|", "|-", "|+", "|2"].randomElement(using: &generator) ?? "|"
        document += header + "\n  " + lines("  ")
      default:
        let header = [">", ">-", ">+"].randomElement(using: &generator) ?? ">"
        document += header + "\n  " + lines("  ")
      }
      document += "\n"
    }
    return document
  }
}

/// Every scalar of a tree, keys included, in the order of the file.
func scalars(_ node: Node?) -> [Scalar] {
  switch node {
  case .none: []
  case .scalar(let scalar): [scalar]
  case .sequence(let sequence): sequence.items.flatMap(scalars)
  case .mapping(let mapping): mapping.entries.flatMap { [$0.key] + scalars($0.value) }
  }
}
