import Bytes
import PatternSyntax

/// The pieces of a pattern that mean something by themselves: what stands between its gaps.
///
/// Of `(?:贷款|(?<!线)下款).{0,40}秒(?:批|放)` these are 贷款, `(?<!线)下款` and `秒(?:批|放)`. A group
/// that stands alone between two gaps is as good as its alternatives; what stands beside something
/// else is looked at with it.
struct PatternPieces {
  /// One piece.
  struct Piece {
    /// Its bytes in the pattern.
    var range: Range<Int>

    /// The characters that it matches, where it is made of literals only.
    var literal: String?
  }

  private(set) var pieces: [Piece] = []

  /// Where each quantifier ends, by where it begins: items are without theirs.
  private var quantifierEnds: [Int: Int] = [:]

  /// Takes a pattern apart; one that PCRE2 would refuse has no pieces.
  init(_ pattern: [UInt8]) {
    let tokens = PatternTokens(String(decoding: pattern, as: UTF8.self))
    guard let tree = PatternTree(tokens, depthMax: Limits.patternNestingDepthMax) else { return }
    for token in tokens.tokens {
      if case .quantifier = token.kind {
        quantifierEnds[token.range.lowerBound] = token.range.upperBound
      }
    }
    collect(tree.alternatives)
  }

  private mutating func collect(_ alternatives: PatternTree.Alternatives) {
    for branch in alternatives {
      for run in branch.split(whereSeparator: \.isGap) { collect(run) }
    }
  }

  private mutating func collect(_ run: ArraySlice<PatternTree.Item>) {
    guard let first = run.first, var end = run.last?.range.upperBound else { return }
    while let quantified = quantifierEnds[end] { end = quantified }
    let range = first.range.lowerBound..<end
    if run.count == 1, case .group(let group, let alternatives) = first.kind {
      switch group {
      case .capture, .plain(nil), .reset, .atomic: collect(alternatives)
      default: break
      }
      return
    }
    pieces.append(Piece(range: range, literal: run.literal))
  }
}

extension Collection<PatternTree.Item> {
  /// The text that the items stand for, one behind the other; nil where one is no single character.
  var literal: String? {
    var literal = ""
    for item in self {
      guard item.quantifiers.isEmpty, case .token(let token) = item.kind,
        case .literal(let code) = token.kind, let scalar = Unicode.Scalar(code)
      else { return nil }
      literal.unicodeScalars.append(scalar)
    }
    return literal
  }
}

extension PatternTree.Item {
  /// Whether it takes several characters of which the pattern says little: `.{0,40}`, `[^。]*`.
  fileprivate var isGap: Bool {
    switch kind {
    case .token(let token):
      switch token.kind {
      case .dot, .set, .property, .characterClass:
        return quantifiers.contains { ($0.most ?? .max) > 1 }
      default: return false
      }
    case .group(let group, let alternatives):
      guard alternatives.count == 1, alternatives[0].count == 1 else { return false }
      if case .lookAround = group { return false }
      return alternatives[0][0].isGap
    }
  }
}
