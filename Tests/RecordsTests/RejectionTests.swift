import Bytes
import Records
import Testing

struct RejectionTests {
  @Test(
    arguments: [
      ("nothing", "", .notAnObject, 0), ("an array", "[]", .notAnObject, 0),
      ("a number", " 1", .notAnObject, 1), ("a byte order mark", "\u{FEFF}{}", .notAnObject, 0),
      ("NUL", "\u{0}", .notAnObject, 0), ("half an object", "{", .unexpectedEnd, 1),
      ("half a key", #"{"a"#, .unexpectedEnd, 3), ("no value", #"{"a":"#, .unexpectedEnd, 5),
      ("no colon", #"{"a" 1}"#, .unexpectedByte, 5), ("no key", "{1:2}", .unexpectedByte, 1),
      ("no comma", #"{"a":1 "b":2}"#, .unexpectedByte, 7),
      ("a trailing comma", #"{"a":1,}"#, .unexpectedByte, 7),
      ("a leading comma", #"{,"a":1}"#, .unexpectedByte, 1),
      ("two commas", #"{"a":1,,"b":2}"#, .unexpectedByte, 7),
      ("no end", #"{"a":1"#, .unexpectedEnd, 6),
      ("a wrong bracket", #"{"a":1]"#, .unexpectedByte, 6),
      ("a comment", #"{"a":1/**/}"#, .unexpectedByte, 6),
      ("a form feed", "{\u{C}}", .unexpectedByte, 1),
      ("a wide space", "{\u{A0}}", .unexpectedByte, 1),
      ("NUL between tokens", "{\u{0}}", .unexpectedByte, 1),
      ("single quotes", "{'a':1}", .unexpectedByte, 1), ("NaN", #"{"a":NaN}"#, .unexpectedByte, 5),
      ("a plus", #"{"a":+1}"#, .unexpectedByte, 5),
      ("a bare point", #"{"a":.5}"#, .unexpectedByte, 5),
      ("a trailing comma inside", #"{"a":[1,]}"#, .unexpectedByte, 8),
      ("a trailing comma in an object inside", #"{"a":{"b":1,}}"#, .unexpectedByte, 12),
      ("an object closed as an array", #"{"a":{"b":1]}"#, .unexpectedByte, 11),
      ("an array closed as an object", #"{"a":[1}}"#, .unexpectedByte, 7),
      ("a colon in an array", #"{"a":["b":1]}"#, .unexpectedByte, 9),
      ("an array that does not end", #"{"a":[1"#, .unexpectedEnd, 7),
      ("zero first", #"{"a":012}"#, .invalidNumber, 6),
      ("no digit", #"{"a":-}"#, .invalidNumber, 6),
      ("no fraction", #"{"a":1.}"#, .invalidNumber, 7),
      ("no exponent", #"{"a":1e}"#, .invalidNumber, 7),
      ("no exponent behind a sign", #"{"a":1E+}"#, .invalidNumber, 8),
      ("a number that does not end", #"{"a":1e"#, .unexpectedEnd, 7),
      ("hexadecimal", #"{"a":0x1}"#, .unexpectedByte, 6),
      ("a wrong literal", #"{"a":True}"#, .unexpectedByte, 5),
      ("a cut literal", #"{"a":tru}"#, .invalidLiteral, 5),
      ("a long literal", #"{"a":nulll}"#, .unexpectedByte, 9),
      ("a literal that does not end", #"{"a":nul"#, .invalidLiteral, 5),
      ("an unknown escape", #"{"a":"\x41"}"#, .invalidEscape, 6),
      ("an escape of three digits", #"{"a":"\u12"}"#, .invalidEscape, 6),
      ("an escape that does not end", #"{"a":"\"#, .unexpectedEnd, 7),
      ("digits that do not end", #"{"a":"\u00"#, .unexpectedEnd, 10),
      ("a raw tab in a string", "{\"a\":\"\t\"}", .controlCharacter, 6),
      ("a raw NUL in a string", "{\"a\":\"\u{0}\"}", .controlCharacter, 6),
      ("a raw LF in a key", "{\"\n\":1}", .controlCharacter, 2),
      ("a string that does not end", #"{"a":"12345678901234"#, .unexpectedEnd, 20),
      ("two objects", "{}{}", .trailingData, 2), ("a comma behind", "{} ,", .trailingData, 3),
      ("NUL behind", "{}\u{0}", .trailingData, 2),
    ] as [(String, String, RejectionReason, Int)])
  func `a line that a strict parser refuses`(
    name: String, line: String, reason: RejectionReason, offset: Int
  ) {
    // The grammar comes first, so `{}` alone is complete and only lacks its keys.
    #expect(
      Decoded(line).rejection == Rejection(reason: reason, offset: offset), "\(name): \(line)")
  }

  @Test(
    arguments: [
      ("kind twice", message(#","kind":"sms""#), .duplicateKey, .kind),
      ("text twice", message(#","text":"u""#), .duplicateKey, .text),
      ("text twice, once with an escape", message(#","te\u0078t":"u""#), .duplicateKey, .text),
      ("null first", message(#","node":null,"node":"n""#), .duplicateKey, .node),
      ("no kind", #"{"ts":1772323200000}"#, .missingKey, .kind),
      ("nothing at all", "{}", .missingKey, .kind),
      ("null kind", message("kind", "null"), .missingKey, .kind),
      ("no ts", #"{"kind":"sms"}"#, .missingKey, .ts),
      ("null ts", message("ts", "null"), .missingKey, .ts),
      ("null from", message("from", "null"), .missingKey, .from),
      ("null to", message("to", "null"), .missingKey, .to),
      ("a message without text", message("text", "null"), .missingKey, .text),
      ("a call without stage", call().replacing(#","stage":"cdr""#, with: ""), .missingKey, .stage),
      ("a number for a text", message("from", "1069"), .wrongType, .from),
      ("an array for a text", message("text", "[]"), .wrongType, .text),
      ("a boolean for an id", message("id", "true"), .wrongType, .id),
      ("a string for an integer", message("part_no", #""1""#), .wrongType, .partNumber),
      ("a number for a boolean", call(#","answered":1"#), .wrongType, .answered),
      ("a string for a boolean", call(#","answered":"true""#), .wrongType, .answered),
      ("an object for a time", message("ts", "{}"), .wrongType, .ts),
      ("a number for a word", message("kind", "1"), .wrongType, .kind),
      ("a fraction", message("part_no", "1.0"), .notAnInteger, .partNumber),
      ("an exponent", message("part_no", "1e0"), .notAnInteger, .partNumber),
      ("a time with a fraction", message("ts", "1772323200000.5"), .notAnInteger, .ts),
      ("a part above 255", message("part_no", "256"), .numberOutOfRange, .partNumber),
      ("a negative part", message("part_no", "-1"), .numberOutOfRange, .partNumber),
      ("a ring of 50 days", call(#","ring_ms":4294967296"#), .numberOutOfRange, .ringMilliseconds),
      ("more than 64 bits", call(#","cause":99999999999999999999"#), .numberOutOfRange, .cause),
      ("an unknown kind", message("kind", #""mms""#), .unknownWord, .kind),
      ("a kind in capitals", message("kind", #""SMS""#), .unknownWord, .kind),
      ("an empty kind", message("kind", #""""#), .unknownWord, .kind),
      ("an unknown stage", call().replacing("cdr", with: "end"), .unknownWord, .stage),
      (
        "a long word", message("link_class", #""interconnections-of-networks""#), .unknownWord,
        .linkClass
      ),
      ("feedback", message("kind", #""feedback""#), .feedbackNotYetSupported, .kind),
      (
        "feedback with an escape", message("kind", #""feedbac\u006b""#), .feedbackNotYetSupported,
        .kind
      ),
      ("raw", message(#","raw":"00""#), .rawNotYetSupported, .raw),
      ("dcs", message(#","dcs":8"#), .rawNotYetSupported, .dcs),
    ] as [(String, String, RejectionReason, RecordKey)])
  func `a line that says something else than a record`(
    name: String, line: String, reason: RejectionReason, key: RecordKey
  ) {
    let rejection = Decoded(line).rejection
    #expect(rejection?.reason == reason, "\(name)")
    #expect(rejection?.key == key, "\(name)")
  }

  @Test(
    arguments: [
      (
        "a line of more than 1 MiB", message("x", "\"\(String(repeating: "a", count: 1 << 20))\""),
        .lineTooLong
      ),
      ("64 levels in a value", message("x", nested(64)), .nestingTooDeep),
      ("10,000 brackets", message("x", String(repeating: "[", count: 10_000)), .nestingTooDeep),
      (
        "10,000 objects", message("x", String(repeating: #"{"a":"#, count: 10_000)), .nestingTooDeep
      ),
      ("129 keys", message((0..<123).map { ",\"k\($0)\":0" }.joined()), .tooManyKeys),
      ("a key of 257 bytes", message(",\"\(String(repeating: "k", count: 257))\":0"), .keyTooLong),
      (
        "a text above its limit",
        message("text", "\"\(String(repeating: "a", count: 64 << 10 + 1))\""), .textTooLong
      ),
      (
        "a field above its limit", message("node", "\"\(String(repeating: "a", count: 1_025))\""),
        .fieldTooLong
      ),
      (
        "a time above the limit of fields",
        message("ts", "\"\(String(repeating: "1", count: 1_025))\""), .fieldTooLong
      ),
    ] as [(String, String, RejectionReason)])
  func `a line beyond a limit`(name: String, line: String, reason: RejectionReason) {
    #expect(Decoded(line).rejection?.reason == reason, "\(name)")
  }

  @Test func `limits on decoded values do not count escapes`() {
    let text = String(repeating: #"\u6c49"#, count: 21_000)
    #expect(Decoded(message("text", "\"\(text)\"")).rejection == nil)
  }

  @Test func `a repair that grows a text beyond its limit rejects`() {
    let line = message("text", "\"\(String(repeating: "?", count: 30_000))\"")
    #expect(Decoded(line.breaking(with: [0xFF])).rejection?.reason == .textTooLong)
  }

  @Test func `a rejected line leaves the arena as it was`() {
    let line = #"{"kind":"sms","from":"a\nb","text":"\ud800","x":1,"to":"\n","y":2,}"#
    let decoded = Decoded(line)
    #expect(decoded.rejection?.reason == .unexpectedByte)
    #expect(decoded.arenaCount == Decoded.arenaCountBefore)
  }

  @Test func `missing keys are told at the closing brace`() {
    let rejection = Decoded(#"{"kind":"sms"}  "#).rejection
    #expect(rejection == Rejection(reason: .missingKey, offset: 13, key: .ts))
  }

  @Test func `codes are unique, short and in kebab case`() {
    let codes = RejectionReason.allCases.map(\.code.description)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(!code.isEmpty)
      #expect(
        code.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x61...0x7A).contains($0) || $0 == 0x38 }
      )
    }
  }

  @Test func `a rejection describes itself with its place`() {
    let rejection = Rejection(reason: .duplicateKey, offset: 12, key: .text)
    #expect(
      rejection.description == "the line has the key twice (duplicate-key, at byte 12, key text)")
  }
}
