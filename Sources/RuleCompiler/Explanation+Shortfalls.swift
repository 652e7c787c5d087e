import Bytes
import Engine

extension Explanation {
  /// A condition that keeps a rule from firing on a record.
  public struct Shortfall: Sendable {
    /// The condition.
    public var step: Step
    /// True if it must hold and does not; false if it must not hold and does.
    public var mustHold: Bool
  }
}

extension Explanation.Step {
  /// The conditions without which this one would hold, as far up as one alone is to blame.
  ///
  /// A named condition is one, and so is an `any` of which no part holds: what is in there, the author
  /// sees in the tree.
  public var shortfalls: [Explanation.Shortfall] { shortfalls(mustHold: true) }

  private func shortfalls(mustHold: Bool) -> [Explanation.Shortfall] {
    guard truth != (mustHold ? .yes : .no) else { return [] }
    switch (combination, mustHold) {
    case (.all, true), (.any, false): return parts.flatMap { $0.shortfalls(mustHold: mustHold) }
    case (Combination.none?, true): return parts.flatMap { $0.shortfalls(mustHold: false) }
    default: return [Explanation.Shortfall(step: self, mustHold: mustHold)]
    }
  }

  /// How many questions found something in the text that speaks for this condition.
  public var evidenceCount: Int {
    if case Combination.none? = combination { return 0 }
    if parts.isEmpty { return truth == .yes && !spans.isEmpty ? 1 : 0 }
    return parts.reduce(0) { $0 + $1.evidenceCount }
  }

  /// The truth that this would have if some of its parts were not known.
  func truth(ifUnknown isUnknown: (Explanation.Step) -> Bool) -> Truth {
    if isUnknown(self) { return .unknown }
    guard !parts.isEmpty else { return truth }
    let truths = parts.map { $0.truth(ifUnknown: isUnknown) }
    return combination?.truth(of: truths) ?? truths[0]
  }

  /// What a question found, in words; nil where there is nothing to say.
  public var finding: String? {
    if let limit { return "\(limit.name) reached" }
    if let evasionTenths {
      return
        "sounds alike, but evasion is \(tenths(evasionTenths)), and the sound view counts from "
        + tenths(Limits.soundGateTenths)
    }
    var parts: [String] = []
    if let field {
      let value = value.map { "is \($0.withByteView { Quoted($0) })" } ?? "is absent"
      parts.append("\(field) \(value)")
    }
    if let likeness { parts.append("\(likeness)") }
    if let entry, likeness == nil { parts.append("entry \(Quoted(entry.text)) of \(entry.list)") }
    if let words, field == nil { parts.append("found \(words)") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension Explanation.KnownLikeness: CustomStringConvertible {
  /// The nearest text and how near it is: `like toll-0001 of known-scams by 0.62, 0.5 is asked`.
  public var description: String {
    guard let sample else { return "nothing in common with \(list)" }
    let digits = hundredths % 100 < 10 ? "0\(hundredths % 100)" : "\(hundredths % 100)"
    return "like \(Quoted(sample)) of \(list) by \(hundredths / 100).\(digits), "
      + "\(tenths(wantedTenths)) is asked"
  }
}

private func tenths(_ value: Int) -> String {
  var buffer = ByteBuffer()
  buffer.appendTenths(value)
  return buffer.view.text
}

extension Explanation.Shortfall: CustomStringConvertible {
  /// What is missing, as a lower-case sentence without a full stop.
  public var description: String {
    let holding = step.parts.count { $0.truth == .yes }
    switch (step.combination, mustHold) {
    case (Combination.any?, true):
      return "none of the \(step.parts.count) conditions of this `any` holds"
    case (Combination.some(let atLeast)?, true):
      return "\(holding) of these \(step.parts.count) hold, and at least \(atLeast) must"
    case (Combination.none?, false): return "none of these holds, which must not be"
    case (_?, false): return "\(holding) of these \(step.parts.count) hold, which must not be"
    default:
      let state =
        step.truth == .unknown
        ? "is not known" : mustHold ? "does not hold" : "holds, and must not"
      return "`\(step.label)` \(state)" + (step.finding.map { ": \($0)" } ?? "")
    }
  }
}
