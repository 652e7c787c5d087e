import Bytes
import Documents
import Engine
import Lists
import Offline
import Records
import RuleCompiler
import Views

/// Which rules an explanation shows.
struct ExplanationView {
  /// The one rule, whether it fired or not.
  var rule: String?
  /// Only what is missing is told of that rule, and not every condition.
  var isBrief = false
  /// All rules that look at records of the kind.
  var showsAll = false
}

/// The explanation of one record, ready to be shown to a person or given to a tool.
struct ExplanationPage {
  /// Where the record stands: file and line.
  var place = ""

  /// What was decided about the record before; nil where nobody knows.
  var earlier: DecisionSource?

  /// Which rules are shown.
  var view = ExplanationView()

  let fields: [(name: String, value: [UInt8])]
  /// The time as the record has it, quotes included: JSON already.
  let timeToken: String
  let text: [UInt8]?
  let decision: Decision
  let deciding: String?
  private let protection: String?
  private let flags: [String]
  let rules: [Explanation.RuleOutcome]
  private let ruleCount: Int
  let ruleSetName: String
  private let zoneOffsetSeconds: Int

  init(
    _ matched: MatchedRecord, _ decision: Decision, _ explanation: Explanation,
    in matches: borrowing Matches, ruleSet: RuleSet
  ) {
    let source = matches.source(of: matched)
    let record = matched.record
    zoneOffsetSeconds = ruleSet.knowledge.zoneOffsetSeconds
    var fields: [(name: String, value: [UInt8])] = []
    for key in RecordKey.allCases where record.has(key) && key != .text {
      var value = source.bytes(of: record.field(key)).array
      if key == .ts {
        let time = ExplanationPage.time(
          record.timestampMilliseconds, zoneOffsetSeconds: zoneOffsetSeconds)
        value = Array(time.utf8)
      }
      if let number = record.integer(key) { value = Array(String(number).utf8) }
      if let truth = record.boolean(key) { value = Array(String(truth).utf8) }
      fields.append(("\(key.name)", value))
    }
    self.fields = fields
    timeToken = source.bytes(of: record.field(.ts)).text
    text = record.has(.text) ? source.bytes(of: record.field(.text)).array : nil
    self.decision = decision
    deciding = matches.decidingRule(of: matched, decision).map {
      ruleSet.rules[$0.rule.index].identifier
    }
    protection = matched.protection.map { found in
      let list = ruleSet.lists[found.list.index]
      return list.name + " " + list.list.text(of: Int(found.entry)).text
    }
    flags = RecordFlags.named.filter { record.flags.contains($0.flag) }.map { "\($0.name)" }
    rules = explanation.rules
    ruleCount = ruleSet.rules.count
    ruleSetName = String(ruleSet.identifier.prefix(RuleSet.shortIdentifierCount))
  }

  // MARK: For a person

  /// The page.
  ///
  /// - Parameters:
  ///   - color: Whether colours help.
  ///   - width: The columns that there are.
  /// - Returns: Whole lines.
  func text(color: Bool, width: Int) -> String {
    let paint = Paint(isOn: color)
    var lines = [row("record", place)]
    for field in fields { lines.append(row(field.name, shown(field.value))) }
    if let text { lines.append(row("text", marked(text, allSpans, paint))) }
    if !flags.isEmpty { lines.append(row("flags", flags.joined(separator: ", "))) }
    if let earlier {
      let rule = earlier.rule.map { ": rule " + visible($0) } ?? ""
      let then = "\(visible(earlier.verdict))\(rule), by rule set \(visible(earlier.ruleSet))"
      lines.append(row("then", then))
    }
    lines.append(row("verdict", paint(verdictLine, paint.color(of: decision.verdict))))
    lines.append(row("rule set", "\(ruleSetName), \(weirVersion.engine)"))
    let chosen = shownRules
    for outcome in chosen { lines += [Row("")] + heading(outcome, paint) + body(outcome, paint) }
    if view.rule == nil { lines += nearMisses(beside: chosen, paint) }
    return lines.flatMap { FittedText.lines($0.text, width: width, indent: $0.indent) }
      .joined(separator: "\n") + "\n"
  }

