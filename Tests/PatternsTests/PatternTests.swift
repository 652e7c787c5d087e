import Bytes
import Patterns
import Testing

struct PatternTests {
  @Test func `a pattern tells what it is`() throws {
    let pattern = try Pattern("(?<bait>秒批|免息).{0,8}(?<amount>\\d+)(元|块)")
    #expect(pattern.source == "(?<bait>秒批|免息).{0,8}(?<amount>\\d+)(元|块)")
    #expect(!pattern.canMatchEmpty)
    #expect(pattern.hasJIT == PatternEngine.jitIsAvailable)
  }

  @Test(arguments: ["", "a*", "a|", "(?=a)", "\\b", "(?:贷款)?"])
  func `a pattern that can match nothing says so`(source: String) throws {
    #expect(try Pattern(source).canMatchEmpty)
  }

  @Test func `a pattern can do without machine code`() throws {
    #expect(try !Pattern("贷款", usingJIT: false).hasJIT)
  }

  @Test func `a pattern may hold a NUL`() throws {
    let pattern = try Pattern([0x61, 0x00, 0x62])
    #expect(firstMatch(pattern, "xa\0b") == .found(ByteRange(1..<4)))
  }

  @Test func `a pattern of the greatest length passes, a longer one does not`() throws {
    let longest = "(?#" + String(repeating: "x", count: Limits.patternByteCountMax - 4) + ")"
    #expect(try Pattern(longest).source.utf8.count == Limits.patternByteCountMax)
    #expect(throws: PatternError.self) { try Pattern(longest + "a") }
  }

  @Test func `parentheses nest to the limit and no deeper`() throws {
    let depth = Limits.patternNestingDepthMax
    func nested(_ depth: Int) -> String {
      String(repeating: "(?:", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(try !Pattern(nested(depth)).canMatchEmpty)
    #expect(throws: PatternError.self) { try Pattern(nested(depth + 1)) }
  }

  // Very many copies of a group once exhausted the C stack of the JIT compiler.
  @Test(arguments: ["(?=x){0,2500}", "(?:(?:a|b){1,50}){1,50}", "(?:(?:a?){9}){9}", "((a)){1,900}"])
  func `a pattern that unfolds widely compiles or is refused`(source: String) {
    do throws(PatternError) {
      let pattern = try Pattern(source)
      #expect(pattern.source == source)
    } catch {
      #expect(!error.message.isEmpty)
    }
  }
}
