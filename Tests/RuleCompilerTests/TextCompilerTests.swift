import Bytes
import Patterns
import RuleCompiler
import TestSupport
import Testing
import Views

/// What a text condition finds in each view, by rules with the variants that ship.
struct TextCompilerTests {
  /// A condition on a text, the view in which it holds, and the words of the original; no view where
  /// it does not hold.
  struct Finding: CustomTestStringConvertible {
    var condition: String
    var text: String
    var view: View?
    var words: [String] = []

    var testDescription: String { condition + " on " + text }
  }

  static let patterns: [Finding] = [
    Finding(condition: "text: '贷款'", text: "办贷款吗", view: .folded, words: ["贷款"]),
    Finding(condition: "text: '贷款'", text: "办貸款吗", view: .folded, words: ["貸款"]),
    Finding(condition: "text: '贷款'", text: "办贷 款吗", view: .skeleton, words: ["贷 款"]),
    Finding(condition: "text: '贷款'", text: "办贷*·款吗", view: .skeleton, words: ["贷*·款"]),
    Finding(condition: "text: '加微信'", text: "请+V信聊", view: .skeleton, words: ["+V信"]),
    Finding(condition: "text: '微信'", text: "加薇❤好", view: .skeleton, words: ["加薇❤"]),
    Finding(condition: "text: '诈骗'", text: "詐(zhà)騙", view: .skeleton, words: ["詐(zhà)騙"]),
    Finding(condition: "text: {match: '貸款', view: raw}", text: "办貸款", view: .raw, words: ["貸款"]),
    Finding(condition: "text: {match: '贷款', view: raw}", text: "办貸款"),
    Finding(
      condition: "text: {match: 'ABC', view: raw}", text: "ＡＢＣ abc"),
    Finding(
      condition: "text: {match: 'ＡＢＣ', view: folded}", text: "x aBc", view: .folded, words: ["aBc"]),
    Finding(condition: "text: {match: '贷款', view: folded}", text: "贷 款"),
    Finding(
      condition: "text: {match: '贷款', view: skeleton}", text: "贷款", view: .skeleton,
      words: ["贷款"]),
    Finding(
      condition: "text: {match: '贷款', view: [raw, skeleton]}", text: "贷款", view: .raw,
      words: ["贷款"]),
  ]

  static let sounds: [Finding] = [
    Finding(condition: "text: {match: '无抵押贷款', view: sound}", text: "吴抵鸭带宽"),
    Finding(condition: "text: {match: '无抵押贷款', view: sound}", text: "无抵押贷款"),
    Finding(
      condition: "text: {match: '无抵押贷款', view: sound}", text: "吴抵鸭\u{200B}带宽吗", view: .sound,
      words: ["吴抵鸭\u{200B}带宽"]),
    Finding(
      condition: "text: {match: '无抵押贷款', view: [folded, sound]}", text: "无抵押贷款", view: .folded,
      words: ["无抵押贷款"]),
    Finding(condition: "text: '无抵押贷款'", text: "吴抵鸭\u{200B}带宽"),
    Finding(condition: "text: {words: ['无抵押贷款'], view: sound}", text: "吴抵鸭带宽"),
    Finding(
      condition: "text: {words: ['无抵押贷款'], view: sound}", text: "吴抵鸭\u{200B}带宽", view: .sound,
      words: ["吴抵鸭\u{200B}带宽"]),
  ]

  static let words: [Finding] = [
    Finding(
      condition: "text: {words: ['貸款', 'ＶＩＰ'], at_least: 2}", text: "VIP贷款", view: .folded,
      words: ["VIP", "贷款"]),
    Finding(
      condition: "text: {words: loan-words, at_least: 2}", text: "贷 款，额/度", view: .skeleton,
      words: ["贷 款", "额/度"]),
    Finding(
      condition: "text: {words: loan-words, at_least: 2}", text: "贷款，额/度", view: .skeleton,
      words: ["贷款", "额/度"]),
    Finding(condition: "text: {words: loan-words, view: folded}", text: "额/度"),
    Finding(
      condition: "text: {words: loan-words, view: raw}", text: "额度", view: .raw, words: ["额度"]),
    Finding(
      condition: "text: {words: ['v信'], view: skeleton}", text: "加薇信", view: .skeleton,
      words: ["加薇信"]),
  ]

  static let entities: [Finding] = [
    Finding(
      condition: "phone: '13800138000'", text: "打１３８－0013－8000吧", view: .folded,
      words: ["１３８－0013－8000"]),
    Finding(
      condition: "phone: {prefix: '138'}", text: "打1⃣3❤8❤0❤0❤1❤3❤8❤0❤0❤0", view: .folded,
      words: ["1⃣3❤8❤0❤0❤1❤3❤8❤0❤0❤0"]),
    Finding(
      condition: "url.host: 'a.example.cn'", text: "看Ａ.example。cn/x", view: .folded,
      words: ["Ａ.example。cn/x"]),
    Finding(condition: "amount: {above: 10}", text: "付2元和３０元", view: .folded, words: ["３０元"]),
    Finding(
      condition: "has: [qq]", text: "扣扣：１２３４５６７８９", view: .folded, words: ["１２３４５６７８９"]),
  ]