  /// A line, and how far in its rest stands where it is broken.
  private struct Row {
    var text: String
    var indent = 0

    init(_ text: String, indent: Int = 0) {
      self.text = text
      self.indent = indent
    }
  }

  /// The rules that are told with every condition.
  var shownRules: [Explanation.RuleOutcome] {
    rules.filter { outcome in
      if let rule = view.rule { return outcome.entry.syntax.identifier.text == rule }
      let hasSpoken = outcome.fires || (outcome.truth == .unknown && outcome.idleness == nil)
      return view.showsAll ? outcome.idleness != .kind : hasSpoken
    }
  }

  /// Near misses that are shown; a text on a scheme comes near many rules of its family.
  private static let nearMissCountMax = 5

  private func nearMisses(
    beside chosen: [Explanation.RuleOutcome], _ paint: Paint
  ) -> [Row] {
    let shown = Set(chosen.map(\.entry.syntax.identifier.text))
    let others = ruleCount - chosen.count
    guard others > 0 else { return [] }
    let near = nearRules.filter { !shown.contains($0.rule) }
    var lines: [Row] = []
    if !near.isEmpty { lines += [Row(""), Row("nearly fired:")] }
    for (rule, missing, _) in near.prefix(ExplanationPage.nearMissCountMax) {
      lines.append(Row("  \(paint(rule, .bold)): \(missing)", indent: 4))
    }
    let rest = near.count - min(near.count, ExplanationPage.nearMissCountMax)
    let more = rest > 0 ? ", \(rest) of them as near" : ""
    return lines + [
      Row(""),
      Row("\(counted(others, "other rule")) not shown\(more) (--rule ID or --all shows them)"),
    ]
  }

  /// The rules that one condition keeps from firing, those first for which most of the text speaks.
  var nearRules: [(rule: String, missing: Explanation.Shortfall, evidenceCount: Int)] {
    rules.compactMap { outcome in
      outcome.nearMiss.map {
        (outcome.entry.syntax.identifier.text, $0, outcome.condition.evidenceCount)
      }
    }.sorted { ($1.evidenceCount, $0.rule) < ($0.evidenceCount, $1.rule) }
  }

  private var allSpans: [ByteRange] {
    rules.filter(\.fires).flatMap { spans(of: $0.condition) }
  }

  private func spans(of step: Explanation.Step) -> [ByteRange] {
    step.spans + step.parts.flatMap { spans(of: $0) }
  }

  private var verdictLine: String {
    let because: String
    switch decision.reason {
    case .clean: because = "no rule spoke against it"
    case .protected: because = "the sender is protected: \(protection ?? "")"
    case .released: because = "the call is over; what its rules noted is kept"
    case .rule: because = "rule \(deciding ?? "")"
    case .score:
      because = "score \(tenths(decision.scoreTenths ?? 0)), led by rule \(deciding ?? "")"
    case .failure: because = "rule \(deciding ?? "") ran into a limit, so a person should look"
    }
    return "\(decision.verdict.name): \(because)"
  }

  private func row(_ name: String, _ value: String) -> Row {
    Row(name + String(repeating: " ", count: max(12 - name.count, 1)) + value, indent: 12)
  }

  private func shown(_ value: [UInt8]) -> String {
    value.withByteView { Quoted.visible($0, byteCountMax: ExplanationPage.byteCountMax) }
  }

  private func marked(_ text: [UInt8], _ spans: [ByteRange], _ paint: Paint) -> String {
    MarkedText(text: text, spans: spans, byteCountMax: ExplanationPage.byteCountMax).shown(paint)
  }

  private func visible(_ value: String) -> String { shown(Array(value.utf8)) }

  /// Bytes of one value; a message of ten parts has about as many.
  private static let byteCountMax = 4_096

