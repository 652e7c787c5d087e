import Foundation
import Testing

extension TidyTests {
  /// The commands that the pages show for authors run as they stand there.
  @Suite struct DocumentedCommandRunTests {
    /// Commands that need no daemon; what watches does not end, and has tests of its own.
    private static let authorCommands: Set = [
      "check", "test", "scan", "grep", "eval", "diff", "explain", "fold",
    ]

    private static let commands = Repository.current.pages.flatMap(documentedCommands).filter {
      command in
      let words = command.text.split(separator: " ")
      guard let place = words.firstIndex(of: "weir"), place + 1 < words.count,
        !words.contains("--watch")
      else { return false }
      return authorCommands.contains(String(words[place + 1]))
    }

    @Test func `every documented command of authors ends well`() throws {
      #expect(Self.commands.count > 5, "no commands to run")
      let directory = try workplace()
      defer { try? FileManager.default.removeItem(at: directory) }
      for command in Self.commands {
        let line =
          "cd '\(directory.path)' && \(weirInShell); set -o pipefail; \(command.text)"
        let result = run("bash", ["-c", line])
        #expect(result.status == 0, "\(command)\n\(result.output)")
      }
    }

    /// A directory with the files that the pages speak of.
    private func workplace() throws -> URL {
      let root = Repository.current.root
      let directory = FileManager.default.temporaryDirectory
        .appending(path: "weir-documents-" + UUID().uuidString)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      for (folder, copy) in [("Rules", "Rules"), ("Rules", "Old"), ("Samples", "Samples")] {
        try FileManager.default.copyItem(
          at: root.appending(path: folder), to: directory.appending(path: copy))
      }
      try FileManager.default.createDirectory(
        at: directory.appending(path: "Local"), withIntermediateDirectories: true)
      let records = root.appending(path: "Samples/sms-gateway/morning.ndjson")
      for name in ["records.ndjson", "FILE"] {
        try FileManager.default.copyItem(at: records, to: directory.appending(path: name))
      }
      try FileManager.default.copyItem(
        at: root.appending(path: "Tests/Corpora/seen/life.ndjson"),
        to: directory.appending(path: "labelled.ndjson"))
      #expect(run("gzip", ["-k", directory.path + "/records.ndjson"]).status == 0)
      let manual = Markdown(
        path: "docs/RULES.md", text: Repository.current.text(of: "docs/RULES.md"))
      let example = try #require(manual.blocks.first { $0.lines.first == "family: loan" })
      try example.lines.joined(separator: "\n").write(
        to: directory.appending(path: "Rules/loan/my-first.yaml"), atomically: true, encoding: .utf8
      )
      let readme = Markdown(path: "README.md", text: Repository.current.text(of: "README.md"))
      let toll = try #require(readme.blocks.first { $0.lines.first == "# Rules/my/toll-card.yaml" })
      try FileManager.default.createDirectory(
        at: directory.appending(path: "Rules/my"), withIntermediateDirectories: true)
      try toll.lines.joined(separator: "\n").write(
        to: directory.appending(path: "Rules/my/toll-card.yaml"), atomically: true, encoding: .utf8)
      return directory
    }
  }
}
