import Engine
import Foundation
import TestSupport
import Testing

/// docs/DECISIONS.md with its examples: a comment `<!-- example: NAME -->`, then a block of JSON.
///
/// `WEIR_GOLDEN=refresh` writes those anew that differ, and fails: read the difference.
struct DecisionsPage {
  private static let url = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/DECISIONS.md")

  let text: String

  init() throws {
    text = try String(contentsOf: Self.url, encoding: .utf8)
  }

  /// The examples by name.
  var blocks: [String: String] {
    let example = #/<!-- example: ([a-z-]+) -->\n```json\n((?s:.*?))```\n/#
    return Dictionary(
      text.matches(of: example).map { (String($0.1), String($0.2)) }, uniquingKeysWith: { $1 })
  }

  /// Writes one example anew, if that is wanted.
  static func refresh(_ name: String, with block: String) throws {
    guard isRefreshingGoldenTexts else { return }
    lock.lock()
    defer { lock.unlock() }
    let page = try DecisionsPage()
    guard let old = page.blocks[name], old != block else { return }
    let opening = "<!-- example: \(name) -->\n```json\n"
    let fresh = page.text.replacingOccurrences(of: opening + old, with: opening + block)
    try fresh.write(to: url, atomically: true, encoding: .utf8)
    Issue.record(
      "the example \(name) was written anew: read the difference, and run the tests again")
  }

  private static let lock = NSLock()
}

/// One example of the page: a record, and the line that becomes of it.
struct DecisionExample: Sendable, CustomTestStringConvertible {
  var name: String
  var record: [UInt8]

  var testDescription: String { name }

  init(_ name: String, _ record: String) {
    self.name = name
    self.record = Array(record.utf8)
  }

  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    record = bytes
  }

  /// The record, where it is text, and the line.
  func block() throws -> String {
    let shown = String(validating: record, as: UTF8.self).map { $0 + "\n" } ?? ""
    return try shown + line().text
  }

  func line() throws -> OutputLine {
    let decider = Decider(
      ruleSet: try Self.ruleSet(), engine: "0.1.0+jit", file: "gateway/morning.ndjson")
    return decider.decide(record).lines[0]
  }

  static let all: [DecisionExample] = [
    DecisionExample("short", sms("您的验证码是 482913", from: "10690000")),
    DecisionExample("block", sms("无抵押贷款，当天放款，加微信：demo8866", from: "106912340001")),
    DecisionExample("score", sms("兼职日结，轻松下单", from: "13912345678")),
    DecisionExample("evasive", sms("兼职日结，轻 松 下 单", from: "13912345678")),
    DecisionExample("protected", sms("贷款放款通知，加微信：demo8866", from: "95588")),
    DecisionExample("failed", sms(String(repeating: "加", count: 24), from: "13912345678")),
    DecisionExample(
      "flags",
      bytes: Array(
        #"{"kind":"sms","ts":1772323200000,"from":"13912345678","to":"13800138001","text":"您好"#.utf8
      )
        + [0xFF] + Array(#"","zone":"east","hops":[1,2]}"#.utf8)),
    DecisionExample(
      "call",
      #"{"kind":"call","id":"c-7","ts":"2026-03-01T08:00:00+08:00","from":"+8695588","to":"13800138001","stage":"attempt","link_class":"intl"}"#
    ),
    DecisionExample(
      "released",
      #"{"kind":"call","id":"c-8","ts":"2026-03-01T08:05:00+08:00","from":"+8695588","to":"13800138001","stage":"cdr","link_class":"intl","answered":true,"duration_s":41}"#
    ),
    DecisionExample(
      "rejected", #"{"kind":"sms","id":"m-9","ts":"2026-03-01T08:00:00+08:00","from":"1","to":"2"}"#
    ),
    DecisionExample(
      "rejected-hex",
      bytes: Array(#"{"kind":"sms","id":"m-"#.utf8) + [0xE8, 0xB4] + Array(#""}"#.utf8)),
  ]

  private static func sms(_ text: String, from: String) -> String {
    #"{"kind":"sms","id":"m-1","ts":"2026-03-01T08:00:00+08:00","from":"\#(from)","to":"13800138001","text":"\#(text)"}"#
  }

  private static func ruleSet() throws -> RuleSet {
    var rules = TestRules()
    rules.builder.thresholds = Thresholds(blockTenths: 80, reviewTenths: 50)
    _ = rules.add("protected-senders", .numbers, ["95588"], isProtected: true)
    let ports = rules.list(.from, rules.add("port-prefixes", .prefixes, ["1069"]))
    let tags = ["loan", "indebted", "task", "forged-caller"].map { rules.builder.add(tag: $0) }
    let offer = try rules.text("贷款.{0,24}微信")
    let quick = rules.builder.node(.any, of: [ports, rules.equals(.from, ["95588"])])
    rules.add("loan-quick-offer", .verdict(.block), rules.builder.node(.all, of: [offer, quick])) {
      $0.revision = 3
      $0.severity = .high
      $0.tags = [tags[0], tags[1]]
    }
    rules.add("loan-words", .verdict(.review), rules.words(["贷款", "放款"], atLeast: 2, near: 24)) {
      $0.mode = .shadow
    }
    let group = rules.builder.addGroup(capTenths: 60)
    rules.add("task-wage", .score(tenths: 35, group: group), try rules.text("日结|佣金")) {
      $0.tags = [tags[2]]
    }
    rules.add("task-easy", .score(tenths: 30, group: group), try rules.text("轻松|躺赚")) {
      $0.tags = [tags[2]]
    }
    rules.add(
      "contact-slow", .verdict(.block), try rules.text("(*LIMIT_MATCH=1000)(?:(?:加+)+)+[一二]"))
    let forged = try rules.builder.node(
      .all, of: [rules.match(.from, #"^\+86955\d\d$"#), rules.equals(.linkClass, ["intl"])])
    rules.add("call-forged-hotline", .verdict(.block), forged) { $0.tags = [tags[3]] }
    return rules.build()
  }
}
