import Bytes
import Documents
import Engine
import Offline

/// The cost of rules for a person: what there was in all, then the rules, each with its patterns,
/// its worst message and what can be done.
struct ProfileTable {
  private let profile: RuleProfile
  private let width: Int
  private let paint: Paint

  /// Where the name of a rule begins.
  private static let nameColumn = 61

  init(_ profile: RuleProfile, columnCount: Int, hasColor: Bool) {
    self.profile = profile
    width = max(columnCount, 100)
    paint = Paint(isOn: hasColor)
  }

  /// The whole page.
  ///
  /// - Parameters:
  ///   - entries: The rules that were asked for.
  ///   - top: How many of them are shown.
  /// - Returns: Lines of text.
  func text(of entries: [RuleProfile.Entry], top: Int) -> String {
    var lines = summary + [""]
    lines +=
      entries.isEmpty ? ["no pattern was asked about these records"] : table(of: entries, top: top)
    let unfiltered = RuleProfile.unfiltered(entries)
    if !unfiltered.isEmpty { lines += [""] + self.lines(of: unfiltered) }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: In all

  private var summary: [String] {
    let total = profile.total
    let texts = Double(max(total.texts, 1))
    let (asked, inVain) = profile.filteredCounts
    let perRecord = Double(total.nanoseconds) / Double(max(total.records, 1))
    var records =
      "\(Figures.grouped(total.records)), \(Figures.grouped(total.texts)) of them with a text"
    if total.rejected > 0 { records += ", \(Figures.grouped(total.rejected)) rejected" }
    return [
      "records    " + records,
      "time       \(Figures.duration(nanoseconds: Double(total.nanoseconds))), "
        + "\(Figures.duration(nanoseconds: perRecord)) a record; "
        + "\(Figures.percent(Double(profile.cost.nanoseconds), of: Double(total.nanoseconds))) of it for "
        + "\(Figures.grouped(profile.questionCount)) patterns",
      "prefilter  lets \(Figures.hundredths(Double(total.candidates) / texts)) patterns a text pass; "
        + "\(Figures.hundredths(Double(asked) / texts)) of them are asked, "
        + "\(Figures.percent(Double(inVain), of: Double(asked))) of these in vain",
    ]
  }

  // MARK: Rule by rule

  private func table(of entries: [RuleProfile.Entry], top: Int) -> [String] {
    let hidden = entries.count - top
    var lines = [row(["time", "share", "candidates", "confirmed", "in vain", "limits"], "rule")]
    for entry in entries.prefix(top) { lines += rows(of: entry) }
    if hidden > 0 {
      lines.append("\(counted(hidden, "entry", "entries")) more: --top \(entries.count)")
    }
    return lines
  }

  private func rows(of entry: RuleProfile.Entry) -> [String] {
    var lines = [
      row(cells(of: entry.cost, inVain: entry.questions.reduce(0) { $0 + $1.falseCount }), "")
        + paint(names(entry.rules), .bold)
    ]
    for question in entry.questions {
      let pattern = question.pattern.map { "\(Quoted($0))" } ?? "words"
      let name = "  \(question.views) \(pattern)"
      // What would only say the same again is left out but for its name.
      let cells =
        entry.questions.count > 1
        ? cells(of: question.cost, inVain: question.falseCount) : []
      lines.append(row(cells, "") + fit(name, width - ProfileTable.nameColumn))
    }
    if let worst = entry.worst, let message = worst.worst {
      let took = Figures.duration(nanoseconds: Double(worst.cost.worstNanoseconds))
      let place = "\(Quoted(message.file)):\(message.line) \(Quoted(message.identifier))"
      lines.append(fit("  worst: \(took) on \(place) \(Quoted(message.text))", width))
    }
    lines += profile.hints(for: entry).map { paint("  hint: " + $0, .yellow) }
    return lines
  }

  private func cells(of cost: ProbeCost, inVain: Int64) -> [String] {
    [
      Figures.duration(nanoseconds: Double(cost.nanoseconds)),
      Figures.percent(Double(cost.nanoseconds), of: Double(profile.cost.nanoseconds)),
      Figures.grouped(Int(cost.askedCount)), Figures.grouped(Int(cost.foundCount)),
      Figures.percent(Double(inVain), of: Double(cost.askedCount)),
      cost.limitCount == 0 ? "" : Figures.grouped(Int(cost.limitCount)),
    ]
  }

  private func names(_ rules: [String]) -> String {
    let shown = rules.prefix(3).joined(separator: ", ")
    let more = rules.count > 3 ? " and \(rules.count - 3) more" : ""
    return rules.count > 1 ? shown + more + " (shared)" : shown
  }

  /// Cells at the right of their columns, then a name.
  private func row(_ cells: [String], _ name: String) -> String {
    let widths = [9, 7, 12, 11, 9, 8]
    let shown = zip(widths, cells).map { Figures.rightAligned($1, $0) }.joined()
    let room = String(repeating: " ", count: ProfileTable.nameColumn - shown.count)
    return shown + room + name
  }

  // MARK: Without a literal

  private func lines(
    of unfiltered: [(rules: [String], question: RuleProfile.Question)]
  ) -> [String] {
    let texts = Double(max(profile.total.texts, 1))
    var lines = ["asked about every text that the rest of the rule leaves, for want of a word:"]
    for (rules, question) in unfiltered.prefix(20) {
      let perText = Figures.duration(nanoseconds: Double(question.cost.nanoseconds) / texts)
      lines.append(
        "  \(Figures.rightAligned(perText, 8)) a message  \(names(rules)), \(question.views)")
    }
    let hidden = unfiltered.count - 20
    if hidden > 0 { lines.append("  and \(counted(hidden, "more", "more"))") }
    return lines
  }

  /// A text that goes no further than so many columns.
  private func fit(_ text: String, _ columns: Int) -> String {
    guard columnCount(of: text) > columns else { return text }
    var kept = ""
    var count = 1
    for character in text {
      count += columnCount(of: String(character))
      guard count <= columns else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(Figures.grouped(count)) \(count == 1 ? one : many)"
  }
}
