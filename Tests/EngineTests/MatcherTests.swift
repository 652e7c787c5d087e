import Bytes
import Digests
import Records
import Testing

@testable import Engine

struct MatcherTests {
  @Test(arguments: [
    ("95588", "", true), ("+8695588", "", false), ("008695588", "", false), ("8695588", "", false),
    ("95-588", "", false), ("955 88", "", false), (" 95588", "", false), ("95588 ", "", false),
    ("９５５８８", "", false), ("95588", #","link_class":"intl""#, false),
    ("95588", #","link_class":"\u0069ntl""#, false), ("95588", #","link_class":"sp""#, true),
    ("955881", "", false), ("9558", "", false), ("", "", false), ("13800138000", "", true),
    ("8613800138000", "", false), ("+8613800138000", "", false),
  ])
  func `a number is protected as it stands and not otherwise`(
    from: String, more: String, isProtected: Bool
  ) {
    var rules = TestRules()
    _ = rules.add("others", .numbers, ["10086"])
    let protected = rules.add(
      "protected-senders", .numbers, ["10010", "95588", "13800138000"], isProtected: true)
    rules.add("r", .verdict(.block), rules.constant(true))
    let outcome = rules.build().decide(message(from: from, more: more))
    #expect((outcome.matched.protection?.list == protected) == isProtected)
    #expect(outcome.decision.verdict == (isProtected ? .allow : .block))
    #expect(outcome.line.text.contains(#""list":"protected-senders""#) == isProtected)
  }

  @Test func `a caller is protected, too, and a second list is asked`() {
    var rules = TestRules()
    _ = rules.add("a", .numbers, ["10086"], isProtected: true)
    let second = rules.add("b", .numbers, ["95588", "110"], isProtected: true)
    rules.add("r", .verdict(.block), rules.constant(true))
    let outcome = rules.build().decide(call(from: "110"))
    #expect(outcome.decision == Decision(verdict: .allow, reason: .protected))
    #expect(outcome.matched.protection == ListEntry(list: second, entry: 1))
  }

  @Test(arguments: [
    (Int64.min..<Int64.max, true), (1_772_323_200_000..<1_772_323_200_001, true),
    (1_772_323_200_001..<Int64.max, false), (Int64.min..<1_772_323_200_000, false),
    (1_772_323_200_000..<1_772_323_200_000, false),
  ])
  func `a rule holds from its first moment up to its last`(valid: Range<Int64>, fires: Bool) {
    var rules = TestRules()
    rules.add("r", .verdict(.review), rules.constant(true)) { $0.validMilliseconds = valid }
    #expect(rules.build().decide(message()).fired.isEmpty != fires)
  }

  @Test(arguments: [
    ([RecordKind.sms], 1, 0), ([.call], 0, 1), ([.sms, .call], 1, 1), ([], 0, 0),
  ])
  func `a rule looks at its kinds of records alone`(
    kinds: [RecordKind], messages: Int, calls: Int
  ) {
    var rules = TestRules()
    rules.add("r", .verdict(.review), rules.constant(true)) { $0.kinds = Set(kinds) }
    let ruleSet = rules.build()
    #expect(ruleSet.decide(message()).fired.count == messages)
    #expect(ruleSet.decide(call()).fired.count == calls)
  }

  @Test func `lines are counted, blank ones and broken ones, too`() {
    let batch = Array("\n\(message())\r\n  \t\nno record\n\(call())".utf8)
    var matcher = Matcher(for: TestRules().build())
    batch.withByteView { bytes in
      matcher.match(
        Chunk(lines: bytes, batchOffset: 0), in: MatchContext(batch: Digest128(of: batch)))
      #expect(matcher.matches.lineCount == 5 && matcher.matches.blankLineCount == 2)
      let records = matcher.matches.allRecords
      #expect(records.map(\.lineNumber) == [2, 4, 5])
      #expect(records.map(\.rejection?.reason) == [nil, .notAnObject, nil])
      #expect(bytes[records[1].line].text == "no record")
    }
  }

  @Test func `a byte order mark belongs to the start of the batch alone`() {
    var matcher = Matcher(for: TestRules().build())
    for (offset, isRecord) in [(0, true), (100, false)] {
      matcher.match(Array("\u{FEFF}\(message())\n".utf8), batchOffset: offset)
      #expect(matcher.matches.allRecords.map { $0.rejection == nil } == [isRecord])
    }
  }

  @Test func `a missing id follows from batch, offset and line`() throws {
    let decider = Decider(ruleSet: TestRules().build())
    let line = message(id: nil)
    let identifiers = try decider.decide([line, line]).lines.map {
      try #require(try $0.object["id"] as? String)
    }
    #expect(identifiers[0] != identifiers[1])
    #expect(identifiers.allSatisfy { $0.count == 32 })
    let again = try decider.decide([line, line]).lines[1].object["id"] as? String
    #expect(again == identifiers[1])
    let other = try decider.decide([line, line, line]).lines[1].object["id"] as? String
    #expect(other != identifiers[1], "another batch")
  }

  @Test func `one rule alone can be asked`() {
    var rules = TestRules()
    for identifier in ["a", "b", "c"] {
      rules.add(identifier, .verdict(.review), rules.constant(true))
    }
    var matcher = Matcher(for: rules.build())
    matcher.match(Array(message().utf8), onlyRule: RuleID(1))
    let fired = matcher.matches.rules(of: matcher.matches.records[0])
    #expect(fired.map(\.rule) == [RuleID(1)])
  }

  @Test func `rules fire in the order allow, block, review, scores`() {
    var rules = TestRules()
    let always = rules.constant(true)
    rules.add("s", .score(tenths: 1, group: nil), always) { $0.severity = .critical }
    rules.add("r", .verdict(.review), always)
    rules.add("b2", .verdict(.block), always)
    rules.add("b1", .verdict(.block), always)
    rules.add("b3", .verdict(.block), always) { $0.severity = .high }
    rules.add("a", .verdict(.allow), always) { $0.severity = .low }
    #expect(rules.build().decide(message()).firedIdentifiers == ["a", "b3", "b1", "b2", "r", "s"])
  }
}

extension Matches {
  /// A copy of all lines.
  var allRecords: [MatchedRecord] { (0..<records.count).map { records[$0] } }
}