  /// A time as people write it, in the zone of the rules: `2026-12-01 21:30:07 +08:00`.
  private static func time(_ milliseconds: Int64, zoneOffsetSeconds zone: Int) -> String {
    var buffer = ByteBuffer()
    buffer.appendTimestamp(milliseconds + Int64(zone) * 1000)
    let text = String(buffer.view.text.dropLast().replacing("T", with: " "))
    let seconds = text.hasSuffix(".000") ? String(text.dropLast(4)) : text
    let minutes = abs(zone) / 60
    let digits = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    return "\(seconds) \(zone < 0 ? "-" : "+")\(digits[0]):\(digits[1])"
  }

  private func heading(_ outcome: Explanation.RuleOutcome, _ paint: Paint) -> [Row] {
    let syntax = outcome.entry.syntax
    let state: String
    switch outcome.truth {
    case _ where outcome.idleness != nil: state = paint(idle(outcome), .dim)
    case .yes: state = paint("fired", .bold)
    case .unknown: state = paint("failed: a limit was reached", .yellow)
    case .no: state = paint("did not fire", .dim)
    case .pending: state = paint("waits for a count", .yellow)
    }
    var does = ""
    switch syntax.action.value {
    case .verdict(let verdict): does = verdict.name
    case .score(let points, let group):
      does = "score \(tenths(points))" + (group.map { " in \($0.text)" } ?? "")
    }
    let place = "\(syntax.range.file.path):\(syntax.range.start.line)"
    let mode = syntax.mode == .enforce ? "" : ", \(syntax.mode.rawValue)"
    var lines = [
      Row("\(paint(syntax.identifier.text, .bold)): \(syntax.title)", indent: 2),
      Row(
        "  \(state) · \(does), \(syntax.severity)\(mode), rev \(syntax.revision) · \(place)",
        indent: 2),
    ]
    if syntax.mode == .disabled {
      let note = "  it is disabled, and looks at no record; this is how it would have come out"
      lines.append(Row(paint(note, .yellow), indent: 2))
    }
    return lines
  }

  /// Why a rule does not look at the record.
  private func idle(_ outcome: Explanation.RuleOutcome) -> String {
    let time = { (milliseconds: Int64) in
      ExplanationPage.time(milliseconds, zoneOffsetSeconds: zoneOffsetSeconds)
    }
    switch outcome.idleness {
    case .kind: return "does not look at records of this kind"
    case .notYet(let start): return "is in force only from \(time(start)) on"
    case .over(let end): return "was in force until \(time(end))"
    case nil: return ""
    }
  }

  private func body(_ outcome: Explanation.RuleOutcome, _ paint: Paint) -> [Row] {
    let missing = outcome.condition.shortfalls.map { missing in
      Row("  missing: \(missing), line \(missing.step.range.start.line)", indent: 4)
    }
    return view.isBrief ? missing : missing + lines(of: outcome.condition, depth: 1, paint)
  }

  /// A condition and its parts; in red is what was not as it is wanted there.
  private func lines(
    of step: Explanation.Step, depth: Int, mustHold: Bool = true, _ paint: Paint
  ) -> [Row] {
    let indent = String(repeating: "  ", count: depth)
    let truth: String
    switch step.truth {
    case .yes: truth = paint("PASS", mustHold ? .green : .red)
    case .no: truth = paint("FAIL", mustHold ? .red : .dim)
    case .unknown: truth = paint("UNKNOWN", .yellow)
    case .pending: truth = paint("PENDING", .yellow)
    }
    let inner = depth * 2 + 5
    var lines = [Row("\(indent)\(truth) \(step.label)" + finding(of: step, paint), indent: inner)]
    if !step.spans.isEmpty, let text {
      let marks = marked(text, step.spans, paint)
      lines.append(Row(String(repeating: " ", count: inner) + marks, indent: inner))
    }
    let turns = step.combination.map { $0 == Combination.none } ?? false
    for part in step.parts {
      lines += self.lines(of: part, depth: depth + 1, mustHold: mustHold != turns, paint)
    }
    return lines
  }

  private func finding(of step: Explanation.Step, _ paint: Paint) -> String {
    var finding = step.finding
    if let view = step.view {
      let places = step.spans.map { "\($0.startOffset)–\($0.endOffset)" }.joined(separator: ", ")
      finding = "\(view.name) view, bytes \(places)"
    }
    return finding.map { "  " + paint($0, .dim) } ?? ""
  }
}
