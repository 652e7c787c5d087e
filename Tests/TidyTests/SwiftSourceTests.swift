import Testing

extension TidyTests {
  @Suite struct SwiftSourceTests {
    @Test(arguments: [
      (#"a = "b" // c"#, "a=\"\"", "//c"), ("a /* b /* c */ d */ e", "ae", "/*b/*c*/d*/"),
      (##"a = #"b " c"# + d"##, "a=\"\"+d", ""), (#"a = "b \(c("}")) d" + e"#, "a=\"\"+e", ""),
      (#"a = "b \" // c" + d"#, "a=\"\"+d", ""), ("func `a // b`() {}", "func``(){}", ""),
      ("a = \"\"\"\n  b \" {\n  \"\"\" + c", "a=\"\"\"\"\"\"+c", ""),
    ])
    func `code, comments and strings are told apart`(text: String, code: String, comment: String) {
      let source = SwiftSource(path: "A.swift", text: text)
      #expect(withoutBlanks(source.codeLines) == code)
      #expect(withoutBlanks(source.commentLines) == comment)
    }

    @Test(arguments: 0..<50)
    func `pieces in any order are told apart, line by line`(seed: UInt64) {
      var generator = SeededGenerator(state: seed)
      var text = ""
      var code = ""
      var comment = ""
      for _ in 0..<40 {
        let piece = Piece.all[Int(generator.next() % UInt64(Piece.all.count))]
        text += piece.text + "\n"
        code += piece.code
        comment += piece.comment
      }
      let source = SwiftSource(path: "A.swift", text: text)
      #expect(withoutBlanks(source.codeLines) == code)
      #expect(withoutBlanks(source.commentLines) == comment)
      #expect(source.codeLines.count == source.lines.count)
      #expect(source.commentLines.count == source.lines.count)
    }

    @Test func `an offset has the line it stands on`() {
      let source = SwiftSource(path: "A.swift", text: "a\n\nbc\n")
      #expect((0..<6).map(source.line) == [1, 1, 2, 3, 3, 3])
    }
  }
}

/// A piece of Swift, and what of it is code and comment once blanks are gone.
private struct Piece {
  var text: String
  var code: String
  var comment: String

  static let all = [
    Piece(text: "let a = 1", code: "leta=1", comment: ""),
    Piece(text: "{ f() }", code: "{f()}", comment: ""),
    Piece(text: "// a \"b\" /* c", code: "", comment: "//a\"b\"/*c"),
    Piece(text: "/* a\n \"b\n */ c", code: "c", comment: "/*a\"b*/"),
    Piece(text: #"x("a // b { \" \\")"#, code: "x(\"\")", comment: ""),
    Piece(text: #"y("a \(b + "}" + c(1)) d")"#, code: "y(\"\")", comment: ""),
    Piece(text: ##"z(#"a " \(b) \#(c) // "#)"##, code: "z(\"\")", comment: ""),
    Piece(text: "w(\"\"\"\n  a \" b // {\n  \"\"\")", code: "w(\"\"\"\"\"\")", comment: ""),
    Piece(text: "`a \" b`()", code: "``()", comment: ""),
    Piece(text: "中文(\"【】\") // 注", code: "中文(\"\")", comment: "//注"),
  ]
}

/// The same numbers for the same seed on every machine (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private func withoutBlanks(_ lines: [String]) -> String {
  lines.joined().filter { $0 != " " }
}
