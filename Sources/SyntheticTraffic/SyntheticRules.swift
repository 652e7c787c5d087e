/// One made-up rule: what it is called, what it decides and what it looks for.
public struct SyntheticRule: Sendable {
  /// The id.
  public var identifier: String

  /// True if it blocks; the others send to review.
  public var blocks: Bool

  /// The pattern, in PCRE2's syntax.
  public var pattern: String

  /// Describes a rule.
  public init(identifier: String, blocks: Bool, pattern: String) {
    self.identifier = identifier
    self.blocks = blocks
    self.pattern = pattern
  }
}

/// So many rules in the manner of real ones, the same for the same seed; fewer are the first of more.
///
/// Eleven shapes: alternatives with a gap, three of them, words that bear separators between their
/// characters, classes of look-alikes, negative and positive look-arounds, back-references, links,
/// telephone numbers, contact ids, atomic groups and scripts, signatures. Their words are those of
/// fraud schemes, and pieces of made-up scams and advertisements, so that a few messages in a hundred
/// are hit and many more come near.
public func makeSyntheticRules(count: Int, seed: UInt64) -> [SyntheticRule] {
  var maker = PatternMaker(seed: seed)
  return (0..<count).map { number in
    SyntheticRule(
      identifier: "synthetic-\(number)", blocks: number % 5 < 3, pattern: maker.next())
  }
}

/// The text of a rule file.
///
/// - Parameters:
///   - rules: The rules.
///   - views: The views in which the patterns are looked for, as in `view: [folded]`; nil for the
///     default.
/// - Returns: YAML, without samples.
public func syntheticRuleFile(_ rules: [SyntheticRule], views: String?) -> String {
  var text = "family: synthetic\nrules: \(rules.isEmpty ? "[]" : "")\n"
  for rule in rules {
    let pattern =
      "'"
      + rule.pattern.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
    let condition = views.map { "{match: \(pattern), view: \($0)}" } ?? pattern
    text += """
        - id: \(rule.identifier)
          title: A made-up rule
          kind: sms
          when:
            text: \(condition)
          verdict: \(rule.blocks ? "block" : "review")

      """
  }
  return text
}

/// Makes patterns one after the other.
private struct PatternMaker {
  private var random: RandomNumbers
  private var traffic: TrafficMaker

  /// The shapes, each as often as in the rules of a carrier, in a thousand.
  private static let shapes: [(weight: Int, shape: @Sendable (inout PatternMaker) -> String)] = [
    (365, { $0.pair() }), (120, { $0.triple() }), (117, { $0.separated() }), (130, { $0.twins() }),
    (60, { $0.guarded() }), (31, { $0.lookingAhead() }), (25, { $0.repeated() }),
    (50, { $0.link() }), (28, { $0.phone() }), (42, { $0.contact() }), (32, { $0.rare() }),
  ]

  init(seed: UInt64) {
    random = RandomNumbers(seed: seed)
    traffic = TrafficMaker(seed: seed &+ 1)
  }

  mutating func next() -> String {
    var dice = Int.random(in: 0..<1_000, using: &random)
    for (weight, shape) in PatternMaker.shapes {
      if dice < weight { return shape(&self) }
      dice -= weight
    }
    return pair()
  }

  // MARK: Shapes

  private mutating func pair() -> String { words(2...5) + gap() + words(2...6) }

  private mutating func triple() -> String {
    words(2...4) + gap() + words(2...4) + gap() + words(2...4)
  }

  private mutating func separated() -> String {
    let separator = random.word(of: [
      "[\\s\\W]{0,3}", "\\W{0,3}", "[\\s\\W_]{0,2}", "[\\s.·*_\\-]{0,3}",
    ])
    let first = word().map(String.init).joined(separator: separator)
    guard Bool.random(using: &random) else { return first }
    return first + gap() + word().map(String.init).joined(separator: separator)
  }

