public import Bytes

/// What came of one match.
public enum MatchOutcome: Hashable, Sendable {
  /// The pattern does not match at or after the offset.
  case none

  /// The bytes of the first match in the text; empty where the pattern matched nothing.
  case found(ByteRange)

  /// PCRE2 stopped at a limit: whether the pattern matches is unknown.
  case limit(MatchLimitKind)
}

/// The limit at which PCRE2 stopped.
public enum MatchLimitKind: UInt8, CaseIterable, Hashable, Sendable {
  /// Too many steps.
  case match

  /// Too many levels of backtracking in the interpreter.
  case depth

  /// Too much backtracking memory in the interpreter, or none to be had.
  case heap

  /// Too little stack for machine code.
  case jitStack

  /// A group of the pattern called itself at the same place of the text.
  case recursion

  /// The word that stats and explanations use.
  public var name: String {
    switch self {
    case .match: "match"
    case .depth: "depth"
    case .heap: "heap"
    case .jitStack: "jit-stack"
    case .recursion: "recursion"
    }
  }
}
