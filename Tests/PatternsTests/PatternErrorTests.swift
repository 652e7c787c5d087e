import Bytes
import Patterns
import Testing

struct PatternErrorTests {
  static let mistakes: [(pattern: String, offset: Int, hint: String?)] = [
    ("贷款(", 7, "\\("),
    ("贷款)", 6, "\\)"),
    ("[贷款", 7, "\\["),
    ("+贷", 0, "\\*"),
    ("ab{2,1}", 6, "{2,5}"),
    ("[b-a]", 3, "\\-"),
    ("\\C", 2, "write ."),
    ("(?<=a+)b", 0, "\\K"),
    ("(?=a\\K)", 7, "outside"),
    ("\\p{Hanzi}", 9, "\\p{Han}"),
    ("\\p{Script=Nobody}", 17, "\\p{Han}"),
    ("(a)\\2", 4, "no group"),
    ("(?<n>a)(?<n>b)", 12, "own name"),
    ("[[:hanzi:]]", 3, "[:alpha:]"),
    ("\\x{110000}", 9, "10ffff"),
    ("\\u5fae", 2, "\\x{5fae}"),
    ("a\\", 2, "backslash"),
    ("\\Y", 1, "backslash"),
    ("(?bad)", 2, "(?:…)"),
    ("a(*CRLF)", 7, "very start"),
    ("a{70000}", 7, "65535"),
    ("[:alpha:]", 0, "[:"),
  ]

  @Test(arguments: mistakes)
  func `a mistake has a place, a message and a hint`(
    mistake: (pattern: String, offset: Int, hint: String?)
  ) throws {
    let error = try #require(throws: PatternError.self) { try Pattern(mistake.pattern) }
    #expect(error.offset == mistake.offset)
    #expect(!error.message.isEmpty)
    #expect(error.hint?.contains(mistake.hint ?? "") == (mistake.hint != nil), "\(error)")
    #expect(error.description.contains("at byte \(mistake.offset)"))
  }

  @Test func `broken UTF-8 is an error with its place`() throws {
    let error = try #require(throws: PatternError.self) { try Pattern([0x61, 0x62, 0xFF, 0x63]) }
    #expect(error.offset == 2)
    #expect(error.message.contains("UTF-8"))
    #expect(error.hint == "save the file as UTF-8")
  }

  @Test(arguments: [
    ("(?C)a", 0), ("贷(?C12)a", 3), ("ab(?C\"文\")c", 2), ("(?:x(?C1))", 4), ("a|(?=(?C))", 5),
  ])
  func `a callout is refused where it stands`(source: String, offset: Int) throws {
    let error = try #require(throws: PatternError.self) { try Pattern(source) }
    #expect(error.reason == .callout)
    #expect(error.offset == offset)
  }

  @Test(arguments: ["\\((?:C)", "[(?C)]", "\\Q(?C)\\E", "(?#(?C)"])
  func `what only looks like a callout is none`(source: String) throws {
    #expect(try Pattern(source).source == source)
  }
}
