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
  /// - Complexity: The limits of the scratch hold for each place where a match may begin, and loops
  ///   over single characters count little: a pattern with `.*` takes time in the square of a long
  ///   text. Allocates nothing with JIT; the interpreter keeps what it allocated once.
  public func firstMatch(
    in text: ByteView, from offset: Int = 0, using scratch: inout MatchScratch
  ) -> MatchOutcome {
    precondition(offset >= 0 && offset <= text.count, "a match begins outside of its text")
    precondition(
      offset == text.count || text[offset] & 0xC0 != 0x80, "a match begins inside of a character")
    return unsafe handle.firstMatch(in: text, from: offset, using: &scratch)
  }

  /// What a match needs of the pattern, which must outlive it.
  @unsafe
  var handle: PatternHandle { unsafe PatternHandle(code: code, hasJIT: hasJIT) }
}

/// The code of a pattern that somebody else keeps alive.
@unsafe
struct PatternHandle: BitwiseCopyable {
  var code: OpaquePointer
  var hasJIT: Bool

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
