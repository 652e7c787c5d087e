import Bytes
import FileSystem

/// The measurements, as a table for a page and as JSON for programs.
struct BenchReport {
  var families: [BenchFamily] = []

  /// The faults that make the numbers worthless; empty where all is well.
  var problems: [String] = []

  // MARK: Markdown

  /// A section for each family, in Markdown.
  var markdown: String { families.map(section).joined(separator: "\n") }

  /// One family: its cases, then what follows from them.
  func section(_ family: BenchFamily) -> String {
    var text = "### \(family.title)\n\n| \(family.clock) for one \(family.unit) | median | best |\n"
    text += "|---|---|---|\n"
    for entry in family.cases {
      text += "| \(entry.name) | \(duration(entry.median)) | \(duration(entry.best)) |\n"
    }
    guard !family.findings.isEmpty else { return text }
    text += "\n| of the medians | value | goal |\n|---|---|---|\n"
    for finding in family.findings {
      text += "| \(finding.name) | \(figure(finding.value)) | \(finding.goal) |\n"
    }
    return text
  }

  private func duration(_ nanoseconds: Double) -> String {
    let units: [(name: String, size: Double)] = [("s", 1e9), ("ms", 1e6), ("µs", 1e3), ("ns", 1)]
    let unit = units.first { nanoseconds >= $0.size * 2 } ?? ("ns", 1)
    return figure(nanoseconds / unit.size) + " " + unit.name
  }

  /// Three digits that count, with commas.
  private func figure(_ value: Double) -> String {
    guard value >= 0 else { return "-" + figure(-value) }
    if value < 100 {
      let hundredths = Int((value * 100).rounded())
      let part = hundredths % 100
      return "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
    }
    let digits = String(Int(value.rounded()))
    return digits.enumerated().map { index, digit in
      let left = digits.count - index
      return (index > 0 && left % 3 == 0 ? "," : "") + String(digit)
    }.joined()
  }

  // MARK: Files

  /// Writes everything as JSON.
  func writeResults(to path: String) {
    var buffer = ByteBuffer(capacity: 1 << 14)
    buffer.append("{\"v\":2,\"unit\":\"ns\",\"families\":[")
    for (index, family) in families.enumerated() {
      buffer.append(index == 0 ? "\n{\"name\":" : ",\n{\"name\":")
      buffer.appendJSONString(family.title)
      buffer.append(",\"clock\":")
      buffer.appendJSONString(family.clock)
      buffer.append(",\"cases\":[")
      for (index, entry) in family.cases.enumerated() {
        buffer.append(index == 0 ? "\n  {\"name\":" : ",\n  {\"name\":")
        buffer.appendJSONString(entry.name)
        buffer.append(
          ",\"median\":\(entry.median),\"best\":\(entry.best),\"count\":\(entry.count)}")
      }
      buffer.append("],\n \"findings\":[")
      for (index, finding) in family.findings.enumerated() {
        buffer.append(index == 0 ? "\n  {\"name\":" : ",\n  {\"name\":")
        buffer.appendJSONString(finding.name)
        buffer.append(",\"value\":\(finding.value),\"goal\":")
        buffer.appendJSONString(finding.goal)
        buffer.append("}")
      }
      buffer.append("]}")
    }
    buffer.append("\n],\"problems\":[")
    for (index, problem) in problems.enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.appendJSONString(problem)
    }
    buffer.append("]}\n")
    let bytes = buffer.array
    ScratchDirectory.attempt { () throws(FileError) in
      try SystemCalls.live.writeAtomically(FilePath(path), bytes, durable: false)
    }
  }

  /// The marks of a page between which the tables stand.
  static let marks = (begin: "<!-- bench: begin -->\n", end: "<!-- bench: end -->\n")

  /// Puts the tables into a page, in the place of those that stand between the marks.
  func renew(page path: String) {
    let text = ScratchDirectory.text(of: path)
    guard let renewed = renewed(page: text) else { fail("\(path) has no marks for the tables") }
    ScratchDirectory.attempt { () throws(FileError) in
      try SystemCalls.live.writeAtomically(FilePath(path), Array(renewed.utf8), durable: false)
    }
  }

  /// The text of a page with these tables; nil where it has no marks.
  func renewed(page text: String) -> String? {
    guard let begin = text.firstRange(of: BenchReport.marks.begin),
      let end = text.firstRange(of: BenchReport.marks.end), begin.upperBound <= end.lowerBound
    else { return nil }
    return text[..<begin.upperBound] + "\n" + markdown + "\n" + text[end.lowerBound...]
  }
}
