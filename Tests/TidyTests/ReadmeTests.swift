import Foundation
import Testing

extension TidyTests {
  /// What the README shows is what the program does.
  @Suite struct ReadmeTests {
    /// Read each time, since refreshing writes it.
    private static var page: Markdown {
      Markdown(path: "README.md", text: Repository.current.text(of: "README.md"))
    }
    private static let sample = "Samples/sms-gateway/morning.ndjson"

    @Test func `the decision is that of the first sample record`() throws {
      let command = "weir scan --rules Rules \(Self.sample) | head -n 1"
      let result = run(
        "bash", ["-c", "cd '\(Repository.current.root.path)' && \(weirInShell); \(command)"])
      #expect(result.status == 0, "\(result.output)")
      let made = String(result.output.prefix { $0 != "\n" })
      let block = try #require(Self.page.blocks.first { $0.language == "json" })
      let shown = block.lines.map { $0.trimmingPrefix(" ") }.joined()
      let isCurrent = steady(shown) == steady(made)
      let isRefreshing = ProcessInfo.processInfo.environment["WEIR_GOLDEN"] == "refresh"
      if isRefreshing, !isCurrent { try refresh(with: made) }
      #expect(isCurrent, "\(isRefreshing ? "written anew" : "WEIR_GOLDEN=refresh renews it")")
    }

    /// A line without what each build, each change of a pattern and each run writes otherwise.
    private func steady(_ line: String) -> String {
      line.replacing(#/"(engine|ruleset|decided_at)":"[^"]*"/#) { "\"\($0.output.1)\":\"\"" }
        .replacing(#/"spans":[\[\]0-9,]+\]\]/#, with: "\"spans\":[]")
    }

    private func refresh(with line: String) throws {
      let text = Repository.current.text(of: "README.md")
      let block = try #require(text.firstMatch(of: #/```json\n[^`]*```/#))
      let written = text.replacingCharacters(
        in: block.range, with: "```json\n\(wrapped(line))\n```")
      try written.write(
        to: Repository.current.root.appending(path: "README.md"), atomically: true, encoding: .utf8)
    }

    @Test func `a decision is wrapped between its keys and its rules`() {
      let line =
        #"{"id":"a","rules":[{"id":"b","spans":[[1,2],[3,4]]},{"id":"c,d"}],"tags":["e","f"]}"#
      let lines = wrapped(line, columnCountMax: 20).split(separator: "\n")
      #expect(
        lines == [
          #"{"id":"a","#, #" "rules":[{"id":"b","spans":[[1,2],[3,4]]},"#, #" {"id":"c,d"}],"#,
          #" "tags":["e","f"]}"#,
        ])
      #expect(lines.map { $0.trimmingPrefix(" ") }.joined() == line)
    }

    @Test func `the pages for everybody are linked`() {
      let linked = Set(Self.page.links.map(\.target))
      let pages = Repository.current.paths(below: "docs", suffix: ".md")
      #expect(pages.count > 5)
      for page in pages { #expect(linked.contains(page), "\(page)") }
    }
  }
}

/// A decision on several lines, broken between its keys and between its rules only.
private func wrapped(_ line: String, columnCountMax: Int = 110) -> String {
  var pieces = [""]
  var depth = 0
  var isQuoted = false
  for character in line {
    pieces[pieces.count - 1].append(character)
    if character == "\"" { isQuoted.toggle() }
    guard !isQuoted else { continue }
    if "{[".contains(character) { depth += 1 }
    if "}]".contains(character) { depth -= 1 }
    let endsRule = depth == 2 && pieces[pieces.count - 1].hasSuffix("},")
    if character == ",", depth == 1 || endsRule { pieces.append("") }
  }
  var lines = [pieces[0]]
  for piece in pieces.dropFirst() {
    if lines[lines.count - 1].count + piece.count > columnCountMax { lines.append(" ") }
    lines[lines.count - 1] += piece
  }
  return lines.joined(separator: "\n")
}
