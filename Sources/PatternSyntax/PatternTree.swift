/// A pattern as PCRE2 takes it apart: alternatives of items in a row.
///
/// Items that are left out before anything is matched, such as comments, are not in it.
public struct PatternTree: Sendable {
  /// What a pattern or a group is made of.
  public typealias Alternatives = [[Item]]

  /// One thing in a row.
  public struct Item: Sendable {
    /// What it is.
    public enum Kind: Sendable {
      /// A token by itself.
      case token(PatternToken)

      /// A group, and what stands in it. A condition that is a group is its first item.
      indirect case group(PatternGroup, Alternatives)
    }

    /// What is matched.
    public var kind: Kind

    /// How often; several where a quantifier stands behind a quantifier.
    public var quantifiers: [PatternQuantifier] = []

    /// Its bytes in the pattern, without its quantifiers.
    public var range: Range<Int>
  }

  /// The alternatives of the whole pattern.
  public let alternatives: Alternatives

  /// Makes the tree of a pattern; nil where brackets do not pair, a quantifier has nothing to
  /// repeat, or a token is not closed: what PCRE2 refuses.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the pattern.
  ///   - depthMax: How deep groups nest at most.
  public init?(_ tokens: PatternTokens, depthMax: Int) {
    var builder = TreeBuilder()
    for token in tokens.tokens {
      guard builder.append(token), builder.depth <= depthMax else { return nil }
    }
    guard let alternatives = builder.finish() else { return nil }
    self.alternatives = alternatives
  }
}

/// Puts tokens into groups from left to right.
private struct TreeBuilder {
  /// A group that is not closed.
  private struct Level {
    var group: PatternGroup
    var start: Int
    var alternatives: PatternTree.Alternatives = [[]]
  }

  /// The open groups, the whole pattern first.
  private var levels = [Level(group: .plain(nil), start: 0)]

  var depth: Int { levels.count - 1 }

  /// Takes a token, or says that the pattern is none.
  mutating func append(_ token: PatternToken) -> Bool {
    guard token.isClosed else { return false }
    switch token.kind {
    case .quotation, .endOfQuotation, .comment, .blank: return true
    case .open(let group):
      levels.append(Level(group: group, start: token.range.lowerBound))
    case .close:
      guard levels.count > 1 else { return false }
      let level = levels.removeLast()
      append(
        .group(level.group, level.alternatives), level.start..<token.range.upperBound)
    case .bar: levels[levels.count - 1].alternatives.append([])
    case .quantifier(let quantifier): return quantify(by: quantifier)
    default: append(.token(token), token.range)
    }
    return true
  }

  /// The whole, once all groups are closed.
  func finish() -> PatternTree.Alternatives? {
    levels.count == 1 ? levels[0].alternatives : nil
  }

  private mutating func append(_ kind: PatternTree.Item.Kind, _ range: Range<Int>) {
    let level = levels.count - 1
    let branch = levels[level].alternatives.count - 1
    levels[level].alternatives[branch].append(PatternTree.Item(kind: kind, range: range))
  }

  private mutating func quantify(by quantifier: PatternQuantifier) -> Bool {
    let level = levels.count - 1
    let branch = levels[level].alternatives.count - 1
    let item = levels[level].alternatives[branch].count - 1
    guard item >= 0 else { return false }
    if case .token(let token) = levels[level].alternatives[branch][item].kind,
      case .options = token.kind
    {
      return false
    }
    levels[level].alternatives[branch][item].quantifiers.append(quantifier)
    return true
  }
}
