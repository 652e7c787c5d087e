public import Patterns
public import Views

/// The words by which the prefilter finds a pattern, for whoever explains its speed.
public struct RequiredWords: Equatable, Sendable {
  /// The words of which a text must have one, as the prefilter compares them; the most common first.
  public var words: [String]

  /// How likely a text has one of them, from 0 to 1.
  public var likelihood: Double

  /// Finds the rarest set of words of which each matching text has one; nil for a pattern that
  /// requires no word.
  ///
  /// - Parameters:
  ///   - pattern: The pattern.
  ///   - view: The view in which it is matched.
  public init?(of pattern: Pattern, in view: View) {
    var builder = PrefilterBuilder()
    // The rarest clause is never one of digits: those are counted only where all else is there.
    guard let likelihood = builder.add(pattern, in: view, identity: 0),
      let choice = builder.added.first?.choice,
      case .literals(let literals) = builder.clauses[Int(choice.rarest)]
    else { return nil }
    self.likelihood = likelihood
    let ranked = literals.map { (likelihood: Rarity.shared.likelihood(of: $0), letters: $0) }
      .sorted { ($1.likelihood, $0.letters.count) < ($0.likelihood, $1.letters.count) }
    words = ranked.map { String(decoding: $0.letters, as: UTF16.self) }
  }
}
