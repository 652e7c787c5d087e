import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The corpora of the fuzzer, and texts at random, through the functions that the fuzzer calls.
struct FuzzTargetTests {
  private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  @Test(arguments: FuzzTarget.all)
  func `no file of a corpus breaks what it is fed to`(target: FuzzTarget) throws {
    let folder = Self.corpus.appendingPathComponent(target.name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count >= 3)
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      #expect(target.problem(bytes) == nil, "\(target.name)/\(name)")
      // Half of it, and it twice, are other inputs.
      #expect(target.problem(Array(bytes.prefix(bytes.count / 2))) == nil, "half of \(name)")
      #expect(target.problem(bytes + bytes) == nil, "\(name) twice")
    }
  }

  @Test func `every corpus has a target`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
    #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
  }

  /// `WEIR_TEXTS` says how many; a million is what `make random-texts` runs.
  @Test func `texts of numerals, units, brands and words of the rules are decided`() throws {
    let count =
      ProcessInfo.processInfo.environment["WEIR_RANDOM_TEXTS"].flatMap(Int.init) ?? 2_000
    let seed = ProcessInfo.processInfo.environment["WEIR_SEED"].flatMap(UInt64.init) ?? 1
    var generator = SeededGenerator(seed: seed)
    let words = try #require(FuzzTarget.named("words"))
    let views = try #require(FuzzTarget.named("views"))
    let facts = try #require(FuzzTarget.named("facts"))
    for number in 0..<count {
      let length = 2 * Int.random(in: 1...14, using: &generator)
      let choice = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let text = Vocabulary.shipped.text(of: choice)
      #expect(words.problem(choice) == nil, "text \(number): \(text)")
      #expect(views.problem(Array(text.utf8)) == nil, "text \(number): \(text)")
      #expect(facts.problem(Array(text.utf8)) == nil, "text \(number): \(text)")
    }
  }

  @Test(arguments: FuzzTarget.all)
  func `bytes at random break nothing`(target: FuzzTarget) {
    var generator = SeededGenerator(seed: 7)
    // A whole rule set is compiled for each, and that takes its time in a debug build.
    for _ in 0..<(target.name == "rules" ? 10 : 200) {
      let bytes = hostileBytes(using: &generator)
      #expect(target.problem(bytes) == nil, "\(target.name): \(bytes)")
    }
  }
}
