import Facts
import TestSupport
import Testing
import Views

@testable import Engine

/// That facts are those of the present record, whatever the record before was.
struct FactScratchTests {
  /// Rules that ask every fact of which a rule set without tables knows something.
  private func rules() throws -> RuleSet {
    var rules = TestRules()
    func add(_ name: String, _ predicate: Predicate) {
      rules.add(name, .verdict(.review), rules.builder.node(predicate))
    }
    add("signed", .absence(AbsencePredicate(.fact(.signature))))
    add("two", .range(RangePredicate(.fact(.signatureCount), 2...Int64.max)))
    for (name, binding) in [("none", SignatureBinding.none), ("unknown", .unknown)] {
      add(name, .set(SetPredicate(.signatureBinding, members: 1 << Int64(binding.rawValue))))
    }
    add("wechat", .entity(EntityPredicate(kinds: EntityKind.wechat.bit)))
    add("marked", .range(RangePredicate(.fact(.evasion), 10...Int64.max)))
    let alphanumeric: Int64 = 1 << Int64(NumberClass.alphanumeric.rawValue)
    add("named", .set(SetPredicate(.numberClass(.from), members: alphanumeric)))
    return rules.build()
  }

  static let lines: [(line: String, fired: Set<String>)] = [
    (message("【甲】【乙】加V信：abc12345", from: "BANK"), ["two", "unknown", "wechat", "named"]),
    (message("您好"), ["signed", "none"]),
    (message("【甲】贷\u{200B}款"), ["unknown", "marked"]),
    (call(from: "BANK"), ["signed", "named"]),
    (message(""), ["signed", "none"]),
  ]

  @Test func `facts are those of the record, in any order of records`() throws {
    let ruleSet = try rules()
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20 {
      let chosen = (0..<30).map { _ in Int.random(in: 0..<Self.lines.count, using: &generator) }
      let outcome = Decider(ruleSet: ruleSet).decide(chosen.map { Self.lines[$0].line })
      let alone = chosen.map { ruleSet.decide(Self.lines[$0].line) }
      #expect(outcome.lines.count == chosen.count)
      for (place, single) in zip(chosen, alone) {
        #expect(Set(single.firedIdentifiers) == Self.lines[place].fired)
      }
      for (line, single) in zip(outcome.lines, alone) {
        let fired = try line.object["rules"] as? [[String: Any]] ?? []
        #expect(fired.compactMap { $0["id"] as? String } == single.firedIdentifiers)
      }
    }
  }
}
