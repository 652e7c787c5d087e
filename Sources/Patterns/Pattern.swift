// Patterns: PCRE2, its limits and its errors.
//
// Touches: libpcre2-8 and memory. No files, clock, log or thread.
// Hostile: the texts; the caller has checked or repaired their UTF-8. Patterns come from authors.
// Fails: PatternError for a pattern; a limit that a text reaches is a value of MatchOutcome.

import Bytes
import CPCRE2

/// A compiled PCRE2 pattern, shared by all workers.
///
/// Every pattern is compiled with `UTF` and `UCP`, so that `\w`, `\d` and `\b` know Han characters
/// and full-width digits, and with `NEVER_BACKSLASH_C`, because `\C` would cut characters. Matching
/// only reads the pattern; what changes is in ``MatchScratch``, one per worker.
@safe
public final class Pattern: @unchecked Sendable {
  /// The pattern as it was written, with its settings.
  public let source: String

  /// Whether PCRE2 made machine code of the pattern; without it the interpreter matches.
  ///
  /// False where the processor or the operating system (`MemoryDenyWriteExecute`) forbids it, or
  /// where the pattern uses something that the JIT compiler does not know.
  public let hasJIT: Bool

  /// Whether the pattern can match an empty string; such a condition nearly always holds.
  public let canMatchEmpty: Bool

  /// What matching costs at most, by the length of the text.
  public let cost: MatchCost

  let code: OpaquePointer

  /// Compiles a pattern.
  ///
  /// A pattern may begin with `(*LIMIT_MATCH=n)`, `(*LIMIT_DEPTH=n)` or `(*LIMIT_HEAP=n)`, which
  /// may only lower the limits of ``MatchLimits``, and with `(*UTF)` and `(*UCP)`, which hold
  /// anyway. Other settings are refused: newline and `\R` conventions must be the same in every
  /// rule, and the rest would turn off what bounds or speeds up a match. Callouts are refused.
  ///
  /// - Parameters:
  ///   - source: The pattern.
  ///   - usingJIT: Whether to make machine code where that is possible.
  /// - Throws: ``PatternError`` with the byte offset in the source.
  public convenience init(_ source: String, usingJIT: Bool = true) throws(PatternError) {
    try self.init(Array(source.utf8), usingJIT: usingJIT)
  }

  /// Compiles a pattern from bytes, which must be UTF-8.
  ///
  /// - Parameters:
  ///   - source: The pattern.
  ///   - usingJIT: Whether to make machine code where that is possible.
  /// - Throws: ``PatternError`` with the byte offset in the source.
  public init(_ source: [UInt8], usingJIT: Bool = true) throws(PatternError) {
    try checkSettings(source)
    let code = try unsafe compile(source)
    do throws(PatternError) {
      try unsafe refuseCallouts(in: code, source)
    } catch {
      unsafe pcre2_code_free_8(code)
      throw error
    }
    unsafe self.code = code
    self.source = String(decoding: source, as: UTF8.self)
    hasJIT = unsafe usingJIT && pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
    canMatchEmpty = unsafe property(PCRE2_INFO_MATCHEMPTY, of: code) != 0
    let options = unsafe property(PCRE2_INFO_ALLOPTIONS, of: code)
    cost = MatchCost(of: self.source, startsOnce: options & PCRE2_ANCHORED != 0)
  }

  deinit {
    unsafe pcre2_code_free_8(code)
  }
}

/// Compiles bytes with the flags and bounds that hold for every pattern.
private func compile(_ source: [UInt8]) throws(PatternError) -> OpaquePointer {
  guard let context = unsafe pcre2_compile_context_create_8(nil) else {
    preconditionFailure("no memory for a compile context")
  }
  defer { unsafe pcre2_compile_context_free_8(context) }
  unsafe pcre2_set_max_pattern_length_8(context, Limits.patternByteCountMax)
  unsafe pcre2_set_parens_nest_limit_8(context, UInt32(Limits.patternNestingDepthMax))
  // What a build of PCRE2 or its environment prefers must not change what a rule means.
  unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
  unsafe pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_UNICODE))
  let options =
    UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
  var number: Int32 = 0
  var offset = 0
  let code = unsafe source.withUnsafeBufferPointer { bytes in
    unsafe pcre2_compile_8(bytes.baseAddress, bytes.count, options, &number, &offset, context)
  }
  guard let code = unsafe code else {
    throw PatternError(reason: .engine(number: Int(number)), offset: min(offset, source.count))
  }
  return unsafe code
}

/// Refuses a pattern with callouts: they would be places to stop at that nothing stops at.
private func refuseCallouts(in code: OpaquePointer, _ source: [UInt8]) throws(PatternError) {
  var position = -1
  _ = unsafe pcre2_callout_enumerate_8(
    code,
    { block, place in
      guard let block = unsafe block, let place = unsafe place else { return 1 }
      unsafe place.storeBytes(of: block.pointee.pattern_position, as: Int.self)
      return 1
    }, &position)
  guard position >= 0 else { return }
  throw PatternError(reason: .callout, offset: calloutOffset(before: position, in: source))
}

/// Where the callout begins whose end PCRE2 reports.
private func calloutOffset(before position: Int, in source: [UInt8]) -> Int {
  let opening = Array("(?C".utf8)
  var offset = min(position, source.count) - opening.count
  while offset > 0, !source[offset...].starts(with: opening) { offset -= 1 }
  return max(offset, 0)
}

/// One number that PCRE2 knows about a compiled pattern.
private func property(_ what: Int32, of code: OpaquePointer) -> UInt32 {
  var value: UInt32 = 0
  let result = unsafe pcre2_pattern_info_8(code, UInt32(what), &value)
  precondition(result == 0, "PCRE2 does not tell a property of a compiled pattern")
  return value
}
