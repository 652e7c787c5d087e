import Bytes
import Documents
import RuleCompiler

/// Which parts of the rules no sample needs, and how many there are.
struct CoverageTable {
  private let report: CoverageReport

  /// Words of one list that are shown; the others are counted.
  private static let wordCountMax = 8

  init(_ report: CoverageReport) {
    self.report = report
  }

  /// A line for each part that no sample needs, one for the words of a list.
  var text: String {
    var lines: [String] = []
    var listWords: [String: [String]] = [:]
    for part in report.unneeded {
      guard part.kind != .listWord else {
        listWords[part.range.file.path, default: []].append(part.text)
        continue
      }
      let start = part.range.start
      lines.append(
        "\(part.range.file.path):\(start.line):\(start.column): no sample needs the "
          + "\(part.kind.rawValue) \(Quoted(part.text, byteCountMax: 60))")
    }
    for (path, words) in listWords.sorted(by: { $0.key < $1.key }) {
      let shown = words.prefix(CoverageTable.wordCountMax).joined(separator: ", ")
      let rest = words.count > CoverageTable.wordCountMax ? ", …" : ""
      lines.append("\(path): no sample needs \(counted(words.count, "word")): \(shown)\(rest)")
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// The figures in one line: all parts, then each kind.
  var summary: String {
    let kinds = CoverageReport.Part.Kind.allCases.compactMap { kind -> String? in
      let parts = report.parts.filter { $0.part.kind == kind }
      guard !parts.isEmpty else { return nil }
      return "\(kind.rawValue) \(parts.count { $0.isNeeded })/\(parts.count)"
    }
    let (needed, all) = (report.neededCount, report.parts.count)
    let share = Figures.percent(Double(needed), of: Double(all))
    return "samples need \(needed) of \(counted(all, "part")) (\(share)): "
      + kinds.joined(separator: ", ")
  }

  /// Each part as a JSON object.
  var json: [String] {
    report.parts.map { part, isNeeded in
      var line = JSONLine()
      line.add("file", part.range.file.path)
      line.add("line", part.range.start.line)
      line.add("part", part.kind.rawValue)
      line.add("text", part.text)
      line.add("needed", isNeeded)
      return line.text
    }
  }
}
