/// One command line that a page of documentation shows to its reader.
struct DocumentedCommand: Equatable, CustomStringConvertible {
  var path: String
  /// The line, from 1, on which it begins.
  var line: Int
  /// The whole command, continued lines joined.
  var text: String

  var description: String { "\(path):\(line): \(text)" }

  /// The programs that it starts: one for each part of a pipe or a list.
  var programs: [String] {
    commandParts(of: text).compactMap { part in
      let words = part.split(separator: " ").drop { word in
        word == "sudo" || word.wholeMatch(of: #/[A-Z_]+=.*/#) != nil
      }
      return words.first.map(String.init)
    }
  }
}

/// The command lines in the `sh` blocks of a page.
///
/// A block with a `$ ` prompt holds commands on the lines with the prompt, and what they print on
/// the others; a block without one holds commands alone. Comments and blank lines are left out, and
/// a backslash at the end joins the next line.
func documentedCommands(in page: Markdown) -> [DocumentedCommand] {
  page.blocks.filter { $0.language == "sh" }.flatMap { block in
    var commands: [DocumentedCommand] = []
    let hasPrompt = block.lines.contains { $0.hasPrefix("$ ") }
    var continues = false
    for (index, line) in block.lines.enumerated() {
      let isCommand = continues || !hasPrompt || line.hasPrefix("$ ")
      let text = line.hasPrefix("$ ") ? String(line.dropFirst(2)) : line
      guard isCommand, !text.isEmpty, !text.hasPrefix("#") else { continue }
      let piece = text.hasSuffix("\\") ? String(text.dropLast()) : text
      if continues, let last = commands.indices.last {
        commands[last].text += piece
      } else {
        commands.append(
          DocumentedCommand(path: page.path, line: block.firstLine + index, text: piece))
      }
      continues = text.hasSuffix("\\")
    }
    return commands
  }
}

/// The parts of a command line between `|`, `&&`, `||` and `;` that stand outside of quotes.
private func commandParts(of text: String) -> [String] {
  var parts = [""]
  var quote: Character?
  for character in text {
    if quote == nil, character == "#", parts[parts.count - 1].hasSuffix(" ") { break }
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "'" || character == "\"" {
      quote = character
    } else if "|&;".contains(character) {
      parts.append("")
      continue
    }
    parts[parts.count - 1].append(character)
  }
  return parts.filter { !$0.allSatisfy { $0 == " " } }
}
