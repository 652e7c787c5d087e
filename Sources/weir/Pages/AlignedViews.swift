import Bytes
import Engine
import Views

/// The views of a text in columns: what stands below a piece of the original is what became of it.
struct AlignedViews {
  /// One line of output.
  struct Row {
    var name: String
    var text: String
    /// True if the view differs from the one above it here.
    var isChanged: Bool
  }

  private(set) var rows: [Row] = []

  /// Lays the views out in lines of some columns.
  init(_ folded: FoldedText, columnCount width: Int) {
    let cells = AlignedViews.cells(folded)
    var line: [[String]] = []
    var used = 0
    for cell in cells {
      let columns = cell.map { columnCount(of: $0) }.max() ?? 0
      if used + columns + 1 > width, !line.isEmpty {
        append(line, folded)
        line = []
        used = 0
      }
      line.append(cell)
      used += columns + 1
    }
    append(line, folded)
  }

  private mutating func append(_ line: [[String]], _ folded: FoldedText) {
    if !rows.isEmpty { rows.append(Row(name: "", text: "", isChanged: false)) }
    for (place, form) in folded.forms.enumerated() {
      var text = ""
      for cell in line {
        let columns = cell.map { columnCount(of: $0) }.max() ?? 0
        text += cell[place]
        text += String(repeating: " ", count: columns - columnCount(of: cell[place]) + 1)
      }
      let isChanged = place > 0 && line.contains { $0[place] != $0[place - 1] }
      rows.append(Row(name: "\(form.view.name)", text: text, isChanged: isChanged))
    }
  }

  /// Pieces of the original that no view takes apart, with what each view makes of them.
  private static func cells(_ folded: FoldedText) -> [[String]] {
    let length = folded.raw.utf8.count
    var isBoundary = [Bool](repeating: true, count: length + 1)
    for form in folded.forms {
      for character in form.characters where character.origin.count > 1 {
        let inside = character.origin.startOffset + 1..<character.origin.endOffset
        for offset in inside where offset <= length { isBoundary[offset] = false }
      }
    }
    let starts = (0..<length).filter { isBoundary[$0] }
    var nexts = folded.forms.map { _ in 0 }
    return starts.enumerated().map { place, _ in
      let end = place + 1 < starts.count ? starts[place + 1] : length
      return folded.forms.enumerated().map { index, form in
        var cell = ""
        // The origins of characters rise, so each character is in one cell.
        while nexts[index] < form.characters.count,
          form.characters[nexts[index]].origin.startOffset < end
        {
          cell += shown(form.characters[nexts[index]].text, in: form.view)
          nexts[index] += 1
        }
        return cell
      }
    }
  }

  /// A character as a person sees it; a syllable of the sound view by its spelling.
  private static func shown(_ text: String, in view: View) -> String {
    if view == .sound, let syllable = syllableSpelling(of: text) { return syllable + " " }
    return String(Quoted(text).description.dropFirst().dropLast())
  }
}
