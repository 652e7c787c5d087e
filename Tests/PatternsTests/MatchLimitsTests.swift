import Bytes
import Patterns
import Testing

struct MatchLimitsTests {
  /// The limits of PCRE2 alone, so that one of them is reached before the work of a text is.
  private static let unbounded = {
    var limits = MatchLimits()
    limits.boundsWork = false
    return limits
  }()

  @Test func `the standard limits are those of the house`() {
    let limits = MatchLimits()
    #expect(limits.match == 100_000)
    #expect(limits.depth == UInt32(Limits.matchDepthMax))
    #expect(limits.heapKiB == UInt32(Limits.matchHeapKiBMax))
    #expect(limits.jitStackByteCountMax == 512 << 10)
  }

  @Test(arguments: [true, false])
  func `a nasty pattern reaches the match limit`(usingJIT: Bool) throws {
    let pattern = try Pattern("(?:a|a)+$", usingJIT: usingJIT)
    let text = String(repeating: "a", count: 60) + "b"
    #expect(firstMatch(pattern, text) == .limit(.match))
  }

  @Test func `nested quantifiers reach the match limit on Chinese text too`() throws {
    let pattern = try Pattern("(?:[贷款]+,?)+[!?]")
    #expect(firstMatch(pattern, String(repeating: "贷款", count: 40)) == .limit(.match))
  }

  @Test func `a long text reaches the depth limit of the interpreter`() throws {
    let pattern = try Pattern("(?:[^A]|B)*[CD]", usingJIT: false)
    let text = String(repeating: "x", count: Limits.textByteCountMax)
    var limits = MatchLimits(match: .max, depth: 1_000)
    limits.boundsWork = false
    #expect(firstMatch(pattern, text, limits: limits) == .limit(.depth))
    #expect(firstMatch(pattern, text, limits: Self.unbounded) == .limit(.depth))
  }

  @Test func `many groups reach the heap limit of the interpreter`() throws {
    let groups = String(repeating: "()", count: 60)
    let pattern = try Pattern("(?:[^A]|B)*[CD]" + groups, usingJIT: false)
    let text = String(repeating: "x", count: Limits.textByteCountMax)
    #expect(firstMatch(pattern, text, limits: Self.unbounded) == .limit(.heap))
  }

  @Test(.enabled(if: PatternEngine.jitIsAvailable, "PCRE2 is built without JIT here"))
  func `a long text reaches the end of the stack of machine code`() throws {
    let pattern = try Pattern("(?:[^A]|B)*[CD]")
    let text = String(repeating: "x", count: Limits.textByteCountMax)
    #expect(firstMatch(pattern, text, limits: Self.unbounded) == .limit(.jitStack))
  }

  @Test func `a group that calls itself in place is stopped`() throws {
    let pattern = try Pattern("(?<g>(?:a?)(?&g))b", usingJIT: false)
    #expect(firstMatch(pattern, "ab") == .limit(.recursion))
    guard case .limit = firstMatch(try Pattern("(?<g>(?:a?)(?&g))b"), "ab") else {
      Issue.record("endless recursion found an end")
      return
    }
  }

  @Test(arguments: [true, false])
  func `a pattern lowers a limit for itself`(usingJIT: Bool) throws {
    let text = String(repeating: "a", count: 11) + "b"
    let free = try Pattern("(?:a|a)+$", usingJIT: usingJIT)
    let bounded = try Pattern("(*LIMIT_MATCH=100)(?:a|a)+$", usingJIT: usingJIT)
    #expect(firstMatch(free, text) == .none)
    #expect(firstMatch(bounded, text) == .limit(.match))
  }

  @Test(arguments: [true, false])
  func `after a limit the same scratch matches again`(usingJIT: Bool) throws {
    let nasty = try Pattern("(?:a|a)+$", usingJIT: usingJIT)
    let plain = try Pattern("b", usingJIT: usingJIT)
    var scratch = MatchScratch()
    let text = String(repeating: "a", count: 60) + "b"
    text.withByteView { view in
      for _ in 0..<3 {
        let first = nasty.firstMatch(in: view, using: &scratch)
        let second = plain.firstMatch(in: view, using: &scratch)
        #expect(first == .limit(.match))
        #expect(second == .found(ByteRange(60..<61)))
      }
    }
  }

  @Test func `limits given to the scratch hold for its matches`() throws {
    let text = String(repeating: "a", count: 14) + "b"
    let pattern = try Pattern("(?:a|a)+$")
    #expect(firstMatch(pattern, text, limits: MatchLimits(match: 100)) == .limit(.match))
  }
}
