import Bytes
import PatternSyntax

/// Reads which Han characters a pattern has side by side.
///
/// What is no Han character, class or group parts words, also where it may be absent.
struct EdgeReader {
  /// What a part of a pattern may begin and end with.
  private struct Part {
    var firsts: [UInt32] = []
    var lasts: [UInt32] = []
    var isOptional = false
  }

  /// The pairs that were found.
  private(set) var pairs: [(UInt32, UInt32)] = []

  /// Reads a pattern; one that PCRE2 refuses has no pairs.
  init(_ pattern: String) {
    guard let tree = PatternTree(PatternTokens(pattern), depthMax: Limits.patternNestingDepthMax)
    else { return }
    _ = read(tree.alternatives)
  }

  private mutating func read(_ alternatives: PatternTree.Alternatives) -> Part {
    var whole = Part()
    for items in alternatives {
      var part = Part(isOptional: true)
      for item in items { part = both(part, read(item)) }
      whole.firsts = limited(whole.firsts + part.firsts)
      whole.lasts = limited(whole.lasts + part.lasts)
      whole.isOptional = whole.isOptional || part.isOptional
    }
    return whole
  }

  private mutating func both(_ one: Part, _ other: Part) -> Part {
    for first in one.lasts { for second in other.firsts { pairs.append((first, second)) } }
    return Part(
      firsts: limited(one.isOptional ? one.firsts + other.firsts : one.firsts),
      lasts: limited(other.isOptional ? other.lasts + one.lasts : other.lasts),
      isOptional: one.isOptional && other.isOptional)
  }

  private func limited(_ codes: [UInt32]) -> [UInt32] {
    Array(codes.prefix(Limits.wordEdgeChoiceCountMax))
  }

  private mutating func read(_ item: PatternTree.Item) -> Part {
    var part = Part()
    switch item.kind {
    case .token(let token):
      let codes = han(of: token)
      part = Part(firsts: codes, lasts: codes)
    case .group(let group, let alternatives):
      let inner = read(alternatives)
      if case .lookAround = group { break }
      part = inner
    }
    if item.quantifiers.contains(where: { $0.least == 0 }), !part.firsts.isEmpty {
      part.isOptional = true
    }
    return part
  }

  private func han(of token: PatternToken) -> [UInt32] {
    switch token.kind {
    case .literal(let code): return ClassTable.isHan(code) ? [code] : []
    case .characterClass(let members) where !members.isNegated:
      let codes = members.members.compactMap { member -> UInt32? in
        guard case .single(let atom) = member else { return nil }
        return atom.code
      }
      return limited(codes.filter(ClassTable.isHan))
    default: return []
    }
  }
}
