public import Bytes
import CPCRE2

/// Compiled patterns by index, to be asked without counting references.
///
/// A pattern taken out of an array counts one more user of it, which is a write to memory that no
/// other part of a scan touches; with 10,000 patterns that was 4 % of all time.
@safe
public struct PatternTable: ~Copyable, @unchecked Sendable {
  /// The patterns, which own what ``handles`` points at.
  private let patterns: [Pattern]
  private let handles: ScratchArray<PatternHandle>

  /// Makes a table of patterns.
  public init(_ patterns: [Pattern]) {
    self.patterns = patterns
    unsafe handles = ScratchArray(patterns.map(\.handle))
  }

  /// The number of patterns.
  public var count: Int { patterns.count }

  /// The pattern of an index.
  public subscript(index: Int) -> Pattern { patterns[index] }

  /// Finds the first match of the pattern of an index, as ``Pattern/firstMatch(in:from:using:)``.
  public func firstMatch(
    of index: Int, in text: ByteView, using scratch: inout MatchScratch
  ) -> MatchOutcome {
    guard unsafe handles[index].needsBounds(text, scratch) else {
      return unsafe handles[index].firstMatch(in: text, from: 0, using: &scratch)
    }
    return patterns[index].boundedMatch(in: text, from: 0, using: &scratch)
  }
}
