import Bytes

/// Findings as NDJSON, one object a line, sorted by file and place.
///
/// The keys are `code`, `severity`, `file`, `line`, `column`, `endLine`, `endColumn`, `message`,
/// `hint` (or null) and `notes`, whose items have the same places and a message. Lines and columns
/// count from 1; an end is the place behind the last character. A finding that the program can mend
/// has `replacement`, the text that stands between the two places then.
public func renderNDJSON(_ diagnostics: DiagnosticList) -> String {
  diagnostics.sorted.map { diagnostic in
    var line = JSONLine()
    line.add("code", diagnostic.code.number)
    line.add("severity", diagnostic.severity.rawValue)
    addPlace(of: diagnostic.range, to: &line)
    line.add("message", DisplayLine.visible(diagnostic.message))
    if let hint = diagnostic.hint {
      line.add("hint", DisplayLine.visible(hint))
    } else {
      line.add("hint", json: "null")
    }
    if let replacement = diagnostic.replacement { line.add("replacement", replacement) }
    line.add(
      "notes",
      array: diagnostic.notes.map { note in
        var item = JSONLine()
        item.add("message", DisplayLine.visible(note.message))
        addPlace(of: note.range, to: &item)
        return item.object
      })
    return line.text
  }.joined()
}

private func addPlace(of range: SourceRange, to line: inout JSONLine) {
  let (start, end) = (range.start, range.end)
  line.add("file", DisplayLine.visible(range.file.path))
  line.add("line", start.line)
  line.add("column", start.column)
  line.add("endLine", end.line)
  line.add("endColumn", end.column)
}
