import ArgumentParser
import Bytes
import Records
import RuleCompiler

/// `weir fields`: what conditions can ask about.
struct Fields: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the fields that conditions can ask about.",
    discussion: """
      Each with its type and the kinds of records that have it; with --json one
      object a line:
        weir fields
        weir fields url
      """)

  @Argument(help: "Show only fields with this in their name.")
  var part: String?

  @Flag(help: "Print a JSON object for each field.")
  var json = false

  func run() {
    let fields = FieldTable.all.filter { field in part.map { field.name.contains($0) } ?? true }
    let output = Terminal.standardOutput
    guard !json else {
      for field in fields { output.writeJSON(Fields.line(of: field)) }
      return
    }
    let width = fields.map(\.name.utf8.count).max() ?? 0
    for field in fields {
      let name = field.name + String(repeating: " ", count: width - field.name.utf8.count)
      let kinds = field.kinds.count > 1 ? "" : " (\(Fields.kinds(of: field).joined()) only)"
      output.write("\(name)  \(field.doc)\(kinds)\n")
      if case .word(let words) = field.type {
        output.write(String(repeating: " ", count: width + 2) + words.joined(separator: " ") + "\n")
      }
    }
  }

  private static func kinds(of field: FieldDefinition) -> [String] {
    field.kinds.map { "\($0.name)" }.sorted()
  }

  private static func line(of field: FieldDefinition) -> String {
    var line = JSONLine()
    line.add("name", field.name)
    line.add("type", field.type.name)
    line.add("kinds", texts: kinds(of: field))
    line.add("doc", field.doc)
    return line.text
  }
}
