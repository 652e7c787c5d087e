import Bytes

/// A table of a report, for a terminal or as Markdown.
struct ReportTable {
  /// One column: its heading, and whether its cells are numbers.
  struct Column {
    var heading: String
    var isNumber: Bool

    /// A column of words.
    static func words(_ heading: String) -> Column { Column(heading: heading, isNumber: false) }

    /// A column of numbers.
    static func numbers(_ heading: String) -> Column { Column(heading: heading, isNumber: true) }
  }

  let title: String
  let columns: [Column]
  var rows: [[String]] = []
  /// What stands below the table; left out if empty.
  var note = ""

  init(_ title: String, _ columns: [Column]) {
    self.title = title
    self.columns = columns
  }

  /// The table with its title, in columns; the last column is not filled up.
  var text: String {
    let widths = columns.indices.map { index in
      ([columns[index].heading] + rows.map { $0[index] }).map(columnCount(of:)).max() ?? 0
    }
    var lines = [title]
    for cells in [columns.map(\.heading)] + rows {
      let filled = columns.indices.map { index in
        let blanks = String(repeating: " ", count: widths[index] - columnCount(of: cells[index]))
        if columns[index].isNumber { return blanks + cells[index] }
        return index == columns.count - 1 ? cells[index] : cells[index] + blanks
      }
      lines.append("  " + filled.joined(separator: "  "))
    }
    if !note.isEmpty { lines.append("  " + note) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table as Markdown.
  var markdown: String {
    var lines = ["## \(title)", ""]
    lines.append(ReportTable.row(columns.map(\.heading)))
    lines.append("|" + columns.map { $0.isNumber ? "--:|" : "---|" }.joined())
    lines += rows.map(ReportTable.row)
    if !note.isEmpty { lines += ["", note] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map(escapedForMarkdown).joined(separator: " | ") + " |"
  }

  /// A text that stays what it is in a cell of a table.
  static func escapedForMarkdown(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "|<>*_`[]\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
