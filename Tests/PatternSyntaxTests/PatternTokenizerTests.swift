import PatternSyntax
import Testing

struct PatternTokenizerTests {
  @Test(arguments: [
    ("贷a", "'贷' 'a'"), (#"\.\（"#, "'.' '（'"), (#"a\Q.*\E+"#, #"'a' \Q '.' '*' \E +"#),
    (#"\n\x{8D37}\x41\x\o{101}\07"#, "U+a U+8d37 U+41 U+0 U+41 U+7"), (#"\cA"#, "U+?"),
    (#"\d\W\R\X"#, "set-d set-W set-R set-X"), (#"\p{Han}\PL."#, "property property dot"),
    (#"^\b\K$"#, "at-^ at-b at-K at-$"), (#"\N{3}\N{U+41}"#, "set-N 3...3 set-N"),
    (#"\1\12\k<n>\k{n}\g{-1}\g2"#, "back back back back back back"),
    (#"(?R)(?1)(?+1)(?-1)(?&n)(?P>n)\g<n>\g'1'"#, "call call call call call call call call"),
    ("(?P=n)(?C1)(*ACCEPT)(*MARK:x)", "back callout ACCEPT MARK"), (#"\y\"#, "? ?"),
  ])
  func `what stands for something by itself is one token`(pattern: String, tokens: String) {
    #expect(described(pattern) == tokens)
  }

  @Test(arguments: [
    ("a*b+?c?+", "'a' * 'b' +? 'c' ?+"), ("a{2}{2,}{2,3}", "'a' 2...2 2... 2...3"),
    ("a{,3}{1, 2}", "'a' {} {}"), ("a{}{,}{x}", "'a' '{' '}' '{' ',' '}' '{' 'x' '}'"),
  ])
  func `quantifiers have their numbers`(pattern: String, tokens: String) {
    #expect(described(pattern) == tokens)
  }

  @Test(arguments: [
    ("(a)(?<n>b)(?'n'c)(?P<n>d)", "( 'a' ) (n 'b' ) (n 'c' ) (n 'd' )"),
    ("(?:a)(?>b)(?|c)(?i-x:d)", "(: 'a' ) (> 'b' ) (| 'c' ) (: 'd' )"),
    ("(?=a)(?!b)(?<=c)(?<!d)", "(= 'a' ) (! 'b' ) (<= 'c' ) (<! 'd' )"),
    ("(?(1)a|b)(?(?=a)b)", "(if 'a' | 'b' ) (if (= 'a' ) 'b' )"),
    ("(*pla:a)(?*b)(?<*c)(?", "(pla 'a' ) (* 'b' ) (<* 'c' ) (?"),
    ("(?i)a(?^x)", "options 'a' options"),
  ])
  func `groups begin with what says their kind`(pattern: String, tokens: String) {
    #expect(described(pattern) == tokens)
  }

  @Test(arguments: [
    ("(?#a|b)c", "# 'c'"), ("(?x) a # b\n c", "options blank 'a' blank # blank 'c'"),
    ("(?x: a )b ", "(: blank 'a' blank ) 'b' ' '"), ("((?x) )a ", "( options blank ) 'a' ' '"),
    ("(?x)(?-x) ", "options options ' '"), ("#", "'#'"), ("(?x)# end", "options #"),
  ])
  func `comments, and blanks where they are left out, are tokens to leave out`(
    pattern: String, tokens: String
  ) {
    #expect(described(pattern) == tokens)
  }
}

/// The tokens of a pattern, in one line.
private func described(_ pattern: String) -> String {
  PatternTokens(pattern).tokens.map(\.kind).map(described).joined(separator: " ")
}

private func described(_ kind: PatternToken.Kind) -> String {
  switch kind {
  case .literal(let code): "'\(character(code))'"
  case .character(let code): "U+" + (code.map { String($0, radix: 16) } ?? "?")
  case .set(let letter): "set-\(character(UInt32(letter)))"
  case .boundary(let letter): "at-\(character(UInt32(letter)))"
  case .property: "property"
  case .dot: "dot"
  case .characterClass: "class"
  case .open(let group): "(" + described(group)
  case .close: ")"
  case .bar: "|"
  case .quantifier(let quantifier): described(quantifier)
  case .options: "options"
  case .backReference: "back"
  case .call: "call"
  case .verb(let name): name
  case .callout: "callout"
  case .quotation: "\\Q"
  case .endOfQuotation: "\\E"
  case .comment: "#"
  case .blank: "blank"
  case .unknown: "?"
  }
}

private func character(_ code: UInt32) -> Character {
  Character(Unicode.Scalar(code) ?? "\u{FFFD}")
}

private func described(_ group: PatternGroup) -> String {
  switch group {
  case .capture(let name):
    String(String.UnicodeScalarView((name ?? []).compactMap(Unicode.Scalar.init)))
  case .plain: ":"
  case .reset: "|"
  case .atomic: ">"
  case .lookAround(let isBehind, let isNegative):
    (isBehind ? "<" : "") + (isNegative ? "!" : "=")
  case .conditional: "if"
  case .named(let name): name
  case .unknown: "?"
  }
}

private func described(_ quantifier: PatternQuantifier) -> String {
  let mode = [.greedy: "", .lazy: "?", .possessive: "+"][quantifier.mode] ?? ""
  guard let least = quantifier.least else { return "{}" + mode }
  switch (least, quantifier.most) {
  case (0, nil): return "*" + mode
  case (1, nil): return "+" + mode
  case (0, 1): return "?" + mode
  case (_, let most): return "\(least)..." + (most.map { "\($0)" } ?? "") + mode
  }
}
