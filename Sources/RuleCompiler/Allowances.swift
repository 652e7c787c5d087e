import Bytes
import Documents

/// The warnings that authors allow beside what they are about: `# weir: allow W042 the reason`.
///
/// A comment on a line of its own is for the rule that it stands in or above, else for the next line;
/// one behind a value is for its line. An error is never allowed.
struct Allowances {
  /// One comment.
  private struct Allowance {
    var range: SourceRange
    var code: String
    var hasReason: Bool
    var lines: ClosedRange<Int>
    var isUsed = false
  }

  private static let mark = "# weir: allow"
  private var allowances: [Allowance] = []

  /// Finds the comments in the files of a directory.
  init(in directory: LoadedDirectory) {
    var ruleLines: [String: [ClosedRange<Int>]] = [:]
    for file in directory.sortedFiles {
      ruleLines[file.source.path] = file.rules.map { rule in
        rule.range.start.line...rule.range.end.line
      }
    }
    let sources =
      directory.sortedFiles.map(\.source) + [directory.manifest.range.file]
      + directory.listFiles.sorted { $0.key < $1.key }.flatMap(\.value.parts).map(\.source)
    for source in sources { find(in: source, rules: ruleLines[source.path] ?? []) }
  }

  private mutating func find(in file: SourceFile, rules: [ClosedRange<Int>]) {
    // Nobody comments on a list of millions, and most files have no such comment.
    guard file.bytes.count <= Limits.documentByteCountMax,
      file.text(of: ByteRange(0..<file.bytes.count)).contains(Allowances.mark)
    else { return }
    for line in 1...file.lineCount {
      let bytes = file.lineBytes(line)
      let text = file.text(of: bytes)
      guard let found = text.range(ofFirst: Allowances.mark) else { continue }
      let before = text[..<found]
      let isAlone = before.allSatisfy { $0 == " " }
      guard isAlone || before.last == " " else { continue }
      let words = text[found...].dropFirst(Allowances.mark.count).split(separator: " ")
      let start = bytes.startOffset + before.utf8.count
      allowances.append(
        Allowance(
          range: file.range(start..<bytes.endOffset), code: words.first.map(String.init) ?? "",
          hasReason: words.count > 1,
          lines: isAlone ? target(of: line, in: file, rules) : line...line))
    }
  }

  /// The lines that a comment on a line of its own is for.
  private func target(
    of line: Int, in file: SourceFile, _ rules: [ClosedRange<Int>]
  ) -> ClosedRange<Int> {
    var next = line + 1
    while next <= file.lineCount {
      let text = file.text(of: file.lineBytes(next)).drop { $0 == " " }
      if !text.isEmpty, !text.hasPrefix("#") { break }
      next += 1
    }
    return rules.first { $0.lowerBound == next } ?? rules.first { $0.contains(line) } ?? next...next
  }

  /// The findings without the warnings that are allowed.
  mutating func apply(to diagnostics: DiagnosticList) -> DiagnosticList {
    var places = allowances
    let left = diagnostics.filtered { finding in
      guard finding.severity == .warning else { return true }
      let line = finding.range.start.line
      let index = places.firstIndex { place in
        place.hasReason && place.code == finding.code.number
          && place.range.file.path == finding.range.file.path && place.lines.contains(line)
      }
      guard let index else { return true }
      places[index].isUsed = true
      return false
    }
    allowances = places
    return left
  }

  /// Reports the comments that allow nothing.
  ///
  /// - Parameters:
  ///   - isWhole: Whether everything was checked, so that what was not found is not there.
  ///   - diagnostics: Where findings are added.
  func report(isWhole: Bool, into diagnostics: inout DiagnosticList) {
    for place in allowances where !place.isUsed {
      if !place.code.hasPrefix("W") || place.code.utf8.count != 4 {
        diagnostics.warning(
          .uselessAllowance, "only a warning can be allowed, by its code", at: place.range,
          hint: "write `\(Allowances.mark) W042 and the reason`")
      } else if !place.hasReason {
        diagnostics.warning(
          .uselessAllowance, "this says no reason, so it allows nothing", at: place.range,
          hint: "write the reason behind the code")
      } else if isWhole {
        var finding = Diagnostic(
          .uselessAllowance, "there is no \(place.code) here to be allowed", at: place.range,
          hint: "delete the comment, or put it beside the rule that it is for"
        ).mended(by: "")
        finding.severity = .warning
        diagnostics.append(finding)
      }
    }
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(ofFirst text: String) -> Index? {
    var rest = self[...]
    while let start = rest.firstIndex(of: "#") {
      if self[start...].hasPrefix(text) { return start }
      rest = self[index(after: start)...]
    }
    return nil
  }
}

extension DiagnosticCode {
  static let uselessAllowance = DiagnosticCode(
    "W051", "useless-allowance",
    explanation: "A comment `# weir: allow W042 reason` keeps one warning of that code silent: in "
      + "the rule that it stands in or above, elsewhere on the next line, behind a value on its own. "
      + "This one has no reason, no code of a warning, or nothing to allow any more.",
    wrong: """
      # weir: allow W042
      when: {text: '贷款'}

      """,
    right: """
      when: {text: '贷款'}

      """)
}
