import Documents
import FileSystem
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

  /// The shipped directory, a folder a test, with some of its files changed at random places.
  @Test(arguments: ["loan", "call", "port", "lists", "hosts", "numbers", "variants"])
  func `mutated files of the shipped directory never trap`(folder: String) throws {
    var generator = SeededGenerator(seed: UInt64(folder.utf8.count) &* 43)
    // Small tables beside the files that change, so that a round is short.
    let kept = Set(["shared", "lists", folder])
    let shipped = try RuleBundle(directory: ShippedRulesTests.directory.path, calls: .live)
    let files = shipped.files.filter { file in
      file.path == "manifest.yaml" || kept.contains(String(file.path.prefix { $0 != "/" }))
    }
    let places = files.indices.filter { files[$0].path.hasPrefix(folder + "/") }
    let rounds = ["hosts", "numbers", "variants"].contains(folder) ? 2 : 6
    for _ in 0..<rounds {
      var changed = files
      for _ in 0..<2 {
        guard let place = places.randomElement(using: &generator) else { break }
        changed[place].bytes = mutated(changed[place].bytes, using: &generator)
      }
      if Bool.random(using: &generator),
        let place = changed.firstIndex(where: { $0.path == "manifest.yaml" })
      {
        changed[place].bytes = mutated(changed[place].bytes, using: &generator)
      }
      expectFindingsInside(RuleBundle(directory: "Rules", files: changed))
    }
  }

  /// Lines as lists get them from elsewhere, in every order and with bytes that are none of theirs.
  @Test func `lists of hostile lines never trap`() {
    var generator = SeededGenerator(seed: 47)
    let pieces: [[UInt8]] = [
      Array("95588".utf8), Array("+86".utf8), Array("00".utf8), Array("*#".utf8), Array("“".utf8),
      [0xFF],
      Array("贷款".utf8), Array("a.cn".utf8), Array(".".utf8), Array("www.".utf8),
      Array("=======".utf8),
      Array(" # ".utf8), Array("\n".utf8), Array("\r".utf8), Array(",".utf8),
      Array("\u{200D}".utf8), [0x00],
      Array("1.5E+9".utf8), Array("{1,2}".utf8), Array("[".utf8), Array("]".utf8), Array("xx".utf8),
      Array(String(repeating: "9", count: 40).utf8), Array(String(repeating: "字", count: 90).utf8),
    ]
    for _ in 0..<25 {
      for path in [
        "lists/ports.txt", "lists/bank-numbers.txt", "lists/loan-words.txt", "lists/sites.txt",
      ] {
        let bytes = (0..<Int.random(in: 0...25, using: &generator)).flatMap { _ in
          pieces.randomElement(using: &generator) ?? []
        }
        expectFindingsInside(replacing(path, with: bytes))
      }
    }
  }

  private func mutated(_ bytes: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return bytes }
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
