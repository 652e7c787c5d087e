import PatternSyntax
import Testing

struct PatternTokenTests {
  @Test(arguments: [
    ("(?i)", true, true), ("(?-i)", false, false), ("(?^)", false, false), ("(?x)", true, false),
    ("(?^i)", true, true), ("(?i-i)", false, false),
  ])
  func `options turn on and off`(pattern: String, fromOn: Bool, fromOff: Bool) throws {
    let token = try #require(PatternTokens(pattern).tokens.first)
    guard case .options(let options) = token.kind else { throw NoOptions() }
    #expect(options.applied("i", to: true) == fromOn)
    #expect(options.applied("i", to: false) == fromOff)
    #expect(!options.extendsClasses)
  }

  private struct NoOptions: Error {}
}
