public import Bytes
import CPCRE2

extension Pattern {
  /// Finds the first match at or after an offset.
  ///
  /// Look-behinds see the text before the offset. Where `\K`, reached through a group call inside
  /// a look-around, puts the start behind the end, the range lies between the two.
  ///
  /// - Parameters:
  ///   - text: The text. Its UTF-8 must be valid: PCRE2 does not check it again.
  ///   - offset: Where to begin, in bytes; a boundary between characters.
  ///   - scratch: The scratch of this worker.
  /// - Returns: The range, no match, or the limit that the text reached.
  /// - Complexity: Bounded by ``MatchCost`` for any text; what would cost more ends as
  ///   `.limit(.match)`. Allocates nothing with JIT; the interpreter keeps what it allocated once.
  public func firstMatch(
    in text: ByteView, from offset: Int = 0, using scratch: inout MatchScratch
  ) -> MatchOutcome {
    precondition(offset >= 0 && offset <= text.count, "a match begins outside of its text")
    precondition(
      offset == text.count || text[offset] & 0xC0 != 0x80, "a match begins inside of a character")
    guard unsafe handle.needsBounds(text, scratch) else {
      return unsafe handle.firstMatch(in: text, from: offset, using: &scratch)
    }
    return boundedMatch(in: text, from: offset, using: &scratch)
  }

  /// Finds the first match in a text on which the pattern could cost too much.
  @inline(never)
  func boundedMatch(
    in text: ByteView, from offset: Int, using scratch: inout MatchScratch
  ) -> MatchOutcome {
    var search = BoundedSearch(cost, text, stepCountMax: scratch.limits.match)
    let outcome = search.firstMatch(from: offset) { starts, stepCountMax in
      unsafe pcre2_set_match_limit_8(scratch.context, stepCountMax)
      unsafe pcre2_set_offset_limit_8(scratch.context, starts.upperBound)
      return unsafe handle.firstMatch(in: text, from: starts.lowerBound, using: &scratch)
    }
    unsafe pcre2_set_match_limit_8(scratch.context, scratch.limits.match)
    // Minus one is PCRE2_UNSET.
    unsafe pcre2_set_offset_limit_8(scratch.context, -1)
    return outcome
  }

  /// What a match needs of the pattern, which must outlive it.
  @unsafe
  var handle: PatternHandle {
    unsafe PatternHandle(
      code: code, hasJIT: hasJIT, plainByteCountMax: Int32(cost.plainByteCountMax))
  }
}

/// The code of a pattern that somebody else keeps alive.
@unsafe
struct PatternHandle: BitwiseCopyable {
  var code: OpaquePointer
  var hasJIT: Bool

  /// The longest text on which no search needs bounds.
  var plainByteCountMax: Int32

  /// Whether a text is so long that the pattern could cost too much on it.
  func needsBounds(_ text: ByteView, _ scratch: borrowing MatchScratch) -> Bool {
    unsafe text.count > Int(plainByteCountMax) && scratch.limits.boundsWork
  }

  /// Finds the first match at or after an offset.
  func firstMatch(
    in text: ByteView, from offset: Int, using scratch: inout MatchScratch
  ) -> MatchOutcome {
    let result = unsafe text.withUnsafeBytes { bytes in
      let options = PCRE2_NO_UTF_CHECK
      if unsafe hasJIT {
        return unsafe pcre2_jit_match_8(
          code, bytes.baseAddress, bytes.count, offset, options, scratch.data, scratch.context)
      }
      return unsafe pcre2_match_8(
        code, bytes.baseAddress, bytes.count, offset, options, scratch.data, scratch.context)
    }
    if result >= 0 { return .found(scratch.foundRange) }
    return result == PCRE2_ERROR_NOMATCH ? .none : .limit(limitKind(of: result))
  }
}

extension MatchScratch {
  /// The whole match that PCRE2 wrote last.
  fileprivate var foundRange: ByteRange {
    let pair = unsafe pcre2_get_ovector_pointer_8(data)
    guard let pair = unsafe pair else { preconditionFailure("match data without offsets") }
    let (start, end) = unsafe (pair[0], pair[1])
    return ByteRange(min(start, end)..<max(start, end))
  }
}

/// The limit behind an error that a text can cause; every other error is a mistake of ours.
@inline(never)
private func limitKind(of result: Int32) -> MatchLimitKind {
  switch result {
  case PCRE2_ERROR_MATCHLIMIT: return .match
  case PCRE2_ERROR_DEPTHLIMIT: return .depth
  case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: return .heap
  case PCRE2_ERROR_JIT_STACKLIMIT: return .jitStack
  case PCRE2_ERROR_RECURSELOOP: return .recursion
  default: preconditionFailure("PCRE2 was called wrongly: error \(result)")
  }
}
