import ArgumentParser
import Bytes
import Engine
import RuleCompiler

/// `weir tags`: the vocabulary of the manifest.
struct Tags: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the tags that rules may carry, and how many rules do.",
    discussion: """
      The tags are declared in manifest.yaml; with --json one object a line:
        weir tags --rules Rules
      """)

  @OptionGroup var source: RuleOptions

  @Flag(help: "Print a JSON object for each tag.")
  var json = false

  func run() {
    let compilation = source.source.compileOrExit()
    var counts: [String: Int] = [:]
    let ruleSet = compilation.ruleSet
    for tag in ruleSet?.rules.flatMap(\.tags) ?? [] {
      counts[ruleSet?.tags[tag.index] ?? "", default: 0] += 1
    }
    let tags = compilation.book.tags
    let output = Terminal.standardOutput
    let width = tags.map(\.name.utf8.count).max() ?? 0
    for tag in tags {
      let count = counts[tag.name] ?? 0
      guard !json else {
        var line = JSONLine()
        line.add("name", tag.name)
        line.add("doc", tag.doc)
        line.add("rules", count)
        output.writeJSON(line.text)
        continue
      }
      let name = tag.name + String(repeating: " ", count: width - tag.name.utf8.count)
      let number = String(repeating: " ", count: max(0, 4 - "\(count)".utf8.count)) + "\(count)"
      output.write("\(name) \(number)  \(tag.doc)\n")
    }
  }
}
