import Engine
import Records
import Testing

struct FieldPredicateTests {
  static let cases: [PredicateCase] = [
    PredicateCase("equal in canonical form", message(from: "+86 138-0013-8000"), true) {
      $0.equals(.from, ["1", "13800138000"], isCanonical: true)
    },
    PredicateCase("the same as received is another text", message(from: "+86 138-0013-8000"), false)
    {
      $0.equals(.from, ["13800138000"])
    },
    PredicateCase("equal as received", message(from: "ABC"), true) { $0.equals(.from, ["ABC"]) },
    PredicateCase("letters keep their case", message(from: "ABC"), false) {
      $0.equals(.from, ["abc"], isCanonical: true)
    },
    PredicateCase("an empty set", message(), false) { $0.equals(.from, []) },
    PredicateCase(
      "a hotline behind a country code is another number", message(from: "+8695588"), false
    ) { $0.equals(.from, ["95588"], isCanonical: true) },
    PredicateCase("a canonical prefix", message(from: "00861380013800000"), false) {
      $0.prefix(.from, ["138"], isCanonical: true)
    },
    PredicateCase("a canonical prefix of a mobile number", message(from: "008613800138000"), true) {
      $0.prefix(.from, ["139", "138"], isCanonical: true)
    },
    PredicateCase("a prefix as received", message(from: "1069123"), true) {
      $0.prefix(.from, ["1069"])
    },
    PredicateCase("a prefix longer than the field", message(from: "106"), false) {
      $0.prefix(.from, ["1069"])
    },
    PredicateCase("the empty prefix", message(from: ""), true) { $0.prefix(.from, [""]) },
    PredicateCase("a pattern sees the field as received", message(from: "+8695588"), true) {
      try $0.match(.from, #"^\+8695588$"#)
    },
    PredicateCase("a pattern that misses", message(from: "95588"), false) {
      try $0.match(.from, #"^\+"#)
    },
    PredicateCase("a word", message(more: #","link_class":"intl""#), true) {
      $0.equals(.linkClass, ["sp", "intl"])
    },
    PredicateCase("a word written with escapes", message(more: #","link_class":"\u0069ntl""#), true)
    {
      $0.equals(.linkClass, ["intl"])
    },
    PredicateCase("a boolean is its word", call(more: #","answered":false"#), true) {
      $0.equals(.answered, ["false"])
    },
    PredicateCase("in a list of numbers", message(from: "+8613800138000"), true) {
      $0.list(.from, $0.add("l", .numbers, ["13800138000"]))
    },
    PredicateCase("in a list of prefixes", message(from: "1069123456"), true) {
      $0.list(.from, $0.add("l", .prefixes, ["1069"]))
    },
    PredicateCase("in a list of domains", message(more: #","node":"a.example.com""#), true) {
      $0.list(.node, $0.add("l", .domains, ["example.com"]))
    },
    PredicateCase("in a list of words", message(more: #","service":"x""#), true) {
      $0.list(.service, $0.add("l", .words, ["x"]))
    },
    PredicateCase("not in a list", message(from: "95588"), false) {
      $0.list(.from, $0.add("l", .numbers, ["95533"]))
    },
    PredicateCase("empty equals empty", message(more: #","node":"""#), true) {
      $0.equals(.node, [""])
    },
    PredicateCase("empty matches", message(more: #","node":"""#), true) {
      try $0.match(.node, "^$")
    },
    PredicateCase("an absent field equals nothing", message(), false) { $0.equals(.node, [""]) },
    PredicateCase("an absent field begins with nothing", message(), false) {
      $0.prefix(.node, [""])
    },
    PredicateCase("an absent field matches nothing", message(), false) { try $0.match(.node, "") },
    PredicateCase("an absent field is in no list", message(), false) {
      $0.list(.service, $0.add("l", .words, ["x"]))
    },
  ]

  @Test(arguments: cases)
  func `it holds or does not`(test: PredicateCase) throws { try test.check() }
}
