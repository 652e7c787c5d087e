import Documents
import TestSupport
import Testing

/// Whatever the bytes are, nothing traps and everything that is reported lies in the file.
struct HostileDocumentTests {
  static let sound = """
    # A rule file of the usual kind.
    family: loan
    define:
      bait: '(?:无|免)(?:抵押|担保)'
    rules:
      - id: loan-offer
        title: "Instant offer"
        when: {all: [{text: '{bait}.{0,24}贷款'}], none: [{from: {prefix: ['955']}}]}
        score: 3.5
        note: |
          two lines
          of text
        hits:
          - {from: '10691234', text: '无抵押贷款'}

    """

  @Test func `random bytes of the alphabet of YAML`() {
    var generator = SeededGenerator(seed: 1)
    let alphabet: [[UInt8]] =
      "abc:- #[]{},'\"|>&*!%@?\n\n  \\~<0.".utf8.map { [$0] } + [
        Array("贷".utf8), Array("\r\n".utf8), Array("\t".utf8), [0xFF], [0x00], [0xE8, 0xB4],
        Array("\u{2028}".utf8), Array("\u{FEFF}".utf8), Array(": ".utf8), Array("- ".utf8),
      ]
    for _ in 0..<6_000 {
      let count = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<count).flatMap { _ in alphabet.randomElement(using: &generator) ?? [] }
      expectWithin(SourceFile(path: "random.yaml", bytes: bytes))
    }
  }

  @Test func `a document with bytes changed, lost and doubled`() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("\n :-'\"[]{},&*!|>\\#?%\u{0}\ta0".utf8) + [0xFF, 0xE8]
    for _ in 0..<2_000 {
      var bytes = Array(Self.sound.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
        default:
          let end = Int.random(in: place...min(place + 30, bytes.count), using: &generator)
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
      }
      expectWithin(SourceFile(path: "changed.yaml", bytes: bytes))
    }
  }

  @Test func `a document cut at every byte`() {
    let bytes = Array(Self.sound.utf8)
    for count in 0...bytes.count {
      expectWithin(SourceFile(path: "cut.yaml", bytes: Array(bytes[..<count])))
    }
  }

  /// Parses, reads, renders, and looks at every range.
  private func expectWithin(_ file: SourceFile) {
    let findings = SampleSchema.findings(file)
    for diagnostic in findings.all {
      for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
        #expect(range.file === file)
        #expect(range.bytes.endOffset <= file.bytes.count)
        #expect(range.start <= range.end)
      }
    }
    #expect(render(findings, color: true).isEmpty == findings.isEmpty)
    #expect(!render(findings, color: false).utf8.contains { $0 < 0x0A || $0 == 0x1B || $0 == 0x0D })
    var diagnostics = DiagnosticList()
    let root = parseDocument(file, into: &diagnostics)
    #expect(root != nil || diagnostics.hasErrors, "no tree and no reason: \(file.bytes)")
    if let root { expectNested(root, in: root.range) }
  }

  private func expectNested(_ node: Node, in parent: SourceRange) {
    #expect(node.range.bytes.start >= parent.bytes.start)
    #expect(node.range.bytes.endOffset <= parent.bytes.endOffset)
    switch node {
    case .scalar(let scalar):
      let count = scalar.text.utf8.count
      for offset in [-1, 0, count / 2, count, count + 1] {
        #expect(
          scalar.sourceRange(of: offset..<offset + 1).bytes.endOffset <= parent.file.bytes.count)
      }
    case .sequence(let sequence):
      for item in sequence.items { expectNested(item, in: node.range) }
    case .mapping(let mapping):
      for entry in mapping.entries {
        expectNested(.scalar(entry.key), in: node.range)
        expectNested(entry.value, in: node.range)
      }
    }
  }
}
