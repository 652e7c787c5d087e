import Foundation
import RuleCompiler
import Testing

/// The rule that the README shows goes beside the shipped rules, under the name that it gives.
struct ReadmeRuleTests {
  @Test func `the README's rule compiles with all shipped rules and adds no finding`() throws {
    let root = ShippedRulesTests.directory.deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let block = try #require(text.firstMatch(of: #/```yaml\n(# Rules\/(\S+)\n[^`]*)```/#))
    let file = RuleBundle.File(path: String(block.2), bytes: Array(block.1.utf8))
    let shipped = try RuleBundle(directory: ShippedRulesTests.directory.path, calls: .live)
    #expect(!shipped.files.contains { $0.path == file.path })
    var options = CompilerOptions()
    options.isStrict = true
    let without = compileRules(shipped, options: options)
    let with = compileRules(
      RuleBundle(directories: shipped.directories, files: shipped.files + [file]), options: options)
    #expect(with.diagnostics.all.map(\.message) == without.diagnostics.all.map(\.message))
    #expect(with.book.entries.count == without.book.entries.count + 1)
    #expect(with.samples.results.count >= without.samples.results.count + 4)
  }
}
