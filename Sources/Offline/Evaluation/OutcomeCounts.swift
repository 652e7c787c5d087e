public import Engine

/// How many texts of a kind were allowed, reviewed and blocked.
public struct OutcomeCounts: Equatable, Sendable {
  /// The texts that were allowed.
  public var allowed = 0
  /// The texts that were sent to review.
  public var reviewed = 0
  /// The texts that were blocked.
  public var blocked = 0

  /// No text.
  public init() {}

  /// All texts.
  public var all: Int { allowed + reviewed + blocked }

  /// Counts a text.
  public mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .allow: allowed += 1
    case .review: reviewed += 1
    case .block: blocked += 1
    }
  }

  /// The texts that a tier stopped.
  public func stopped(by tier: Tier) -> Int {
    switch tier {
    case .block: blocked
    case .review: blocked + reviewed
    }
  }
}

/// How hard a verdict must be to count.
public enum Tier: String, CaseIterable, Sendable {
  /// Blocked texts alone.
  case block
  /// Blocked texts and those that a person looks at.
  case review
}

/// The outcomes of fraud and of honest texts.
public struct OutcomePair: Equatable, Sendable {
  /// The outcomes of fraud.
  public var fraud = OutcomeCounts()
  /// The outcomes of honest texts.
  public var clean = OutcomeCounts()

  /// No text.
  public init() {}

  /// Counts a text.
  public mutating func add(_ verdict: Verdict, isFraud: Bool) {
    if isFraud { fraud.add(verdict) } else { clean.add(verdict) }
  }

  /// The share of fraud that a tier stops.
  public func recall(_ tier: Tier) -> Share {
    Share(part: fraud.stopped(by: tier), whole: fraud.all)
  }

  /// The share of fraud among what a tier stops.
  public func precision(_ tier: Tier) -> Share {
    let hits = fraud.stopped(by: tier)
    return Share(part: hits, whole: hits + clean.stopped(by: tier))
  }

  /// The share of honest texts that a tier stops.
  public func falseHits(_ tier: Tier) -> Share {
    Share(part: clean.stopped(by: tier), whole: clean.all)
  }
}

/// A part of a whole.
public struct Share: Equatable, Sendable {
  /// The part.
  public var part: Int
  /// The whole.
  public var whole: Int

  /// Names a part.
  public init(part: Int, whole: Int) {
    self.part = part
    self.whole = whole
  }

  /// The share itself; nil of nothing.
  public var value: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

  /// Where the share lies with 95 % confidence.
  public var bounds: BinomialBounds { BinomialBounds(hits: part, of: whole) }

  /// Whether the share is less than another one; exact, and false where one is of nothing.
  public func isLess(than other: Share) -> Bool {
    guard whole > 0, other.whole > 0 else { return false }
    let left = part.multipliedFullWidth(by: other.whole)
    let right = other.part.multipliedFullWidth(by: whole)
    return (left.high, left.low) < (right.high, right.low)
  }
}
