import Documents
import RuleCompiler
import TestSupport
import Testing

/// Whatever stands in a rule directory, compiling it ends with findings that lie in its files.
struct HostileRulesTests {
  @Test func `random bytes never trap`() {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<200 {
      let count = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for path in ["manifest.yaml", "loan/offer.yaml", "lists/ports.txt"] {
        expectFindingsInside(replacing(path, with: bytes))
      }
    }
  }

  @Test func `mutated documents never trap`() {
    var generator = SeededGenerator(seed: 29)
    let rule = Array(
      ("use: [shared/contact]\ndefine:\n  a: '贷|{b}'\n  b: '(?x) 款'\n"
        + RuleDirectory.ruleFile(
          """
          when:
            text: '{a}[贷]款'
            any:
              - from: {in: ports}
              - condition: contact
          score: 2.5
          valid: {since: '2026-01-01'}
          """)).utf8)
    let manifest = Array(RuleDirectory.manifest.utf8)
    for _ in 0..<300 {
      expectFindingsInside(
        replacing("loan/offer.yaml", with: mutated(rule, using: &generator)))
      expectFindingsInside(
        replacing("manifest.yaml", with: mutated(manifest, using: &generator)))
    }
  }

  private func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0...3, using: &generator) {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(start + Int.random(in: 0...9, using: &generator), bytes.count)
      let source = Int.random(in: 0..<bytes.count, using: &generator)
      let piece = bytes[source..<min(source + 7, bytes.count)]
      switch Int.random(in: 0...2, using: &generator) {
      case 0 where end - start < bytes.count: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: piece, at: start)
      default: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    return bytes
  }

  private func replacing(_ path: String, with bytes: [UInt8]) -> RuleBundle {
    let others = RuleDirectory(loan: RuleDirectory.ruleFile("tags: [loan]")).bundle.files
    return RuleBundle(
      directory: "Rules",
      files: others.filter { $0.path != path } + [RuleBundle.File(path: path, bytes: bytes)])
  }

  private func expectFindingsInside(_ bundle: RuleBundle) {
    let compilation = compileRules(bundle)
    for finding in compilation.diagnostics.all {
      #expect(finding.range.bytes.endOffset <= finding.range.file.bytes.count)
    }
    #expect(compilation.hasErrors == (compilation.ruleSet == nil))
  }
}
