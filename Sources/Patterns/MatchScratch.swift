import Bytes
import CPCRE2

/// What matching writes to: one per worker, used with every pattern in turn.
///
/// It holds PCRE2's match data (one pair of offsets: captures are not read), a match context with
/// the limits, and a stack for machine code. All of it is made at start; the interpreter's memory
/// grows up to ``MatchLimits/heapKiB`` and is kept.
@safe
public struct MatchScratch: ~Copyable {
  /// The limits that hold for every match with this scratch.
  public let limits: MatchLimits

  let data: OpaquePointer
  let context: OpaquePointer
  private let stack: OpaquePointer?

  /// Makes scratch with limits.
  public init(limits: MatchLimits = MatchLimits()) {
    guard
      let data = unsafe pcre2_match_data_create_8(1, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { preconditionFailure("no memory for match scratch") }
    unsafe pcre2_set_match_limit_8(context, limits.match)
    unsafe pcre2_set_depth_limit_8(context, limits.depth)
    unsafe pcre2_set_heap_limit_8(context, limits.heapKiB)
    let startByteCount = min(Limits.jitStackByteCountStart, limits.jitStackByteCountMax)
    // PCRE2 without JIT gives no stack, and needs none.
    unsafe stack = pcre2_jit_stack_create_8(startByteCount, limits.jitStackByteCountMax, nil)
    if let stack = unsafe stack {
      unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
    self.limits = limits
    unsafe self.data = data
    unsafe self.context = context
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }
}
