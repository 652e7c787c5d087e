import Digests
import Engine
import Foundation
import Offline
import Testing

struct RuleTallyTests {
  private static let files = [
    ("manifest.yaml", "thresholds: {block: 8.0, review: 5.0}\n"),
    (
      "loan/offer.yaml",
      """
      family: loan
      rules:
        - {id: block-one, title: One, kind: sms, when: {text: 秒批}, verdict: block, severity: high}
        - {id: block-two, title: Two, kind: sms, when: {text: 放款}, verdict: block}
        - {id: look, title: Look, kind: sms, when: {text: 贷款}, verdict: review}
        - {id: points, title: Points, kind: sms, when: {text: 利息}, score: 9.0}
        - {id: trial, title: Trial, kind: sms, mode: shadow, when: {text: 利息}, verdict: block}

      """
    ),
  ]

  /// Each rule that did something, as deciding, alone, fired and shadow.
  private func counts(_ texts: [String]) throws -> [String: [Int]] {
    let ruleSet = SmallRules.compiled(Self.files)
    var tally = RuleTally(for: ruleSet)
    var precedence = Precedence(for: ruleSet)
    var scanner = Scanner(ruleSet: ruleSet, workerCount: 1)
    try SmallRules.withFile(Data(texts.map { SmallRules.line($0) }.joined().utf8)) { path in
      try scanner.scan(RecordStream(path)) { (matches, _) in
        for index in 0..<matches.records.count {
          let matched = matches.records[index]
          tally.add(matched, precedence.decision(on: matched, in: matches), in: matches)
        }
      }
    }
    let rows = zip(ruleSet.rules.map(\.identifier), tally.rows).filter { !$0.1.isIdle }
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0, [$1.deciding, $1.alone, $1.fired, $1.shadow]) })
  }

  @Test(arguments: [
    (["明天见"], [:]),
    (["秒批"], ["block-one": [1, 1, 1, 0]]),
    (["秒批，放款"], ["block-one": [1, 0, 1, 0], "block-two": [0, 0, 1, 0]]),
    // A softer verdict does not stand in for a harder one.
    (["秒批，贷款"], ["block-one": [1, 1, 1, 0], "look": [0, 0, 1, 0]]),
    // A score does where it reaches the threshold; shadow rules never do.
    (["秒批，利息"], ["block-one": [1, 0, 1, 0], "points": [0, 0, 1, 0], "trial": [0, 0, 0, 1]]),
    (["利息"], ["points": [1, 1, 1, 0], "trial": [0, 0, 0, 1]]),
    (["秒批", "秒批", "贷款"], ["block-one": [2, 2, 2, 0], "look": [1, 1, 1, 0]]),
  ])
  func `a rule decides, decides alone, fires, or fires in shadow`(
    texts: [String], wanted: [String: [Int]]
  ) throws {
    #expect(try counts(texts) == wanted)
  }
}
