import Bytes
import Documents
import Engine
import Records
import RuleCompiler
import Views

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
    let outcomes = shownRules.map { outcome in
      var rule = JSONLine()
      rule.add("id", outcome.entry.syntax.identifier.text)
      rule.add("applies", outcome.idleness == nil)
      rule.add("mode", outcome.entry.syntax.mode.rawValue)
      rule.add("truth", ExplanationPage.word(outcome.truth))
      rule.add("missing", texts: outcome.condition.shortfalls.map { "\($0)" })
      rule.add("condition", json: json(of: outcome.condition))
      return rule.object
    }
    line.add("rules", array: outcomes)
    let near = nearRules.map { near in
      var rule = JSONLine()
      rule.add("id", near.rule)
      rule.add("missing", "\(near.missing)")
      return rule.object
    }
    line.add("nearly", array: near)
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
    if let likeness = step.likeness {
      var nearest = JSONLine()
      nearest.add("list", likeness.list)
      if let sample = likeness.sample { nearest.add("sample", sample) }
      nearest.add("hundredths", likeness.hundredths)
      nearest.add("asked_tenths", likeness.wantedTenths)
      line.add("likeness", json: nearest.object)
    }
    if let view = step.view { line.add("view", "\(view.name)") }
    if !step.spans.isEmpty { line.add("spans", spans: step.spans) }
    if let limit = step.limit { line.add("limit", "\(limit.name)") }
    if !step.parts.isEmpty {
      line.add("parts", array: step.parts.map { json(of: $0) })
    }
    return line.object
  }
}