  @Test(arguments: patterns + sounds + words + entities)
  func `a condition holds in its view, and its words are found in the original`(
    finding: Finding
  ) throws {
    var rules = try MatchingRules(.asking("{\(finding.condition)}"))
    let hits = rules.hits(on: message(finding.text))
    let expected = finding.view.map {
      [MatchingRules.Hit(identifier: "loan-example", view: $0, words: finding.words)]
    }
    #expect(hits == expected ?? [])
  }

  @Test(arguments: [
    ("{match: '兼职', view: sound}", 2), ("{match: '百家乐|兼职', view: sound}", 2),
    ("{match: '百家乐|时时彩', view: sound}", 0), ("{match: '兼职', view: folded}", 0),
    ("{words: ['兼职', '百家乐'], view: sound}", 2), ("{words: ['百家乐'], view: [folded, sound]}", 0),
    ("{words: ['兼职']}", 0),
  ])
  func `what is too short for sound, or sounds like an everyday word, is told`(
    condition: String, count: Int
  ) {
    let codes = RuleDirectory.asking("{text: \(condition)}").codes()
    #expect(codes.count { $0 == "W039" } == count, "\(codes)")
  }

  @Test func `a view that nobody asked for is left out where the pattern means nothing in it`()
    throws
  {
    // Nothing of a star is left in the skeleton: its alternative would match every text.
    let codes = RuleDirectory.asking("{text: '贷款|★'}").codes()
    #expect(!codes.contains("E080"))
    var rules = try MatchingRules(.asking("{text: '贷款|★'}"))
    #expect(rules.hits(on: message("看★")).map(\.view) == [.folded])
    #expect(rules.hits(on: message("看 贷 款")).isEmpty)
    #expect(
      RuleDirectory.asking("{text: {match: '贷款|★', view: skeleton}}").codes().contains("E080"))
  }

  // MARK: Against PCRE2 alone

  @Test(arguments: [UInt64(1), 2, 3])
  func `a condition holds where the folded pattern matches the folded text`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var files: [String: String] = [:]
    var claims: [(rule: String, views: [(view: View, pattern: Pattern)])] = []
    for number in 0..<10 {
      let literal = randomText(2...4, using: &generator)
      for views in [[View.raw], [.folded], [.skeleton], [.sound], [.folded, .skeleton]] {
        let folded = views.map { (view: $0, pattern: tables.fold(pattern: literal, for: $0)) }
        guard folded.allSatisfy({ !$0.pattern.hasError }) else { continue }
        let rule = "rule-\(number)-" + views.map(\.name).joined(separator: "-")
        let names = views.count == 1 ? "view: \(views[0].name), " : ""
        let source = String(decoding: literal, as: UTF8.self)
        files["loan/\(rule).yaml"] = RuleDirectory.ruleFile(
          "id: \(rule)\nwhen: {text: {\(names)match: '\(source)'}}")
        claims.append((rule, try folded.map { ($0.view, try Pattern($0.pattern.bytes)) }))
      }
    }
    var rules = try MatchingRules(.withData(files))
    // The skeleton sees through what is inserted into the words of the rules.
    var scratch = ViewScratch(tables: rules.ruleSet.viewTables)
    var matching = MatchScratch()
    for _ in 0..<60 {
      let text = randomText(8...24, using: &generator)
      let fired = Set(rules.fired(on: message(String(decoding: text, as: UTF8.self))))
      text.withByteView { raw in
        scratch.begin(raw)
        for claim in claims {
          let holds = claim.views.contains { view, pattern in
            let isOpen = view != .sound || scratch.evasion().score >= Limits.soundGateTenths
            return isOpen && isFound(pattern.firstMatch(in: scratch.text(view), using: &matching))
          }
          #expect(fired.contains(claim.rule) == holds, "\(claim.rule)")
        }
        scratch.begin(.empty)
      }
    }
  }

  private func isFound(_ outcome: MatchOutcome) -> Bool {
    if case .found = outcome { return true }
    return false
  }

  /// A text of a small alphabet, so that literals are found: words in many forms, and disguises.
  private func randomText(
    _ counts: ClosedRange<Int>, using generator: inout SeededGenerator
  ) -> [UInt8] {
    let pieces = [
      "贷", "款", "貸", "带", "宽", "微", "信", "V信", "薇", "加", "Ａ", "a", "8", "８", "⑧", " ", "❤", ",",
      "\u{200B}", "(dài)", "·", "三",
    ]
    // Patterns are plain text here, so what means something to PCRE2 stays out of them.
    let allowed = counts.upperBound <= 4 ? pieces.filter { !$0.contains("(") } : pieces
    let count = Int.random(in: counts, using: &generator)
    return (0..<count).flatMap { _ in Array((allowed.randomElement(using: &generator) ?? "").utf8) }
  }

  private var tables: ViewTables { Self.shippedTables }

  private static let shippedTables: ViewTables = {
    let files = ShippedData.files(below: ["variants"])
    func bytes(_ name: String) -> [UInt8] { Array((files["variants/" + name] ?? "").utf8) }
    return ViewTables(
      variants: Variants(
        files: Variants.File.allCases.map { ($0, bytes($0.name)) },
        frequent: bytes("frequent.txt")))
  }()
}