  private mutating func twins() -> String {
    let text = word() + gap() + word()
    guard Int.random(in: 0..<3, using: &random) == 0 else { return text }
    return text.map { character in Words.twins[character].map { "[\($0)]" } ?? String(character) }
      .joined()
  }

  private mutating func guarded() -> String {
    Bool.random(using: &random)
      ? "(?<!防范)(?<!谨防)" + words(2...4) + gap() + words(2...4)
      : words(2...4) + "(?!.{0,6}(?:提醒|谨防|警惕|防范))" + gap() + words(2...4)
  }

  private mutating func lookingAhead() -> String {
    "^(?=.*\(words(3...4)))(?=.*\(words(3...4)))(?!.*【(?:\(random.word(of: Words.banks))|"
      + "\(random.word(of: Words.banks)))】)"
  }

  private mutating func repeated() -> String {
    Bool.random(using: &random)
      ? "(\\d{3,6})[^\\d]{0,6}\\1" + gap() + words(2...3) : "(\(words(3...4)))[\\s\\S]{1,30}\\1"
  }

  private mutating func link() -> String {
    let endings = (0..<3).map { _ in random.word(of: Words.badEndings) }.joined(separator: "|")
    return Bool.random(using: &random)
      ? "\(words(2...4))\(gap())(?:https?://)?[a-z0-9-]{3,20}\\.(?:\(endings))/[A-Za-z0-9]{2,8}"
      : "(?i)\(word())\(gap())(?:https?://|www\\.)[\\w.-]{4,30}\\.(?:\(endings))\\b"
  }

  private mutating func phone() -> String { words(2...4) + gap() + "(?<!\\d)1[3-9]\\d{9}(?!\\d)" }

  private mutating func contact() -> String {
    words(2...5) + ".{0,20}(?:[加+＋][我\\s]{0,2})?(?:微|薇|徽|V|v|wx|WX|QQ|扣扣)[\\s\\W]{0,2}"
      + "(?:信|x|X)?\\s?[:：]?\\s?[a-zA-Z0-9_-]{6,20}"
  }

  private mutating func rare() -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "(?>\(words(3...4)))" + gap() + words(2...3)
    case 1: return "\\p{Han}{1,3}(?:经理|老师|客服|主管)" + gap() + words(2...3)
    case 2: return "(?<p>\\d{2,4})[^\\d]{1,4}\\k<p>.{0,8}" + words(2...3)
    default:
      let names = (0..<3).map { _ in random.word(of: Words.brands) }.joined(separator: "|")
      return "^【(?!(?:\(names)))[^】]{2,12}】.*" + words(3...3)
    }
  }

  // MARK: Parts

  private mutating func gap() -> String {
    random.word(of: [
      ".{0,4}", ".{0,6}", ".{0,8}", ".{0,10}", ".{0,20}", ".{0,24}", ".{0,40}?", "[^。!！]{0,12}",
      "[^\\n]{0,30}",
    ])
  }

  private mutating func words(_ counts: ClosedRange<Int>) -> String {
    let count = Int.random(in: counts, using: &random)
    return "(?:" + (0..<count).map { _ in word() }.joined(separator: "|") + ")"
  }

  /// A word of a scheme, a piece of a text, or two halves put together.
  private mutating func word() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6: return random.word(of: Words.schemes)
    case 6..<8: return random.word(of: Words.pairs)
    case 8..<17: return piece()
    default: return random.word(of: Words.pairs) + piece().prefix(2)
    }
  }

  /// Two to six characters in a row of a scam or an advertisement.
  private mutating func piece() -> String {
    while true {
      let topic: MessageTopic = Int.random(in: 0..<4, using: &random) == 0 ? .advertisement : .scam
      let text = traffic.text(about: topic).filter { ("一"..."鿿").contains($0) }
      let count = Int.random(in: 2...6, using: &random)
      guard text.count > count else { continue }
      let start = Int.random(in: 0..<text.count - count, using: &random)
      return String(text.dropFirst(start).prefix(count))
    }
  }
}
