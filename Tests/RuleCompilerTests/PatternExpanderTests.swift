import Bytes
import Documents
import Patterns
import TestSupport
import Testing

@testable import RuleCompiler

struct PatternExpanderTests {
  /// A pattern as written, and expanded with `a` for `x|y` and `b` for `{a}z`.
  static let expansions: [(written: String, expanded: String)] = [
    ("{a}", "(?:x|y)"),
    ("{b}", "(?:(?:x|y)z)"),
    ("{a}{b}", "(?:x|y)(?:(?:x|y)z)"),
    ("贷{a}款", "贷(?:x|y)款"),
    ("{a}{2,3}", "(?:x|y){2,3}"),
    ("a{2}", "a{2}"),
    ("a{,5}", "a{,5}"),
    ("{A}", "{A}"),
    ("{a b}", "{a b}"),
    ("{a", "{a"),
    (#"\{a}"#, #"\{a}"#),
    (#"\\{a}"#, #"\\(?:x|y)"#),
    (#"\p{a}\P{a}\x{a}\o{a}\k{a}\g{a}\N{a}"#, #"\p{a}\P{a}\x{a}\o{a}\k{a}\g{a}\N{a}"#),
    (#"\d{a}"#, #"\d(?:x|y)"#),
    ("[{a}]{a}", "[{a}](?:x|y)"),
    ("[]{a}]{a}", "[]{a}](?:x|y)"),
    ("[^]{a}]{a}", "[^]{a}](?:x|y)"),
    (#"[\]{a}]{a}"#, #"[\]{a}](?:x|y)"#),
    ("[[:alpha:]{a}]{a}", "[[:alpha:]{a}](?:x|y)"),
    ("[[:{a}]{a}", "[[:{a}](?:x|y)"),
    (#"[\Q]{a}\E]{a}"#, #"[\Q]{a}\E](?:x|y)"#),
    (#"\Q{a}\E{a}"#, #"\Q{a}\E(?:x|y)"#),
    (#"\Q{a}"#, #"\Q{a}"#),
    ("(?#{a}){a}", "(?#{a})(?:x|y)"),
    ("#{a}", "#(?:x|y)"),
    ("(?x)#{a}\n{a}", "(?x)#{a}\n(?-x:x|y)"),
    ("(?x:#{a}\n){a}#{a}", "(?x:#{a}\n)(?:x|y)#(?:x|y)"),
    ("((?x)#{a}\n){a}#{a}", "((?x)#{a}\n)(?:x|y)#(?:x|y)"),
    ("(?x)(?-x)#{a}", "(?x)(?-x)#(?:x|y)"),
    ("(?x)(?-x:#{a})#{a}", "(?x)(?-x:#(?:x|y))#{a}"),
    ("(?x)(?^)#{a}", "(?x)(?^)#(?:x|y)"),
    ("(?i-x)#{a}", "(?i-x)#(?:x|y)"),
    ("(?<x>#{a})", "(?<x>#(?:x|y))"),
    ("(?P<x>#{a})", "(?P<x>#(?:x|y))"),
    ("(?=x)#{a}", "(?=x)#(?:x|y)"),
    ("{c}!", "(?:(?x) x # end\n)!"),
  ]

  @Test(arguments: expansions)
  func `references are expanded where they are references`(
    written: String, expanded: String
  ) throws {
    #expect(try expansion(of: written) == expanded)
  }

  @Test func `a fragment that turns blanks off means the same inside any pattern`() throws {
    let pattern = try Pattern(#require(try expansion(of: "(?x) {c} {spaced}")))
    var scratch = MatchScratch()
    for (text, isFound) in [("xa b", true), ("xab", false)] {
      let outcome = Array(text.utf8).withByteView { pattern.firstMatch(in: $0, using: &scratch) }
      #expect((outcome == .none) == !isFound, "\(text)")
    }
  }

  @Test(arguments: [
    ("", ")"), ("(?:", ""), ("a", "b"), ("(?x)", "# {nothing}"), ("[^", "]{nothing}"),
    (#"\Q"#, #"\E)"#),
  ])
  func `a pattern without references stays as it is`(begin: String, end: String) throws {
    // Only what can stand in a name is left out, so that no reference comes about by chance.
    let pieces = [
      "贷", "款", "{", "}", "{2,3}", "(", ")", "[", "]", "^", "|", "*", #"\d"#, #"\p{Han}"#, "#",
      "\n", "(?i)", "(?x)", "[:alpha:]", #"\Q"#, #"\E"#, "0", ".", "\\",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let length = Int.random(in: 0...12, using: &generator)
      let middle = (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }
      let pattern = begin.replacing("{nothing}", with: "") + middle.joined()
      #expect(try expansion(of: pattern) == pattern)
    }
  }

  @Test func `the expansion of sound parts is a sound pattern`() throws {
    let parts = ["{a}", "{b}", "{c}", "贷款?", "[{a}]", #"\Q{\E"#, "(?x: a # {a}\n)", "(?i)", "x{2}"]
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let pattern = (0..<6).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
      let expanded = try #require(try expansion(of: pattern))
      #expect(throws: Never.self, "\(expanded)") { try Pattern(expanded) }
    }
  }

  @Test(arguments: [
    ("'{a}贷('", 6), ("'贷(?:{b}'", 8), ("'{a}++*贷'", 6), (#"'\d{a}\y'"#, 7),
  ])
  func `an offset after a fragment leads to what was written`(
    yaml: String, offset: Int
  ) throws {
    let file = SourceFile(path: "a.yaml", text: "p: \(yaml)\n")
    var diagnostics = DiagnosticList()
    let scalar = try scalar("p", of: file)
    var expander = PatternExpander(try definitions())
    let expanded = try #require(expander.expand(scalar, into: &diagnostics))
    let errorOffset = try #require(patternErrorOffset(expanded.bytes))
    let range = expanded.sourceRange(of: errorOffset, in: scalar)
    #expect(range.start.column == 4 + offset)
  }

  // MARK: Expanding

  private func expansion(of pattern: String) throws -> String? {
    let quoted = pattern.contains("\n") ? literalBlock(pattern) : "'\(pattern)'"
    let scalar = try scalar("p", of: SourceFile(path: "a.yaml", text: "p: \(quoted)\n"))
    var diagnostics = DiagnosticList()
    var expander = PatternExpander(try definitions())
    let expanded = expander.expand(scalar, into: &diagnostics)
    #expect(diagnostics.isEmpty, "\(render(diagnostics, color: false))")
    return expanded.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  private func literalBlock(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let breaks = text.reversed().prefix { $0 == "\n" }.count
    let isBlank = lines.allSatisfy(\.isEmpty)
    let mark = breaks == 0 ? "-" : "+"
    let shown = isBlank ? lines.dropLast() : breaks == 0 ? lines[...] : lines.dropLast()
    return "|2\(mark)\n" + shown.map { "  " + $0 }.joined(separator: "\n")
  }

  private func definitions() throws -> [String: RuleFile.Definition] {
    let text = """
      a: 'x|y'
      b: '{a}z'
      c: '(?x) x # end'
      spaced: 'a b'

      """
    let file = SourceFile(path: "shared.yaml", text: text)
    var definitions: [String: RuleFile.Definition] = [:]
    for name in ["a", "b", "c", "spaced"] {
      let pattern = try scalar(name, of: file)
      definitions[name] = RuleFile.Definition(name: pattern, pattern: pattern)
    }
    return definitions
  }

  private func scalar(_ key: String, of file: SourceFile) throws -> Scalar {
    var diagnostics = DiagnosticList()
    let node = try #require(parseDocument(file, into: &diagnostics))
    guard case .mapping(let mapping) = node, case .scalar(let scalar)? = mapping[key] else {
      throw Unreadable()
    }
    return scalar
  }

  private func patternErrorOffset(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try Pattern(bytes)
      return nil
    } catch {
      return error.offset
    }
  }

  private struct Unreadable: Error {}
}
