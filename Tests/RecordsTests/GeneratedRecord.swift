import Records
import TestSupport

/// A random record, what its keys mean, and one of the many ways to write it as a line.
struct GeneratedRecord {
  /// What a decoder must find, as it would be compared: decoded texts, and numbers as digits.
  var values: [RecordKey: String] = [:]

  var milliseconds: Int64 = 0

  /// The members with unknown keys, as written, in the order of the line.
  var unknown: [String] = []

  var line = ""

  init(using generator: inout SeededGenerator) {
    let isMessage = Bool.random(using: &generator)
    var members: [(key: RecordKey?, text: String)] = []
    for key in RecordKey.allCases where key != .raw && key != .dcs {
      let use = key.use(in: isMessage ? .sms : .call)
      if case .none = use { continue }
      if case .optional = use, Bool.random(using: &generator) { continue }
      let value = value(of: key, isMessage: isMessage, using: &generator)
      members.append((key, written("\(key.name)", using: &generator) + ":" + value))
    }
    for number in 0..<Int.random(in: 0..<4, using: &generator) {
      members.append((nil, "\"x\(number)\":" + json(depth: 3, using: &generator)))
    }
    members.shuffle(using: &generator)
    line = "{" + members.map(\.text).joined(separator: ",") + "}"
    unknown = members.filter { $0.key == nil }.map(\.text)
  }

  /// Chooses a value, keeps what it means, and gives it as written.
  private mutating func value(
    of key: RecordKey, isMessage: Bool, using generator: inout SeededGenerator
  ) -> String {
    switch key.type {
    case .text:
      let text = randomText(using: &generator)
      if key != .id || !text.isEmpty { values[key] = text }
      return written(text, using: &generator)
    case .integer(let range):
      let value = UInt32.random(in: range, using: &generator)
      values[key] = String(value)
      return String(value)
    case .boolean:
      let value = Bool.random(using: &generator)
      values[key] = String(value)
      return String(value)
    case .time:
      milliseconds = Int64.random(in: 100_000_000_000...253_402_300_799_999, using: &generator)
      values[key] = String(milliseconds)
      return String(milliseconds)
    case .word(let words):
      let index =
        key == .kind ? (isMessage ? 0 : 1) : Int.random(in: words.indices, using: &generator)
      values[key] = words[index].description
      return written(words[index].description, using: &generator)
    }
  }
}

/// A text of all sorts of characters.
private func randomText(using generator: inout SeededGenerator) -> String {
  let pieces = [
    "a", "1069", "您好", "，", "😀", "\"", "\\", "/", "\n", "\u{0}", "é", "\u{10FFFF}", " ",
  ]
  let count = Int.random(in: 0..<12, using: &generator)
  return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
}

/// A JSON string in one of the many ways to write it.
func written(_ text: String, using generator: inout SeededGenerator) -> String {
  let escapesAll = Int.random(in: 0..<8, using: &generator) == 0
  var json = "\""
  for scalar in text.unicodeScalars {
    let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
    if escapesAll || (mustEscape && scalar != "\\" && scalar != "\"" && scalar != "\n") {
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    } else if scalar == "\n" {
      json += "\\n"
    } else if mustEscape {
      json += "\\" + String(scalar)
    } else {
      json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}

/// Some JSON value.
func json(depth: Int, using generator: inout SeededGenerator) -> String {
  let blank = ["", "", "", " ", "\t"].randomElement(using: &generator) ?? ""
  let scalars = [
    "0", "-1.5e+3", "true", "false", "null", #""""#, #""汉\n""#, #""\ud83d\ude00""#, "12",
  ]
  switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &generator) {
  case 3:
    let count = Int.random(in: 0..<4, using: &generator)
    let items = (0..<count).map { _ in blank + json(depth: depth - 1, using: &generator) }
    return "[" + items.joined(separator: ",") + blank + "]"
  case 4:
    let count = Int.random(in: 0..<4, using: &generator)
    let items = (0..<count).map { number in
      "\(blank)\"k\(number)\"\(blank):" + json(depth: depth - 1, using: &generator)
    }
    return "{" + items.joined(separator: ",") + blank + "}"
  default:
    return scalars.randomElement(using: &generator) ?? "0"
  }
}
