import Bytes
import Patterns
import Testing

struct PatternSettingsTests {
  @Test(arguments: [
    "(*UTF)贷", "(*UCP)贷", "(*UTF)(*UCP)贷", "(*LIMIT_MATCH=5000)贷", "(*LIMIT_DEPTH=5)贷",
    "(*LIMIT_RECURSION=5)贷", "(*LIMIT_HEAP=0)贷", "(*UTF)(*LIMIT_MATCH=100000)贷",
    "(*COMMIT)贷", "(*MARK:a)贷",
  ])
  func `a setting that does no harm is accepted`(source: String) throws {
    #expect(firstFound(try Pattern(source), "贷") == "贷")
  }

  @Test(arguments: [
    "NO_JIT", "NO_START_OPT", "NO_AUTO_POSSESS", "NO_DOTSTAR_ANCHOR", "NOTEMPTY",
    "NOTEMPTY_ATSTART", "CR", "LF", "CRLF", "ANY", "ANYCRLF", "NUL", "BSR_ANYCRLF", "BSR_UNICODE",
  ])
  func `a setting that changes what patterns mean is refused`(name: String) throws {
    let alone = try #require(throws: PatternError.self) { try Pattern("(*\(name))贷") }
    #expect(alone.reason == .setting(name: name))
    #expect(alone.offset == 0)
    #expect(alone.message.contains(name))
    let second = try #require(throws: PatternError.self) { try Pattern("(*UTF)(*\(name))贷") }
    #expect(second.reason == .setting(name: name))
    #expect(second.offset == 6)
  }

  @Test(arguments: [
    ("LIMIT_MATCH", Limits.matchStepCountMax, "100001"),
    ("LIMIT_DEPTH", Limits.matchDepthMax, "4294967295"),
    ("LIMIT_HEAP", Limits.matchHeapKiBMax, "99999999999999999999999999"),
  ])
  func `a pattern may not raise a limit`(name: String, maximum: Int, value: String) throws {
    let error = try #require(throws: PatternError.self) { try Pattern("(*\(name)=\(value))贷") }
    #expect(error.reason == .raisedLimit(name: name, maximum: maximum))
    #expect(error.message.contains("\(maximum)"))
  }

  @Test(arguments: [
    "(*", "(*)", "(*UTF", "(*UTFx)a", "(*UTF:a)a", "(*LIMIT_MATCH=5x)a", "(*LIMIT_MATCH=)a",
    "(*LIMIT_MATCH)a", "(*NOSUCH)a", "(*utf8)a",
  ])
  func `a broken setting is for PCRE2 to refuse`(source: String) throws {
    let error = try #require(throws: PatternError.self) { try Pattern(source) }
    guard case .engine(let number) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(number > 100)
  }
}
