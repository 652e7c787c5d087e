import Bytes
import Engine
import Offline

extension Evaluation {
  /// The evaluation as one JSON object, which ``EvaluationBaseline`` reads again.
  var json: String {
    var line = JSONLine()
    line.add("format", EvaluationBaseline.format)
    line.add("fraud", total.fraud.object)
    line.add("clean", total.clean.object)
    line.add("figures", figuresObject)
    line.add("near_duplicates", repeatCount)
    line.add("skipped", skippedCount)
    line.add("rejected", rejectedCount)
    line.add("unknown_labels", unknownLabels.values.reduce(0, +))
    line.add("labels", labels.object)
    var byKey = JSONLine()
    for breakdown in breakdowns { byKey.add(breakdown.key, breakdown.object) }
    line.add("by", byKey)
    line.add("families", Breakdown.object(of: families))
    line.add("rules", array: ruleRows.map(\.object))
    line.add("overlaps", array: overlaps().map(\.object))
    line.add("false_hits", array: falseHits.map(\.object))
    return line.text
  }

  private var figuresObject: JSONLine {
    var line = JSONLine()
    for tier in Tier.allCases {
      var figures = JSONLine()
      figures.add("recall", total.recall(tier).object)
      figures.add("precision", total.precision(tier).object)
      figures.add("false_hits", total.falseHits(tier).object)
      line.add(tier.rawValue, figures)
    }
    return line
  }
}

extension OutcomeCounts {
  fileprivate var object: JSONLine {
    var line = JSONLine()
    line.add("all", all)
    line.add("allowed", allowed)
    line.add("reviewed", reviewed)
    line.add("blocked", blocked)
    return line
  }
}

extension Share {
  /// The share with its bounds, which are what it is quoted with.
  fileprivate var object: JSONLine {
    var line = JSONLine()
    line.add("part", part)
    line.add("whole", whole)
    let bounds = bounds
    if let value { line.add("value", json: "\(value)") }
    line.add("lower", json: "\(bounds.lower)")
    line.add("upper", json: "\(bounds.upper)")
    return line
  }
}

extension Evaluation.Breakdown {
  fileprivate var object: JSONLine { Self.object(of: values) }

  fileprivate static func object(of values: [String: OutcomePair]) -> JSONLine {
    var line = JSONLine()
    for (value, pair) in values.sorted(by: { $0.key < $1.key }) {
      var both = JSONLine()
      both.add("fraud", pair.fraud.object)
      both.add("clean", pair.clean.object)
      line.add(value, both)
    }
    return line
  }
}

extension Evaluation.RuleRow {
  fileprivate var object: String {
    var line = JSONLine()
    line.add("id", rule)
    for (name, row) in [("fraud", fraud), ("clean", clean)] {
      var counts = JSONLine()
      counts.add("fired", row.fired)
      counts.add("deciding", row.deciding)
      counts.add("alone", row.alone)
      counts.add("shadow", row.shadow)
      counts.add("failed", row.failed)
      line.add(name, counts)
    }
    return line.object
  }
}

extension Evaluation.Overlap {
  fileprivate var object: String {
    var line = JSONLine()
    line.add("rule", rule)
    line.add("fired", count)
    line.add("other", other)
    line.add("common", commonCount)
    return line.object
  }
}

extension Evaluation.FalseHit {
  fileprivate var object: String {
    var line = JSONLine()
    line.add("id", String(decoding: identifier, as: UTF8.self))
    line.add("verdict", verdict.name)
    line.add("label", label)
    if let rule { line.add("rule", rule) }
    line.add("text", String(decoding: text, as: UTF8.self))
    line.add("spans", spans: spans)
    line.add("more_like_it", repeatCount)
    return line.object
  }
}
