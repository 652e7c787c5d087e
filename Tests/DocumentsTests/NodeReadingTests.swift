import Documents
import Testing

struct NodeReadingTests {
  /// Reads the value of `k: …`, and the codes of what was found.
  private func read<Value>(
    _ written: String, _ body: (Node, inout DiagnosticList) -> Value?
  ) -> (value: Value?, codes: [DiagnosticCode]) {
    let file = SourceFile(path: "k.yaml", text: "k: \(written)\n")
    var diagnostics = DiagnosticList()
    guard let root = parseDocument(file, into: &diagnostics), let node = mapping(root)?["k"] else {
      return (nil, diagnostics.all.map(\.code))
    }
    let value = body(node, &diagnostics)
    return (value, diagnostics.all.map(\.code))
  }

  @Test(arguments: [
    ("0", 0), ("7", 7), ("-12", -12), ("'12'", 12), ("9223372036854775807", Int.max),
    ("9223372036854775808", nil), ("007", nil), ("+1", nil), ("1_000", nil), ("1.0", nil),
    ("0x10", nil), ("''", nil), ("'-'", nil), ("一", nil), ("٣", nil), ("1e3", nil), ("-0", 0),
  ])
  func `a whole number`(written: String, value: Int?) {
    let result = read(written) { $0.integer(named: "k", into: &$1)?.value }
    #expect(result.value == value)
    #expect(result.codes == (value == nil ? [.malformedValue] : []))
  }

  @Test(arguments: [
    ("3.5", 35), ("8", 80), ("-1.5", -15), ("-0.5", -5), ("0.0", 0), ("100000.0", 1_000_000),
    ("3.55", nil), (".5", nil), ("3.", nil), ("1e1", nil), ("3,5", nil), ("--1", nil),
    ("100000.1", nil), ("99999999999999999999", nil), ("922337203685477580.7", nil), ("1.2.3", nil),
  ])
  func `a decimal number in tenths`(written: String, tenths: Int?) {
    let result = read(written) { $0.tenths(named: "k", into: &$1)?.value }
    #expect(result.value == tenths)
    #expect(result.codes == (tenths == nil ? [.malformedValue] : []))
  }

  @Test(arguments: [
    ("10m", 600_000), ("90s", 90_000), ("7d", 604_800_000), ("250ms", 250), ("2h", 7_200_000),
    ("0s", 0), ("10", nil), ("10 m", nil), ("1.5h", nil), ("-1s", nil), ("m", nil), ("10M", nil),
    ("99999999999999999999d", nil), ("9223372036854775807d", nil), ("1h30m", nil), ("１m", nil),
  ])
  func `a duration`(written: String, milliseconds: Int?) {
    let result = read(written) { $0.duration(named: "k", into: &$1)?.value }
    #expect(result.value == milliseconds.map { .milliseconds($0) })
    #expect(result.codes == (milliseconds == nil ? [.malformedValue] : []))
  }

  @Test(arguments: [
    ("64MiB", 64 << 20), ("0B", 0), ("1TiB", 1 << 40), ("3KiB", 3_072), ("64MB", nil), ("64", nil),
    ("9223372036854775807KiB", nil), ("1.5GiB", nil),
  ])
  func `a size`(written: String, byteCount: Int?) {
    let result = read(written) { $0.byteCount(named: "k", into: &$1)?.value }
    #expect(result.value == byteCount)
    #expect(result.codes == (byteCount == nil ? [.malformedValue] : []))
  }

  @Test(arguments: [
    ("0%", 0), ("20%", 20), ("100%", 100), ("101%", nil), ("20", nil), ("'%'", nil),
  ])
  func `a share`(written: String, percentage: Int?) {
    let result = read(written) { $0.percentage(named: "k", into: &$1)?.value }
    #expect(result.value == percentage)
    #expect(result.codes == (percentage == nil ? [.malformedValue] : []))
  }

  @Test(arguments: [
    ("true", true), ("false", false), ("'true'", true), ("yes", nil), ("True", nil),
  ])
  func `true or false and nothing else`(written: String, value: Bool?) {
    let result = read(written) { $0.boolean(named: "k", into: &$1)?.value }
    #expect(result.value == value)
    #expect(result.codes == (value == nil ? [.malformedValue] : []))
  }

  @Test(arguments: [
    ("loan-offer", true), ("a", true), ("a1-", true), ("1a", false), ("-a", false), ("Loan", false),
    ("loan_offer", false), ("贷款", false), ("''", false), ("a b", false), ("a.b", false),
    (String(repeating: "a", count: 80), true), (String(repeating: "a", count: 81), false),
  ])
  func `a name has small letters, digits and hyphens`(written: String, isName: Bool) {
    let result = read(written) { $0.identifier(named: "k", into: &$1)?.text }
    #expect((result.value != nil) == isName)
    #expect(result.codes == (isName ? [] : [.malformedValue]))
  }

  @Test(arguments: [
    "95555", "0106", "+8613800000000", "-1", "1_000", "1.5", "1e5", "0x1F", "12:30:45",
    "2026-07-01", "2026-07-01T10:00:00Z", "2026-07-01 10:00:00 +08:00", "yes", "No", "on", "off",
    "TRUE", "~", "null", "y", ".5", ".inf", "106-1234", "1,000",
  ])
  func `an identity that reads as something else must be quoted`(text: String) {
    let plain = read(text) { $0.quotedText(named: "k", into: &$1)?.text }
    #expect(plain.value == text)
    #expect(plain.codes == [.unquotedIdentity])
    let quoted = read("'\(text)'") { $0.quotedText(named: "k", into: &$1)?.text }
    #expect(quoted.value == text)
    #expect(quoted.codes.isEmpty)
  }

  @Test(arguments: ["loan", "10690000abc", "中国银行", "--", "+", "a-1", "1069贷", "v1.2", ".", "0xZZ"])
  func `a text that reads as nothing else may be plain`(text: String) {
    #expect(read(text) { $0.quotedText(named: "k", into: &$1) }.codes.isEmpty)
  }

  @Test func `a list gives the items that could be read, one item may stand alone`() {
    let some = read("[a, B, c]") {
      $0.list(named: "k", into: &$1) { $0.identifier(named: "k", into: &$1)?.text }?.value
    }
    #expect(some.value == ["a", "c"])
    #expect(some.codes == [.malformedValue])
    let single = read("a") {
      $0.list(named: "k", allowsSingle: true, into: &$1) { $0.text(named: "k", into: &$1)?.text }?
        .value
    }
    #expect(single.value == ["a"])
    let refused = read("a") {
      $0.list(named: "k", into: &$1) { $0.text(named: "k", into: &$1)?.text }
    }
    #expect(refused.codes == [.wrongKind])
  }

  @Test func `nothing after the colon is a missing value for every reader`() {
    #expect(read("") { $0.text(named: "k", into: &$1) }.codes == [.missingValue])
    #expect(read("") { $0.integer(named: "k", into: &$1) }.codes == [.missingValue])
    #expect(read("") { $0.mapping(named: "k", into: &$1) }.codes == [.missingValue])
    #expect(read("") { $0.sequence(named: "k", into: &$1) }.codes == [.missingValue])
    #expect(read("''") { $0.text(named: "k", into: &$1) }.codes.isEmpty)
  }
}
