import Bytes
import Patterns
import Testing

struct PatternMatchingTests {
  static let cases: [(pattern: String, text: String, found: String?)] = [
    ("贷款", "办理贷款请回复", "贷款"),
    ("贷.{0,3}款", "贷 - 款", "贷 - 款"),
    ("贷.{0,3}款", "贷一二三四款", nil),
    ("贷[\\s\\W]{0,3}款", "贷的现款", nil),
    ("贷[\\s\\W]{0,3}款", "贷·。款", "贷·。款"),
    ("\\bVIP\\b", "加VIP客户", nil),
    ("\\bVIP\\b", "加 VIP 客户", "VIP"),
    ("\\d{3}", "编号１２３", "１２３"),
    ("\\w+", "，微信abc１！", "微信abc１"),
    ("\\p{Han}+", "abc微信abc", "微信"),
    ("(?i)vip", "VIP", "VIP"),
    ("(?i)ｖｉｐ", "ＶＩＰ", "ＶＩＰ"),
    ("[微薇]信", "薇信", "薇信"),
    ("(\\d{2}).*\\1", "12元共12件", "12元共12"),
    ("(?<=微)信", "微信", "信"),
    ("微\\K信", "微信", "信"),
    ("(?s)a.b", "a\nb", "a\nb"),
    ("a.b", "a\nb", nil),
    ("a.b", "a\rb", "a\rb"),
    ("^b$", "a\nb\n", nil),
    ("(?m)^b$", "a\nb\n", "b"),
    ("a\\Rb", "a\r\nb", "a\r\nb"),
    ("😀+", "x😀😀", "😀😀"),
    ("^.$", "\u{FFFD}", "\u{FFFD}"),
    ("x*", "abc", ""),
    ("$", "abc", ""),
    ("", "", ""),
    ("a", "", nil),
    ("a(*COMMIT)b", "acab", nil),
    ("(*F)|b", "ab", "b"),
    ("(?<n>a)(?P=n)", "xaa", "aa"),
    ("(?(DEFINE)(?<d>\\d))(?&d){2}", "a12", "12"),
  ]

  @Test(arguments: cases, [true, false])
  func `a pattern finds what it should`(
    sample: (pattern: String, text: String, found: String?), usingJIT: Bool
  ) throws {
    let pattern = try Pattern(sample.pattern, usingJIT: usingJIT)
    #expect(firstFound(pattern, sample.text) == sample.found)
  }

  @Test(arguments: [
    ("贷款", 0, 0..<6), ("贷款", 3, 9..<15), ("贷款", 6, 9..<15), ("贷款", 10_000, nil),
    ("^贷", 9, nil), ("(?<=，)贷", 9, 9..<12), ("$", 3, 15..<15),
  ])
  func `a match begins at an offset and sees what is before it`(
    source: String, offset: Int, found: Range<Int>?
  ) throws {
    let text = "贷款，贷款"
    let start = min(offset, text.utf8.count)
    let outcome = firstMatch(try Pattern(source), text, from: start)
    #expect(outcome == found.map { .found(ByteRange($0)) } ?? .none)
  }

  @Test func `a match at the very end is empty`() throws {
    #expect(firstMatch(try Pattern("x*"), "贷", from: 3) == .found(ByteRange(3..<3)))
  }

  @Test(arguments: [true, false])
  func `a start that is moved behind the end gives the bytes between`(usingJIT: Bool) throws {
    // PCRE2 refuses \K inside a look-around, but not in a group that the look-around calls.
    let source = "(?=a(?1))a(?(DEFINE)(b\\K))"
    let outcome = firstMatch(try Pattern(source, usingJIT: usingJIT), "xab")
    guard case .found(let range) = outcome else {
      Issue.record("no match: \(outcome)")
      return
    }
    #expect(range.endOffset <= 3)
  }

  @Test func `walking from match to match finds every one`() throws {
    let pattern = try Pattern("\\d+")
    let text = "一12二345三6"
    var scratch = MatchScratch()
    var found: [String] = []
    text.withByteView { view in
      var offset = 0
      while case .found(let range) = pattern.firstMatch(in: view, from: offset, using: &scratch) {
        found.append(view[range].text)
        offset = range.endOffset
      }
    }
    #expect(found == ["12", "345", "6"])
  }

  @Test func `machine code and the interpreter agree on generated patterns and texts`() throws {
    var generator = SeededGenerator(seed: 20_261_121)
    var interpreterScratch = MatchScratch()
    var machineScratch = MatchScratch()
    var outcomes: [MatchOutcome: Int] = [:]
    for _ in 0..<400 {
      let source = randomPattern(depth: 3, using: &generator)
      let interpreted = try Pattern(source, usingJIT: false)
      let compiled = try Pattern(source)
      for _ in 0..<8 {
        let text = randomText(using: &generator)
        let (slow, quick) = text.withByteView { view in
          (
            interpreted.firstMatch(in: view, using: &interpreterScratch),
            compiled.firstMatch(in: view, using: &machineScratch)
          )
        }
        #expect(slow == quick, "pattern \(source), text \(text)")
        outcomes[slow, default: 0] += 1
      }
    }
    // A generator whose patterns never match, or always, would prove nothing.
    #expect(outcomes[.none, default: 0] > 100)
    #expect(outcomes.count > 20)
  }

  private func randomText(using generator: inout SeededGenerator) -> String {
    let letters: [Character] = ["a", "b", "贷", "款", "1", "１", " ", "😀", "é"]
    return String(
      (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        letters.randomElement(using: &generator) ?? "a"
      })
  }

  private func randomPattern(depth: Int, using generator: inout SeededGenerator) -> String {
    guard depth > 0 else {
      let leaves = [
        "a", "b", "贷", "款", "\\d", "\\w", ".", "[ab贷]", "[^a款]", "\\b", "\\W", "^", "$",
      ]
      return leaves.randomElement(using: &generator) ?? "a"
    }
    let one = randomPattern(depth: depth - 1, using: &generator)
    let other = randomPattern(depth: depth - 1, using: &generator)
    switch Int.random(in: 0...8, using: &generator) {
    case 0: return "(?:\(one)|\(other))"
    case 1: return "(?:\(one)){0,3}\(other)"
    case 2: return "(?:\(one))+?\(other)"
    case 3: return "(?=\(one))\(other)"
    case 4: return "(?!\(one))\(other)"
    case 5: return "(?>\(one))\(other)"
    case 6: return "(?i:\(one))(?:\(other))?"
    default: return one + other
    }
  }
}
