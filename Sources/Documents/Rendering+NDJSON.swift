import Bytes

/// Findings as NDJSON, one object a line, sorted by file and place.
///
/// The keys are `code`, `severity`, `file`, `line`, `column`, `endLine`, `endColumn`, `message`,
/// `hint` (or null) and `notes`, whose items have the same places and a message. Lines and columns
/// count from 1; an end is the place behind the last character.
public func renderNDJSON(_ diagnostics: DiagnosticList) -> String {
  var buffer = ByteBuffer()
  for diagnostic in diagnostics.sorted {
    buffer.append("{\"code\":")
    buffer.appendJSONString(diagnostic.code.number)
    buffer.append(",\"severity\":")
    buffer.appendJSONString(diagnostic.severity.rawValue)
    appendPlace(of: diagnostic.range, to: &buffer)
    buffer.append(",\"message\":")
    buffer.appendJSONString(DisplayLine.visible(diagnostic.message))
    buffer.append(",\"hint\":")
    if let hint = diagnostic.hint {
      buffer.appendJSONString(DisplayLine.visible(hint))
    } else {
      buffer.append("null")
    }
    buffer.append(",\"notes\":[")
    for (index, note) in diagnostic.notes.enumerated() {
      buffer.append(index == 0 ? "{\"message\":" : ",{\"message\":")
      buffer.appendJSONString(DisplayLine.visible(note.message))
      appendPlace(of: note.range, to: &buffer)
      buffer.append("}")
    }
    buffer.append("]}\n")
  }
  return buffer.view.text
}

private func appendPlace(of range: SourceRange, to buffer: inout ByteBuffer) {
  let (start, end) = (range.start, range.end)
  buffer.append(",\"file\":")
  buffer.appendJSONString(DisplayLine.visible(range.file.path))
  buffer.append(",\"line\":")
  buffer.appendDecimal(start.line)
  buffer.append(",\"column\":")
  buffer.appendDecimal(start.column)
  buffer.append(",\"endLine\":")
  buffer.appendDecimal(end.line)
  buffer.append(",\"endColumn\":")
  buffer.appendDecimal(end.column)
}
