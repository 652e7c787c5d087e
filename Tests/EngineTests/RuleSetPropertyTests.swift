import Engine
import TestSupport
import Testing

struct RuleSetPropertyTests {
  @Test(arguments: UInt64(0)..<40)
  func `the engine and a naive evaluator agree`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4 {
      let random = try RandomRules(using: &generator)
      let ruleSet = random.rules.build()
      for _ in 0..<8 {
        let record = record(using: &generator)
        let outcome = ruleSet.decide(record.line)
        let found = Dictionary(
          uniqueKeysWithValues: outcome.fired.map { ($0.identifier, $0.limit) })
        var naive = NaiveEvaluator(
          conditions: random.conditions, record: record, generator: generator)
        for (number, root) in random.roots.enumerated() {
          let limits: [LimitName??] = [.none, .some(.match), .some(.none)]
          #expect(found["rule-\(number)"] == limits[naive.truth(of: root)])
        }
      }
    }
  }

  private func record(using generator: inout SeededGenerator) -> NaiveRecord {
    let isLong = Int.random(in: 0..<3, using: &generator) == 0
    let letters = ["甲", "乙", "丙", "丁"].filter { _ in Bool.random(using: &generator) }
    return NaiveRecord(
      text: isLong
        ? tooLongText : letters.joined(separator: Bool.random(using: &generator) ? "，" : ""),
      from: Bool.random(using: &generator) ? "95588" : "13800138000",
      node: [nil, "", "n"].randomElement(using: &generator) ?? nil,
      partNumber: [nil, 0, 1, 2].randomElement(using: &generator) ?? nil)
  }
}
