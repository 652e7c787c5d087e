import Bytes
import Offline

/// The figures of an earlier evaluation, and what is worse now.
struct EvaluationBaseline {
  /// What the first member of a saved file says.
  static let format = "weir-eval-1"

  private let total: OutcomePair
  private let labels: [(label: String, pair: OutcomePair)]

  /// Reads what `weir eval --save` wrote; nil where it is something else.
  init?(_ bytes: [UInt8]) {
    guard let value = JSONValue(bytes), value["format"]?.text == EvaluationBaseline.format,
      let total = OutcomePair(value), case .object(let members)? = value["labels"]
    else { return nil }
    self.total = total
    labels = members.compactMap { member in
      OutcomePair(member.value).map { (member.key, $0) }
    }
  }

  /// A figure that changed.
  struct Change {
    var what: String
    var before: Share
    var after: Share
    var isWorse: Bool
  }

  /// The figures that changed, in all and by each label that both have.
  func changes(to evaluation: Evaluation) -> [Change] {
    var changes = changes("all", from: total, to: evaluation.total)
    for (label, pair) in labels {
      guard let now = evaluation.labels.values[label] else { continue }
      changes += self.changes(MarkedText.quoted(Array(label.utf8)), from: pair, to: now)
    }
    return changes
  }

  private func changes(
    _ name: String, from before: OutcomePair, to after: OutcomePair
  ) -> [Change] {
    Tier.allCases.flatMap { tier in
      let tierName = tier == .block ? "blocked" : "blocked or reviewed"
      let (recall, newRecall) = (before.recall(tier), after.recall(tier))
      let (hits, newHits) = (before.falseHits(tier), after.falseHits(tier))
      let all = [
        Change(
          what: "\(name): recall, \(tierName)", before: recall, after: newRecall,
          isWorse: newRecall.isLess(than: recall)),
        Change(
          what: "\(name): false hits, \(tierName)", before: hits, after: newHits,
          isWorse: hits.isLess(than: newHits)),
      ]
      return all.filter { $0.before.isLess(than: $0.after) || $0.after.isLess(than: $0.before) }
    }
  }

  /// The changes for a person; what is worse says so.
  static func text(of changes: [Change]) -> String {
    guard !changes.isEmpty else { return "Against the baseline: every figure is the same\n" }
    var table = ReportTable(
      "Against the baseline",
      [.words("figure"), .numbers("before"), .numbers("now"), .words("")])
    table.rows = changes.map { change in
      [
        change.what, shown(change.before), shown(change.after), change.isWorse ? "worse" : "better",
      ]
    }
    return table.text
  }

  private static func shown(_ share: Share) -> String {
    "\(Figures.grouped(share.part)) of \(Figures.grouped(share.whole))"
  }
}

extension OutcomePair {
  /// Reads the members `fraud` and `clean` of an object.
  fileprivate init?(_ value: JSONValue) {
    guard let fraud = value["fraud"].flatMap({ OutcomeCounts($0) }),
      let clean = value["clean"].flatMap({ OutcomeCounts($0) })
    else { return nil }
    self.init()
    self.fraud = fraud
    self.clean = clean
  }
}

extension OutcomeCounts {
  fileprivate init?(_ value: JSONValue) {
    let counts = ["allowed", "reviewed", "blocked"].compactMap { value[$0]?.integer }
    guard counts.count == 3, counts.allSatisfy({ (0...1_000_000_000_000).contains($0) }) else {
      return nil
    }
    self.init()
    (allowed, reviewed, blocked) = (Int(counts[0]), Int(counts[1]), Int(counts[2]))
  }
}
