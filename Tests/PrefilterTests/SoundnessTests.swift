import TestSupport
import Testing
import Views

/// Random patterns on random texts: what PCRE2 finds, the prefilter must let pass.
struct SoundnessTests {
  @Test(arguments: View.allCases, [1, 2, 3, 4])
  func `no match is missed`(view: View, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed * 10 + UInt64(view.rawValue))
    var maker = PatternMaker()
    var matchCount = 0
    var ruledOutCount = 0
    for _ in 0..<40 {
      let sources = (0..<25).map { _ in maker.pattern(using: &random) }
      let compiling = sources.filter { Finder.compiles($0, in: view) }
      let finder = try Finder(compiling, in: view)
      for _ in 0..<40 {
        let text = maker.text(using: &random)
        let candidates = finder.candidates(of: text)
        let matches = finder.matches(of: text, in: view)
        matchCount += matches.count
        ruledOutCount += compiling.count - candidates.count
        for missed in matches.subtracting(candidates) {
          Issue.record("\(compiling[missed]) is missed in \(text.debugDescription)")
        }
      }
    }
    // The test says something only where there are matches to miss, and texts to rule out.
    #expect(matchCount > 1_000)
    #expect(ruledOutCount > 1_000)
  }
}

/// Makes patterns and texts of the same few characters, so that many match and many nearly do.
private struct PatternMaker {
  private static let atoms = [
    "贷", "款", "额", "度", "微", "信", "a", "b", "A", "1", "2", "３", "①", "貸", " ", "，", "-", "㎡",
  ]
  private static let items = [
    ".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "[贷款]", "[^贷]", "[\\s\\W]", "[0-9]", "[a-b1]",
    "[-.贷]", "\\b", "^", "$", "\\x{8D37}", "\\p{Han}", "\\K", "(?=款)", "(?!额)", "(?<=贷)", "(?<!微)",
    "\\R", "\\Q款.\\E", "(?#额)", "\\1", "\\h", "\\N", "[[:alpha:]]",
  ]
  private static let quantifiers = [
    "?", "*", "+", "{2}", "{0,2}", "{1,3}", "??", "*?", "++", "{2,}", "{0}",
  ]
  private static let openings = [
    "(", "(?:", "(?>", "(?i:", "(?=", "(?!", "(?|", "(?<n>", "(?x: ", "(?s:", "(?-i:",
  ]

  mutating func pattern(using random: inout SeededGenerator) -> String {
    // A group that can be referred to comes first in one of three.
    let prefix = Int.random(in: 0..<3, using: &random) == 0 ? "(\(run(1, using: &random)))" : ""
    return prefix + alternatives(depth: 0, using: &random)
  }

  private func alternatives(depth: Int, using random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0..<4, using: &random) == 0 ? 2 : 1
    return (0..<count).map { _ in sequence(depth: depth, using: &random) }.joined(separator: "|")
  }

  private func sequence(depth: Int, using random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      var item: String
      switch Int.random(in: 0..<10, using: &random) {
      case 0 where depth < 3, 1 where depth < 3:
        let opening = Self.openings.randomElement(using: &random) ?? "("
        item = opening + alternatives(depth: depth + 1, using: &random) + ")"
      case 2, 3: item = Self.items.randomElement(using: &random) ?? "."
      default: item = run(Int.random(in: 1...3, using: &random), using: &random)
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        item += Self.quantifiers.randomElement(using: &random) ?? "?"
      }
      return item
    }.joined()
  }

  private func run(_ count: Int, using random: inout SeededGenerator) -> String {
    (0..<count).map { _ in Self.atoms.randomElement(using: &random) ?? "贷" }.joined()
  }

  mutating func text(using random: inout SeededGenerator) -> String {
    run(Int.random(in: 0...24, using: &random), using: &random)
  }
}
