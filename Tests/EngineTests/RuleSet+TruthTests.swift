import Engine
import Records
import Testing

/// A test on a field, a record, and whether the test holds.
struct FieldCase: Sendable, CustomTestStringConvertible {
  var name: String
  var line: String
  var holds: Bool
  var condition: @Sendable (inout TestRules) throws -> Int32

  var testDescription: String { name }

  init(
    _ name: String, _ line: String, _ holds: Bool,
    _ condition: @escaping @Sendable (inout TestRules) throws -> Int32
  ) {
    self.name = name
    self.line = line
    self.holds = holds
    self.condition = condition
  }
}

struct RuleSetTruthTests {
  static let fields: [FieldCase] = [
    FieldCase("equal in canonical form", message(from: "+86 138-0013-8000"), true) {
      $0.equals(.from, ["1", "13800138000"], isCanonical: true)
    },
    FieldCase("the same as received is another text", message(from: "+86 138-0013-8000"), false) {
      $0.equals(.from, ["13800138000"])
    },
    FieldCase("equal as received", message(from: "ABC"), true) { $0.equals(.from, ["ABC"]) },
    FieldCase("letters keep their case", message(from: "ABC"), false) {
      $0.equals(.from, ["abc"], isCanonical: true)
    },
    FieldCase("an empty set", message(), false) { $0.equals(.from, []) },
    FieldCase("a hotline behind a country code is another number", message(from: "+8695588"), false)
    { $0.equals(.from, ["95588"], isCanonical: true) },
    FieldCase("a canonical prefix", message(from: "00861380013800000"), false) {
      $0.prefix(.from, ["138"], isCanonical: true)
    },
    FieldCase("a canonical prefix of a mobile number", message(from: "008613800138000"), true) {
      $0.prefix(.from, ["139", "138"], isCanonical: true)
    },
    FieldCase("a prefix as received", message(from: "1069123"), true) {
      $0.prefix(.from, ["1069"])
    },
    FieldCase("a prefix longer than the field", message(from: "106"), false) {
      $0.prefix(.from, ["1069"])
    },
    FieldCase("the empty prefix", message(from: ""), true) { $0.prefix(.from, [""]) },
    FieldCase("a pattern sees the field as received", message(from: "+8695588"), true) {
      try $0.match(.from, #"^\+8695588$"#)
    },
    FieldCase("a pattern that misses", message(from: "95588"), false) {
      try $0.match(.from, #"^\+"#)
    },
    FieldCase("a word", message(more: #","link_class":"intl""#), true) {
      $0.equals(.linkClass, ["sp", "intl"])
    },
    FieldCase("a word written with escapes", message(more: #","link_class":"\u0069ntl""#), true) {
      $0.equals(.linkClass, ["intl"])
    },
    FieldCase("a boolean is its word", call(more: #","answered":false"#), true) {
      $0.equals(.answered, ["false"])
    },
    FieldCase("the lower bound", call(more: #","ring_ms":1000"#), true) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    FieldCase("the upper bound", call(more: #","ring_ms":2000"#), true) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    FieldCase("below", call(more: #","ring_ms":999"#), false) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    FieldCase("above", call(more: #","ring_ms":2001"#), false) {
      $0.range(.ringMilliseconds, 1_000...2_000)
    },
    FieldCase("in a list of numbers", message(from: "+8613800138000"), true) {
      $0.list(.from, $0.add("l", .numbers, ["13800138000"]))
    },
    FieldCase("in a list of prefixes", message(from: "1069123456"), true) {
      $0.list(.from, $0.add("l", .prefixes, ["1069"]))
    },
    FieldCase("in a list of domains", message(more: #","node":"a.example.com""#), true) {
      $0.list(.node, $0.add("l", .domains, ["example.com"]))
    },
    FieldCase("in a list of words", message(more: #","service":"x""#), true) {
      $0.list(.service, $0.add("l", .words, ["x"]))
    },
    FieldCase("not in a list", message(from: "95588"), false) {
      $0.list(.from, $0.add("l", .numbers, ["95533"]))
    },
    FieldCase("absent", message(), true) { $0.absent(.node) },
    FieldCase("null is absent", message(more: #","node":null"#), true) { $0.absent(.node) },
    FieldCase("present but empty", message(more: #","node":"""#), false) { $0.absent(.node) },
    FieldCase("empty equals empty", message(more: #","node":"""#), true) { $0.equals(.node, [""]) },
    FieldCase("empty matches", message(more: #","node":"""#), true) { try $0.match(.node, "^$") },
    FieldCase("an absent field equals nothing", message(), false) { $0.equals(.node, [""]) },
    FieldCase("an absent field begins with nothing", message(), false) { $0.prefix(.node, [""]) },
    FieldCase("an absent field matches nothing", message(), false) { try $0.match(.node, "") },
    FieldCase("an absent number is in no range", call(), false) {
      $0.range(.ringMilliseconds, 0...Int64.max)
    },
    FieldCase("an absent field is in no list", message(), false) {
      $0.list(.service, $0.add("l", .words, ["x"]))
    },
    FieldCase("a call has no text", call(), false) { try $0.text("") },
    FieldCase("a call has no words", call(), false) { $0.words(["t"]) },
    FieldCase("an empty text", message(""), true) { try $0.text("^$") },
    FieldCase("a text with escapes", message("中\n\"文"), true) { try $0.text("中\n\"文") },
  ]

  @Test(arguments: fields)
  func `a test holds or does not`(test: FieldCase) throws {
    var rules = TestRules()
    let node = try test.condition(&rules)
    rules.add("holds", .verdict(.review), node)
    rules.add("fails", .verdict(.review), rules.builder.node(.none, of: [node]))
    let outcome = rules.build().decide(test.line)
    #expect(outcome.firedIdentifiers == [test.holds ? "holds" : "fails"])
  }

  @Test(arguments: [
    ("一b二", 2, 0, true), ("一b二", 2, 3, true), ("一bb二", 2, 3, false), ("一一一", 2, 0, false),
    ("二三一", 3, 0, true), ("二b三b一", 3, 5, true), ("二b三b一", 3, 4, false), ("", 1, 0, false),
    ("四", 1, 0, false), ("三", 1, 1, true),
  ])
  func `enough words near each other`(text: String, atLeast: Int, near: Int, holds: Bool) {
    var rules = TestRules()
    let node = rules.words(["一", "二", "三"], atLeast: UInt16(atLeast), near: UInt16(near))
    rules.add("r", .verdict(.review), node)
    let outcome = rules.build().decide(message(text))
    #expect(outcome.fired.isEmpty != holds)
  }

  @Test func `a test that two rules share is asked once and answers both`() throws {
    var rules = TestRules()
    let node = try rules.text("b+")
    let again = try rules.text("b+")
    #expect(node != again, "the caller shares patterns")
    for identifier in ["r", "s"] { rules.add(identifier, .verdict(.review), node) }
    let outcome = rules.build().decide(message("abb"))
    #expect(outcome.evidence[0] == outcome.evidence[1])
  }
}
