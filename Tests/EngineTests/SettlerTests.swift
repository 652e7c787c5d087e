import Bytes
import Digests
import Engine
import Foundation
import Stats
import TestSupport
import Testing

struct SettlerTests {
  @Test(arguments: [1, 2, 7, 100, 500, 4_096, 1 << 20])
  func `how a batch is cut changes nothing`(chunkByteCount: Int) throws {
    let batch = MixedBatch(seed: 1, lineCount: 120).bytes
    let ruleSet = try mixedRules()
    let whole = Decider(ruleSet: ruleSet).decide(batch)
    let cut = Decider(ruleSet: ruleSet, chunkByteCount: chunkByteCount).decide(batch)
    #expect(whole.lines.count > 100)
    #expect(cut.lines == whole.lines)
    #expect(cut.counters == whole.counters)
  }

  @Test func `which matcher takes a chunk changes nothing`() throws {
    let batch = MixedBatch(seed: 2, lineCount: 200).bytes
    let ruleSet = try mixedRules()
    let whole = Decider(ruleSet: ruleSet).decide(batch)
    for chunkByteCount in [1, 1_000, 9_000] {
      let decider = Decider(ruleSet: ruleSet, chunkByteCount: chunkByteCount)
      let shared = decider.decideWithTwoMatchers(batch)
      #expect(shared.lines == whole.lines)
      #expect(shared.counters == whole.counters)
    }
  }

