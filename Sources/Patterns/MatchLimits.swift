public import Bytes

/// How much work one match may cost; what a text makes PCRE2 exceed ends as an outcome.
///
/// The match limit counts with and without JIT, though not the same steps. The stack limit holds
/// for machine code alone, depth and heap for the interpreter alone.
public struct MatchLimits: Hashable, Sendable {
  /// Calls of PCRE2's internal match function, or backtracking points in machine code.
  public var match: UInt32

  /// Levels of nested backtracking in the interpreter.
  public var depth: UInt32

  /// Kibibytes of backtracking memory in the interpreter.
  public var heapKiB: UInt32

  /// Bytes of the stack of machine code.
  public var jitStackByteCountMax: Int

  /// Whether the work of a match is bounded by ``MatchCost``, too.
  ///
  /// False only for texts that no sender chose.
  public var boundsWork = true

  /// The limits of the house, each of which may be replaced.
  public init(
    match: UInt32 = UInt32(Limits.matchStepCountMax),
    depth: UInt32 = UInt32(Limits.matchDepthMax),
    heapKiB: UInt32 = UInt32(Limits.matchHeapKiBMax),
    jitStackByteCountMax: Int = Limits.jitStackByteCountMax
  ) {
    self.match = match
    self.depth = depth
    self.heapKiB = heapKiB
    self.jitStackByteCountMax = jitStackByteCountMax
  }
}
