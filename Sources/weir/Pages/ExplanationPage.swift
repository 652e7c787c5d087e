import Bytes
import Documents
import Engine
import Lists
import Records
import RuleCompiler
import Views

/// The explanation of one record, ready to be shown to a person or given to a tool.
struct ExplanationPage {
  /// Where the record stands: file and line.
  var place = ""

  private let fields: [(name: String, value: [UInt8])]
  /// The time as the record has it, quotes included: JSON already.
  private let timeToken: String
  private let text: [UInt8]?
  private let decision: Decision
  private let deciding: String?
  private let protection: String?
  private let flags: [String]
  private let rules: [Explanation.RuleOutcome]
  private let ruleCount: Int
  private let ruleSetName: String

  init(
    _ matched: MatchedRecord, _ decision: Decision, _ explanation: Explanation,
    in matches: borrowing Matches, ruleSet: RuleSet
  ) {
    let source = matches.source(of: matched)
    let record = matched.record
    var fields: [(name: String, value: [UInt8])] = []
    for key in RecordKey.allCases where record.has(key) && key != .text {
      var value = source.bytes(of: record.field(key)).array
      if key == .ts { value.removeAll { $0 == UInt8(ascii: "\"") } }
      if let number = record.integer(key) { value = Array(String(number).utf8) }
      if let truth = record.boolean(key) { value = Array(String(truth).utf8) }
      fields.append(("\(key.name)", value))
    }
    self.fields = fields
    timeToken = source.bytes(of: record.field(.ts)).text
    text = record.has(.text) ? source.bytes(of: record.field(.text)).array : nil
    self.decision = decision
    let matchedRules = matches.rules(of: matched)
    deciding = decision.decidingIndex.map {
      ruleSet.rules[matchedRules[$0].rule.index].identifier
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

  func text(color: Bool) -> String {
    let paint = Paint(isOn: color)
    var lines = [row("record", place)]
    for field in fields { lines.append(row(field.name, shown(field.value))) }
    if let text { lines.append(row("text", marked(text, allSpans, paint))) }
    if !flags.isEmpty { lines.append(row("flags", flags.joined(separator: ", "))) }
    lines.append(row("verdict", paint(verdictLine, paint.color(of: decision.verdict))))
    lines.append(row("rule set", "\(ruleSetName), \(weirVersion.engine)"))
    for outcome in rules { lines += ["", heading(outcome, paint)] + body(outcome, paint) }
    let others = ruleCount - rules.count
    if others > 0 {
      lines += ["", "\(counted(others, "other rule")) not shown (--rule ID or --all shows them)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var allSpans: [ByteRange] {
    rules.filter { $0.truth == .yes && $0.applies }.flatMap { spans(of: $0.condition) }
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

  private func row(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(12 - name.count, 1)) + value
  }

  private func shown(_ value: [UInt8]) -> String {
    MarkedText.quoted(value)
  }

  private func heading(_ outcome: Explanation.RuleOutcome, _ paint: Paint) -> String {
    let syntax = outcome.entry.syntax
    let state: String
    switch outcome.truth {
    case _ where !outcome.applies: state = paint("does not look at this record", .dim)
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
    return "\(paint(syntax.identifier.text, .bold)): \(syntax.title)\n"
      + "  \(state) · \(does), \(syntax.severity)\(mode), rev \(syntax.revision) · \(place)"
  }

  private func body(_ outcome: Explanation.RuleOutcome, _ paint: Paint) -> [String] {
    lines(of: outcome.condition, depth: 1, paint)
  }

  private func lines(of step: Explanation.Step, depth: Int, _ paint: Paint) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let truth: String
    switch step.truth {
    case .yes: truth = paint("PASS", .green)
    case .no: truth = paint("FAIL", .red)
    case .unknown: truth = paint("UNKNOWN", .yellow)
    case .pending: truth = paint("PENDING", .yellow)
    }
    var lines = ["\(indent)\(truth) \(step.label)" + finding(of: step, paint)]
    if !step.spans.isEmpty, let text {
      lines.append(indent + "     " + marked(text, step.spans, paint))
    }
    for part in step.parts { lines += self.lines(of: part, depth: depth + 1, paint) }
    return lines
  }

  private func finding(of step: Explanation.Step, _ paint: Paint) -> String {
    var finding = ""
    if let field = step.field {
      finding =
        step.value.map { "\(field) is \($0.withByteView { Quoted($0) })" } ?? "\(field) is absent"
    }
    if let entry = step.entry { finding += "; entry \(Quoted(entry.text)) of \(entry.list)" }
    if let view = step.view {
      let places = step.spans.map { "\($0.startOffset)–\($0.endOffset)" }.joined(separator: ", ")
      finding = "\(view.name) view, bytes \(places)"
    }
    if let limit = step.limit { finding = "\(limit.name) reached" }
    return finding.isEmpty ? "" : "  " + paint(finding, .dim)
  }

  /// The text with spans between « and », so that a reader sees the words as the sender wrote them.
  private func marked(_ text: [UInt8], _ spans: [ByteRange], _ paint: Paint) -> String {
    MarkedText(text: text, spans: spans).shown(paint)
  }

  private func tenths(_ value: Int) -> String {
    var buffer = ByteBuffer()
    buffer.appendTenths(value)
    return buffer.view.text
  }
}

// MARK: For a tool

extension ExplanationPage {
  /// The explanation as one JSON object.
  var json: String {
    var line = JSONLine()
    line.add("place", place)
    for field in fields where field.name != "\(RecordKey.ts.name)" {
      line.add(field.name, String(decoding: field.value, as: UTF8.self))
    }
    line.add("\(RecordKey.ts.name)", json: timeToken)
    if let text { line.add("text", String(decoding: text, as: UTF8.self)) }
    line.add("verdict", decision.verdict.name)
    line.add("reason", "\(decision.reason.name)")
    if let deciding { line.add("rule", deciding) }
    line.add("ruleset", ruleSetName)
    let outcomes = rules.map { outcome in
      var rule = JSONLine()
      rule.add("id", outcome.entry.syntax.identifier.text)
      rule.add("applies", outcome.applies)
      rule.add("truth", ExplanationPage.word(outcome.truth))
      rule.add("condition", json: json(of: outcome.condition))
      return rule.object
    }
    line.add("rules", array: outcomes)
    return line.text
  }

  private static func word(_ truth: Truth) -> String {
    switch truth {
    case .yes: "pass"
    case .no: "fail"
    case .unknown: "unknown"
    case .pending: "pending"
    }
  }

  private func json(of step: Explanation.Step) -> String {
    var line = JSONLine()
    line.add("condition", step.label)
    line.add("truth", ExplanationPage.word(step.truth))
    line.add("file", step.range.file.path)
    line.add("line", step.range.start.line)
    if let field = step.field { line.add("field", field) }
    if let value = step.value { line.add("value", String(decoding: value, as: UTF8.self)) }
    if let entry = step.entry { line.add("entry", entry.text) }
    if let view = step.view { line.add("view", "\(view.name)") }
    if !step.spans.isEmpty {
      let spans = step.spans.map { "[\($0.startOffset),\($0.endOffset)]" }
      line.add("spans", array: spans)
    }
    if let limit = step.limit { line.add("limit", "\(limit.name)") }
    if !step.parts.isEmpty {
      line.add("parts", array: step.parts.map { json(of: $0) })
    }
    return line.object
  }
}
