import FileSystem
import Foundation
import RuleCompiler
import Testing

/// The rules of the repository, as they ship.
struct ShippedRulesTests {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Rules")

  @Test func `the shipped rules compile without a finding, and all samples hold`() throws {
    var options = CompilerOptions()
    options.isStrict = true
    let compilation = compileRules(
      try RuleBundle(directory: Self.directory.path, calls: .live), options: options)
    #expect(compilation.diagnostics.isEmpty, "\(compilation.diagnostics.all.map(\.message))")
    #expect(compilation.samples.failures.isEmpty)
    #expect(compilation.samples.coveredRuleCount == compilation.samples.ruleCount)
    let ruleSet = try #require(compilation.ruleSet)
    #expect(ruleSet.rules.count >= 12)
    for (identifier, _) in compilation.book.entries {
      let samples = compilation.samples.results.filter { $0.name == identifier }
      #expect(samples.count { $0.claim == .hit } >= 2, "\(identifier)")
      #expect(samples.count { $0.claim == .miss } >= 2, "\(identifier)")
    }
  }

  @Test func `the four families of the first rules are there`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
    #expect(Set(folders).isSuperset(of: ["loan", "bank", "task", "call"]))
  }
}
