import Bytes
import Records
import Testing

struct RecordDecoderTests {
  @Test func `a message is decoded`() {
    let line = #"""
      {"kind":"sms","id":"a-1","ts":"2026-03-01T08:00:00.5+08:00","from":"1069","to":"138",\#
      "text":"您好","link_class":"sp","dir":"MT","part_ref":7,"part_no":1,"part_total":2}
      """#
    let decoded = Decoded(line)
    #expect(decoded.rejection == nil)
    #expect(decoded.record.kind == .sms)
    #expect(decoded.record.timestampMilliseconds == 1_772_323_200_500)
    #expect(decoded.record.flags == [])
    #expect(decoded.text(.id) == "a-1")
    #expect(decoded.text(.ts) == "\"2026-03-01T08:00:00.5+08:00\"")
    #expect(decoded.text(.from) == "1069")
    #expect(decoded.text(.text) == "您好")
    #expect(decoded.text(.partReference) == "7")
    #expect(decoded.record.integer(.partReference) == 7)
    #expect(decoded.record.wordIndex(.linkClass) == 3)
    #expect(decoded.record.wordIndex(.dir) == 3)
    #expect(decoded.record.stage == nil)
    #expect(decoded.record.ext.isAbsent)
    #expect(decoded.arenaCount == Decoded.arenaCountBefore)
  }

  @Test func `a call is decoded`() {
    let decoded = Decoded(
      call(#","answered":false,"ring_ms":3900,"duration_s":0,"cause":16,"cell":"460-00-1""#))
    #expect(decoded.rejection == nil)
    #expect(decoded.record.kind == .call)
    #expect(decoded.record.stage == .cdr)
    #expect(decoded.record.boolean(.answered) == false)
    #expect(decoded.text(.answered) == "false")
    #expect(decoded.record.integer(.ringMilliseconds) == 3_900)
    #expect(decoded.record.integer(.durationSeconds) == 0)
    #expect(decoded.record.integer(.cause) == 16)
    #expect(decoded.text(.cell) == "460-00-1")
    #expect(!decoded.record.has(.text))
    #expect(!decoded.record.has(.id))
  }

  // MARK: Accepted

  @Test(arguments: [
    ("no white space", message()),
    (
      "white space between all tokens",
      " \t{ \"kind\" : \"sms\" ,\r\"ts\" :1772323200000, \"from\":\"\" , \"to\":\"\",\"text\":\"\" }\t "
    ),
    ("CR at the end", message() + "\r"),
    ("a NUL by escape", message("text", #""a\u0000b""#)),
    ("DEL and odd characters", message("text", "\"\u{7F}\u{FFFF}\u{2028}\"")),
    ("null for an optional key", message(#","node":null,"part_no":null,"raw":null"#)),
    ("an unknown key twice", message(#","x":1,"x":2"#)),
    ("known keys inside an unknown value", message(#","x":{"kind":1,"kind":2}"#)),
    ("a huge number", message(",\"x\":1\(String(repeating: "0", count: 5_000))e-99999999")),
    ("half a pair in an unknown value", message(#","x":"\ud800""#)),
    ("half a pair in an unknown key", message(#","\ud800":1"#)),
    ("a key of a call in a message", message(#","ring_ms":5"#)),
    ("63 levels in a value", message(",\"x\":" + nested(63))),
    ("122 unknown keys", message((0..<122).map { ",\"k\($0)\":0" }.joined())),
    ("a key of 256 bytes", message(",\"\(String(repeating: "k", count: 256))\":0")),
    ("the longest text", message("text", "\"\(String(repeating: "a", count: 64 << 10))\"")),
    ("the longest line", message(",\"x\":\"\"").padded(to: 1 << 20)),
    ("the longest field", message("node", "\"\(String(repeating: "a", count: 1_024))\"")),
  ])
  func `an odd line is a record`(name: String, line: String) {
    #expect(Decoded(line).rejection == nil, "\(name)")
  }

  @Test(arguments: [
    (#""a\nb""#, "a\nb"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u6c49\u5B57""#, "汉字"), (#""\ud83d\ude00!""#, "😀!"), (#""\u0041\u00e9""#, "Aé"),
    (#""汉\n""#, "汉\n"), (#""""#, ""), (#""12345678""#, "12345678"),
  ])
  func `escapes are decoded`(value: String, text: String) {
    let decoded = Decoded(message("text", value))
    #expect(decoded.text(.text) == text)
    #expect(decoded.record.flags == [])
    #expect(Decoded(message("node", value)).text(.node) == text)
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"),
  ])
  func `half a pair is repaired in the text and rejects elsewhere`(value: String, text: String) {
    let decoded = Decoded(message("text", value))
    #expect(decoded.rejection == nil)
    #expect(decoded.text(.text) == text)
    #expect(decoded.record.flags == .textRepaired)
    let elsewhere = Decoded(message("from", value))
    #expect(elsewhere.rejection?.reason == .loneSurrogate)
    #expect(elsewhere.rejection?.key == .from)
  }

  @Test(
    arguments: [
      ([0xFF], "a\u{FFFD}b"), ([0xE4, 0xBD], "a\u{FFFD}b"), ([0xC0, 0x80], "a\u{FFFD}\u{FFFD}b"),
      ([0xED, 0xA0, 0x80], "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
    ] as [([UInt8], String)])
  func `broken UTF-8 is repaired in the text and rejects elsewhere`(broken: [UInt8], text: String) {
    let decoded = Decoded(message("text", #""a?b""#).breaking(with: broken))
    #expect(decoded.text(.text) == text)
    #expect(decoded.record.flags == .textRepaired)
    let escaped = Decoded(message("text", #""\na?b""#).breaking(with: broken))
    #expect(escaped.text(.text) == "\n" + text)
    #expect(escaped.record.flags == .textRepaired)
    let field = Decoded(message("to", #""a?b""#).breaking(with: broken))
    #expect(field.rejection?.reason == .invalidUTF8)
    #expect(field.rejection?.key == .to)
    for more in [#","x":"a?""#, #","x?":1"#, #","x":{"?":1}"#, #","x":["\n?"]"#] {
      let unknown = Decoded(message(more).breaking(with: broken))
      #expect(unknown.rejection?.reason == .invalidUTF8, "\(more)")
      #expect(unknown.rejection?.key == nil)
    }
  }

  @Test func `a well-formed replacement character is not a repair`() {
    #expect(Decoded(message("text", "\"\u{FFFD}\"")).record.flags == [])
    #expect(Decoded(message("text", #""\ufffd""#)).record.flags == [])
  }

  @Test(
    arguments: [
      ("", nil), (#","a":1"#, #""a":1"#),
      (#", "a" : [1, 2] , "b":"\u0041""#, #""a" : [1, 2] , "b":"\u0041""#),
      (#","a":1,"node":"n","b":2"#, #""a":1,"b":2"#),
      (#","a":1,"node":null,"b":{},"link":"l","c":"" "#, #""a":1,"b":{},"c":"""#),
    ] as [(String, String?)])
  func `unknown members are kept as written`(more: String, ext: String?) {
    #expect(Decoded(message(more)).ext == ext)
  }

  @Test func `a run of unknown members between any two known keys is kept`() {
    let known = RecordKey.allCases.filter { $0 != .raw && $0 != .dcs }
    let values: [RecordKey: String] = [
      .kind: #""sms""#, .ts: "1772323200000", .stage: "null", .linkClass: "null", .dir: "null",
    ]
    let members = known.enumerated().map { index, key in
      let value =
        switch key.type {
        case .text: #""v""#
        case .integer: "1"
        case .boolean: "true"
        case .time, .word: values[key] ?? "null"
        }
      return "\"u\(index)\":\(index),\"\(key.name)\":\(value)"
    }
    let line = "{" + members.joined(separator: ",") + #","raw":null,"y":0,"dcs":null,"z":0}"#
    let decoded = Decoded(line)
    #expect(decoded.rejection == nil)
    let unknown = known.indices.map { "\"u\($0)\":\($0)" } + [#""y":0"#, #""z":0"#]
    #expect(decoded.ext == unknown.joined(separator: ","))
  }

  @Test func `unknown keys around every known one, in any number, are kept`() {
    // As many members as there may be; a known key cannot stand twice, whatever is around it.
    let known = RecordKey.allCases.map(\.name.description).filter { $0 != "kind" }
    var members = [#""kind":"sms""#]
    for count in 0..<(Limits.keyCountMax - 1) {
      let isKnown = count % 2 == 1 && count / 2 < known.count
      members.append(isKnown ? "\"\(known[count / 2])\":null" : "\"u\(count)\":\(count)")
    }
    let line = "{" + members.joined(separator: ",")
    #expect(Decoded(line + "}").rejection?.reason == .missingKey)
    #expect(Decoded(line + #","more":1}"#).rejection?.reason == .tooManyKeys)
  }

  @Test func `an empty id counts as none`() {
    let decoded = Decoded(message("id", #""""#))
    #expect(decoded.rejection == nil)
    #expect(!decoded.record.has(.id))
  }

  @Test func `an integer may be a minus and a zero`() {
    #expect(Decoded(message(#","part_ref":-0"#)).record.integer(.partReference) == 0)
  }
}

/// Brackets in brackets, so many levels deep.
func nested(_ depth: Int) -> String {
  String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
}
