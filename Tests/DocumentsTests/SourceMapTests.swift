import Testing

@testable import Documents

struct SourceMapTests {
  @Test(arguments: [
    ("plain", "k: a魚b\n"), ("plain over lines", "k: a\n\n  b\n  c 魚\n"),
    ("single", "k: 'a''b''魚'\n"), ("single over lines", "k: 'a  \n\n\n   b''魚 '\n"),
    ("double", "k: \"贷款魚\"\n"), ("double over lines", "k: \"a\n  魚\"\n"),
    ("literal", "k: |\n  a\n   b\n\n  c魚d\n"), ("literal with a number", "k: |2-\n   a魚\n"),
    ("literal with a comment", "k: | # 魚 not this\n  a魚\n"),
    ("literal after blank lines", "k: |+\n\n\n    a\n    魚\n\n"),
    ("literal with line breaks of Windows", "k: |\r\n  a\r\n  b魚\r\n"),
    ("folded", "k: >\n  a\n  b\n\n  c 魚\n"),
    ("folded, indented more", "k: >-\n  a\n    b\n  魚 c\n"),
    ("in a flow list", "k: [a, 'b', c魚]\n"), ("behind a tag", "k: !!str 'a魚'\n"),
    ("behind an anchor", "k: &a a魚\n"),
  ])
  func `a character inside a text is found in the file`(name: String, document: String) throws {
    let scalar = try #require(scalars(parse(document).root).last { $0.text.contains("魚") })
    let bytes = Array(scalar.text.utf8)
    let fish = Array("魚".utf8)
    let start = try #require((0..<bytes.count).first { bytes[$0...].starts(with: fish) })
    let range = scalar.sourceRange(of: start..<start + fish.count)
    #expect(range.text == "魚")
    #expect(range.bytes.startOffset == document.utf8.count - document.utf8Suffix(from: "魚"))
    #expect(scalar.sourceRange(of: start..<start).bytes.start == range.bytes.start)
  }

  @Test func `a doubled quote is two bytes of the file`() throws {
    let scalar = try #require(scalars(parse("'a''b'\n").root).first)
    #expect(scalar.text == "a'b")
    #expect(scalar.sourceRange(of: 1..<2).text == "''")
    #expect(scalar.sourceRange(of: 2..<3).text == "b")
    #expect(scalar.sourceRange(of: 0..<3).text == "a''b")
  }

  @Test(arguments: ["k: ''\n", "k: abc\n", "k: |\n  abc\n", "k:\n", "k: >\n  a\n"])
  func `what lies behind the text is the end of it`(document: String) throws {
    let scalar = try #require(scalars(parse(document).root).last)
    let count = scalar.text.utf8.count
    let end = scalar.sourceRange(of: count..<count).bytes
    #expect(scalar.sourceRange(of: count + 5..<count + 9).bytes == end)
    #expect(end.endOffset <= document.utf8.count)
    #expect(end.start >= scalar.range.bytes.start)
  }

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

extension String {
  /// How many bytes there are from the last occurrence of a text to the end.
  fileprivate func utf8Suffix(from text: String) -> Int {
    ranges(of: text).last.map { self[$0.lowerBound...].utf8.count } ?? 0
  }
}
