import Bytes

/// Findings as text for a terminal: place, message, the line, a caret, a hint and notes.
///
/// They are sorted by file and place.
public func render(_ diagnostics: DiagnosticList, color: Bool) -> String {
  var text = render(diagnostics.sorted, color: color)
  if diagnostics.omittedCount > 0 { text += "… and \(diagnostics.omittedCount) more\n" }
  if diagnostics.isCutShort { text += "… and the rest was not looked at\n" }
  return text
}

/// Some findings as text for a terminal, in the order given.
public func render(_ diagnostics: [Diagnostic], color: Bool) -> String {
  let paint = Paint(isOn: color)
  var text = ""
  for diagnostic in diagnostics {
    let severity = diagnostic.severity.rawValue + "[" + diagnostic.code.number + "]:"
    let color: Paint.Color = diagnostic.severity == .error ? .strongRed : .strongYellow
    text += location(of: diagnostic.range, paint) + " " + paint(severity, color) + " "
    text += paint(DisplayLine.visible(diagnostic.message), .bold) + "\n"
    text += excerpt(of: diagnostic.range, paint, color)
    if let hint = diagnostic.hint {
      text += "  " + paint("hint:", .cyan) + " " + DisplayLine.visible(hint) + "\n"
    }
    for note in diagnostic.notes {
      text += location(of: note.range, paint) + " " + paint("note:", .cyan) + " "
      text += DisplayLine.visible(note.message) + "\n"
      text += excerpt(of: note.range, paint, .cyan)
    }
  }
  return text
}

private func location(of range: SourceRange, _ paint: Paint) -> String {
  let start = range.start
  return paint("\(DisplayLine.visible(range.file.path)):\(start.line):\(start.column):", .bold)
}

/// The line with its number, and a line with carets under the range, up to the end of the line.
private func excerpt(of range: SourceRange, _ paint: Paint, _ color: Paint.Color) -> String {
  let number = String(range.start.line)
  let parts = excerptParts(of: range)
  let blank = String(repeating: " ", count: number.utf8.count)
  let indent = String(repeating: " ", count: parts.caretColumn)
  let carets = String(repeating: "^", count: max(1, parts.caretCount))
  return " \(number) | \(parts.line)\n \(blank) | \(indent)\(paint(carets, color))\n"
}

private func excerptParts(
  of range: SourceRange
) -> (line: String, caretColumn: Int, caretCount: Int) {
  let bytes = range.bytes
  let whole = range.file.lineBytes(range.start.line)
  // Far more bytes than columns on either side; a line may have megabytes.
  let reach = Limits.excerptColumnCountMax * 8
  var first = max(whole.startOffset, min(bytes.startOffset, whole.endOffset) - reach)
  while first < whole.endOffset, first > whole.startOffset,
    range.file.bytes[first] & 0xC0 == 0x80
  {
    first += 1
  }
  let last = max(first, min(whole.endOffset, bytes.startOffset + reach))
  let cells = range.file.bytes.withByteView { DisplayLine($0, in: first..<last).cells }
  let window = shownCells(cells, around: bytes.startOffset)

  var line = window.lowerBound > 0 || first > whole.startOffset ? "…" : ""
  var caretColumn = line.isEmpty ? 0 : 1
  var caretCount = 0
  for cell in cells[window] {
    line += cell.shown
    if cell.bytes.lowerBound < bytes.startOffset {
      caretColumn += cell.columnCount
    } else if cell.bytes.lowerBound < bytes.endOffset {
      caretCount += cell.columnCount
    }
  }
  if window.upperBound < cells.count || last < whole.endOffset { line += "…" }
  return (line, caretColumn, caretCount)
}

/// The cells that fit, with about a third of the room before the offset.
private func shownCells(_ cells: [DisplayLine.Cell], around offset: Int) -> Range<Int> {
  let room = Limits.excerptColumnCountMax
  guard cells.reduce(0, { $0 + $1.columnCount }) > room else { return cells.indices }
  let center = cells.firstIndex { $0.bytes.upperBound > offset } ?? cells.count
  var first = center
  var used = 0
  while first > 0, used + cells[first - 1].columnCount <= room / 3 {
    first -= 1
    used += cells[first].columnCount
  }
  var last = center
  while last < cells.count, used + cells[last].columnCount <= room {
    used += cells[last].columnCount
    last += 1
  }
  while first > 0, used + cells[first - 1].columnCount <= room {
    first -= 1
    used += cells[first].columnCount
  }
  return first..<last
}
