import Foundation

/// One page of documentation: its links, headings and fenced blocks.
struct Markdown {
  struct Link: Equatable {
    var target: String
    var line: Int
  }

  struct FencedBlock: Equatable {
    /// What stands after the fence: `sh`, `yaml`, or nothing.
    var language: String
    var lines: [String]
    /// The line, from 1, of the first line inside the fence.
    var firstLine: Int
  }

  let path: String
  private(set) var links: [Link] = []
  private(set) var anchors: Set<String> = []
  private(set) var blocks: [FencedBlock] = []
  private(set) var lineCount = 0

  init(path: String, text: String) {
    self.path = path
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // A page ends with a line break, which begins no further line.
    lineCount = lines.count - 1
    var open: FencedBlock?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open =
          open == nil
          ? FencedBlock(language: String(line.dropFirst(3)), lines: [], firstLine: index + 2) : nil
      } else if open != nil {
        open?.lines.append(String(line))
      } else {
        readProse(line, number: index + 1)
      }
    }
  }

  private mutating func readProse(_ line: Substring, number: Int) {
    if let heading = line.wholeMatch(of: #/#+ (.*)/#) { anchors.insert(Self.anchor(heading.1)) }
    for match in line.matches(of: #/\]\(([^)\s]+)\)/#) {
      links.append(Link(target: String(match.1), line: number))
    }
  }

  /// The anchor that a heading gets: lower case, no punctuation, hyphens for blanks.
  private static func anchor(_ heading: Substring) -> String {
    String(
      heading.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || "-_".contains(character)
          ? character : nil
      })
  }
}

extension Repository {
  /// README, CHANGELOG and the pages in docs/.
  var pages: [Markdown] {
    (["README.md", "CHANGELOG.md"].filter(contains) + paths(below: "docs", suffix: ".md"))
      .map { Markdown(path: $0, text: text(of: $0)) }
  }
}