  @Test func `two threads at the same time do not disturb each other`() async throws {
    let ruleSet = try mixedRules()
    let batches = [3, 4].map { MixedBatch(seed: $0, lineCount: 150).bytes }
    let alone = batches.map { Decider(ruleSet: ruleSet).decide($0).lines }
    let together = await withTaskGroup(of: (Int, [OutputLine]).self) { group in
      for round in 0..<8 {
        group.addTask { (round % 2, Decider(ruleSet: ruleSet).decide(batches[round % 2]).lines) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.count == 8)
    for (place, lines) in together { #expect(lines == alone[place]) }
  }

  @Test func `the time of the decision changes decided_at alone`() throws {
    let batch = MixedBatch(seed: 5, lineCount: 60).bytes
    let ruleSet = try mixedRules()
    let early = Decider(ruleSet: ruleSet, decidedAtMilliseconds: 0).decide(batch).lines
    let late = Decider(ruleSet: ruleSet, decidedAtMilliseconds: 86_400_000).decide(batch).lines
    #expect(early != late)
    for (first, second) in zip(early, late) {
      let moved = second.text.replacing(
        "1970-01-02T00:00:00.000Z", with: "1970-01-01T00:00:00.000Z")
      #expect(first.text == moved)
    }
  }

  @Test(arguments: UInt64(10)..<14)
  func `garbage gives one line of JSON for each line that is not blank`(seed: UInt64) throws {
    let batch = MixedBatch(seed: seed, lineCount: 250, mutatesLines: true).bytes
    let lines = Decider(ruleSet: try mixedRules(), chunkByteCount: 3_000).decide(batch).lines
    let input = batch.split(separator: UInt8(ascii: "\n")).filter { line in
      !line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
    }
    #expect(lines.count == input.count && lines.count > 200)
    #expect(lines.contains { $0.queue == .rejected } && lines.contains { $0.queue != .rejected })
    for (line, written) in zip(lines, input) {
      #expect(line.bytes.count { $0 == UInt8(ascii: "\n") } == 1)
      #expect(line.bytes.last == UInt8(ascii: "\n"))
      let object = try line.object
      if let rejected = object["rejected"] as? [String: Any] {
        #expect(line.queue == .rejected)
        #expect(rejected["byte_count"] as? Int == written.count)
        #expect(rawBytes(rejected) == Array(written))
      } else {
        #expect(object["verdict"] as? String == line.queue.name)
        #expect(line.text.hasPrefix(#"{"id":""#))
      }
    }
  }

  @Test(arguments: UInt64(20)..<23)
  func `the counters are what the lines say`(seed: UInt64) throws {
    let batch = MixedBatch(seed: seed, lineCount: 200, mutatesLines: seed % 2 == 0).bytes
    let outcome = Decider(ruleSet: try mixedRules(), chunkByteCount: 2_000).decide(batch)
    var counted = Counters()
    for line in outcome.lines { count(try line.object, into: &counted) }
    for family in CounterFamily.allCases where family != .batches && family != .records {
      #expect(outcome.counters.entries(family).map(\.label) == counted.entries(family).map(\.label))
      #expect(outcome.counters.entries(family).map(\.sum) == counted.entries(family).map(\.sum))
    }
    #expect(outcome.counters.total(.records) == counted.total(.decisions))
    #expect(counted.total(.ruleFailures) > 0 && counted.total(.flags) > 0)
  }

  /// The bytes of the line that a rejected line keeps.
  private func rawBytes(_ rejected: [String: Any]) -> [UInt8]? {
    if let text = rejected["raw"] as? String { return Array(text.utf8) }
    guard let digits = rejected["raw_hex"] as? String else { return nil }
    let values = digits.compactMap(\.hexDigitValue)
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
  }

  private func count(_ object: [String: Any], into counters: inout Counters) {
    if let rejected = object["rejected"] as? [String: Any] {
      counters.add(1, to: .rejected, rejected["reason"] as? String ?? "")
      return
    }
    counters.add(1, to: .decisions, object["verdict"] as? String ?? "")
    for flag in object["flags"] as? [String] ?? [] { counters.add(1, to: .flags, flag) }
    for tag in object["tags"] as? [String] ?? [] { counters.add(1, to: .tags, tag) }
    for rule in object["rules"] as? [[String: Any]] ?? [] {
      let family: CounterFamily = rule["failed"] == nil ? .ruleHits : .ruleFailures
      counters.add(1, to: family, rule["id"] as? String ?? "")
      if let view = rule["view"] as? String { counters.add(1, to: .views, view) }
    }
    for mark in (object["evasion"] as? [String: Any] ?? [:]).keys where mark != "score" {
      counters.add(1, to: .evasion, mark)
    }
  }
}

/// Rules of every sort for the lines of ``MixedBatch``.
private func mixedRules() throws -> RuleSet {
  var rules = TestRules()
  rules.builder.thresholds = Thresholds(blockTenths: 80, reviewTenths: 50)
  _ = rules.add("protected-senders", .numbers, ["95588"], isProtected: true)
  let ports = rules.list(.from, rules.add("ports", .prefixes, ["1069"]))
  let tags = ["loan", "bank"].map { rules.builder.add(tag: $0) }
  let bait = rules.words(["甲", "乙", "丙"], atLeast: 2, near: 9)
  rules.add("block", .verdict(.block), rules.builder.node(.all, of: [bait, ports])) {
    $0.tags = tags
  }
  rules.add("words", .score(tenths: 50, group: rules.builder.addGroup(capTenths: 60)), bait) {
    $0.tags = [tags[0]]
  }
  rules.add("text", .score(tenths: 35, group: nil), try rules.text("甲|丁"))
  rules.add("shadow", .verdict(.block), try rules.text("丙")) {
    $0.mode = .shadow
    $0.tags = [tags[1]]
  }
  rules.add("slow", .verdict(.review), try rules.unfinished())
  rules.add("call", .verdict(.review), rules.range(.ringMilliseconds, 0...3_000)) { $0.tags = tags }
  return rules.build()
}

/// Random lines of all sorts, broken ones among them.
private struct MixedBatch {
  var bytes: [UInt8] = []

  init(seed: UInt64, lineCount: Int, mutatesLines: Bool = false) {
    var generator = SeededGenerator(seed: seed)
    for number in 0..<lineCount {
      var line = Array(MixedBatch.line(number, using: &generator).utf8)
      if mutatesLines { MixedBatch.mutate(&line, using: &generator) }
      bytes += line
      if number < lineCount - 1 || Bool.random(using: &generator) { bytes.append(0x0A) }
    }
  }

  private static func line(_ number: Int, using generator: inout SeededGenerator) -> String {
    let words = ["甲", "乙", "丙", "丁", "，一些别的话", "\"", "\n"]
    var text = ""
    for _ in 0..<Int.random(in: 0..<6, using: &generator) {
      text += words.randomElement(using: &generator) ?? ""
    }
    let from = ["95588", "10691234", "13800138000", ""].randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<12, using: &generator) {
    case 0:
      return ["", " \t", "\r", "no record", "{}", "[1]"].randomElement(using: &generator) ?? ""
    case 1: return message(text, id: nil, from: from)
    case 2: return call(.attempt, from: from, more: #","ring_ms":\#(number)00"#)
    case 3: return call(.cdr, from: from, more: #","ring_ms":7"#)
    case 4: return message(text, id: "x\(number)", from: from, more: #","zone":{"a":[true,"乙"]}"#)
    case 5: return message(tooLongText, id: "x\(number)", from: from)
    case 6: return message(text, from: from).replacing(#"text":""#, with: #"text":"\ud83d"#)
    default: return message(text, id: "x\(number)", from: from)
    }
  }

  private static func mutate(_ line: inout [UInt8], using generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 0..<3, using: &generator) where !line.isEmpty {
      let place = line.indices.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: line[place] = UInt8.random(in: .min ... .max, using: &generator)
      case 1: line.remove(at: place)
      default: line.insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
      }
    }
  }
}
