import PatternSyntax
import Testing

struct PatternClassTests {
  @Test(arguments: [
    ("[贷a]", "贷 a"), ("[^贷]", "^ 贷"), ("[]贷]", "] 贷"), ("[^]贷]", "^ ] 贷"), (#"[\]贷\-]"#, "] 贷 -"),
    ("[a-c-]", "a..c -"), ("[-a]", "- a"), (#"[a\-c]"#, "a - c"), (#"[\x41-\x5A]"#, "A..Z"),
    (#"[a-\d]"#, "a - set"), (#"[\d-z]"#, "set - z"), (#"[\p{L}\b\cA\12]"#, "property U+8 ? ?"),
    ("[[:alpha:]贷]", "[:alpha:] 贷"), ("[[:a]", "[ : a"), ("[[.x.]]", "[:x:]"),
    (#"[\Q]-a\E-c]"#, "] - a - c"), (#"[\Qa\E]"#, "a"), (#"[\y]"#, "?"), ("[[:贷:]]", "[:7:]"),
  ])
  func `members are read one by one`(pattern: String, members: String) throws {
    let token = try #require(PatternTokens(pattern).tokens.first)
    guard case .characterClass(let read) = token.kind else { throw NoClass() }
    #expect(token.range == 0..<pattern.utf8.count)
    let all = (read.isNegated ? ["^"] : []) + read.members.map(described)
    #expect(all.joined(separator: " ") == members)
  }

  private func described(_ member: PatternClass.Member) -> String {
    switch member {
    case .single(let atom): described(atom)
    case .range(let low, let high): described(low) + ".." + described(high)
    }
  }

  private func described(_ atom: PatternClass.Atom) -> String {
    switch atom.kind {
    case .literal(let code), .character(let code?):
      code < 0x20 ? "U+\(code)" : String(Character(Unicode.Scalar(code) ?? "\u{FFFD}"))
    case .character(nil), .unknown: "?"
    case .set: "set"
    case .property: "property"
    case .named(let name): "[:\(name):]"
    }
  }

  private struct NoClass: Error {}
}
