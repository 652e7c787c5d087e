// SyntheticTraffic: made-up records and rules, the same for the same seed, for measuring programs.
//
// Touches: memory only. No files, clock, log or thread. No part of the daemon.
// Hostile: never; it makes the texts itself, broken ones among them.
// Fails: a pattern of its own that does not compile is our bug and traps.

/// Makes batches of records about nobody: all words, names and numbers are invented.
///
/// A usual line has about 290 bytes, of which 140 are text, as in the measurements that the design
/// rests on.
public struct TrafficMaker {
  var random: RandomNumbers
  private var lineCount = 0

  /// Starts a stream of lines, which is the same for the same seed.
  public init(seed: UInt64) {
    random = RandomNumbers(seed: seed)
  }

  /// A batch of lines of one shape.
  public mutating func batch(of shape: LineShape, lineCount: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<lineCount { bytes += line(shape) }
    return bytes
  }

  /// A batch of all shapes, well mixed.
  public mutating func mixedBatch(lineCount: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in 0..<lineCount {
      bytes += line(LineShape.allCases[index % LineShape.allCases.count])
    }
    return bytes
  }

  /// One line with its line feed.
  public mutating func line(_ shape: LineShape) -> [UInt8] {
    lineCount += 1
    let text: String
    switch shape {
    case .everyday: text = message(everydayText())
    case .scam: text = message(scamText())
    case .disguised: text = message(disguised(scamText() + everydayText()))
    case .signed: text = message("【" + random.word(of: Words.names) + "】" + everydayText())
    case .contacts: text = message(contactText(), sender: random.word(of: Words.senders))
    case .escaped: text = message(escaped(everydayText() + scamText()))
    case .extended:
      text = message(scamText(), first: "\"trace\":{\"hop\":[1,2]},", last: ",\"zone\":\"x\"")
    case .broken: return brokenMessage()
    case .anonymous: text = message(everydayText(), hasIdentifier: false)
    case .protected: text = message(scamText(), sender: "95588")
    case .long: text = message(String(repeating: "加", count: 3_000))
    case .attempt: text = call(stage: "attempt", sender: mobile())
    case .forged:
      text = call(stage: "attempt", sender: "+8695588", more: ",\"link_class\":\"intl\"")
    case .released: text = call(stage: "cdr", sender: mobile(), more: callDetails())
    case .rejected: text = rejectedLine()
    }
    return Array(text.utf8) + [UInt8(ascii: "\n")]
  }

  // MARK: Lines

  private mutating func message(
    _ text: String, sender: String? = nil, hasIdentifier: Bool = true, first: String = "",
    last: String = ""
  ) -> String {
    let identifier = hasIdentifier ? "\"id\":\"made-up-\(100_000 + lineCount)\"," : ""
    return "{\(first)\"kind\":\"sms\",\(identifier)\"ts\":\"\(timestamp())\","
      + "\"from\":\"\(sender ?? port())\",\"to\":\"\(mobile())\",\"text\":\"\(text)\"\(last)}"
  }

  private mutating func call(stage: String, sender: String, more: String = "") -> String {
    "{\"kind\":\"call\",\"id\":\"made-up-\(100_000 + lineCount)\",\"ts\":\(1_772_323_200_000 + lineCount),"
      + "\"from\":\"\(sender)\",\"to\":\"\(mobile())\",\"stage\":\"\(stage)\"\(more)}"
  }

  private mutating func callDetails() -> String {
    let rings = Int.random(in: 500..<30_000, using: &random)
    let seconds = Int.random(in: 0..<600, using: &random)
    return ",\"answered\":true,\"ring_ms\":\(rings),\"duration_s\":\(seconds),\"cause\":16"
  }

  private mutating func brokenMessage() -> [UInt8] {
    var bytes = Array(message(scamText() + "?" + everydayText()).utf8)
    if let mark = bytes.firstIndex(of: UInt8(ascii: "?")) {
      bytes.replaceSubrange(mark...mark, with: [0xE5, 0x8A, 0xFF])
    }
    return bytes + [UInt8(ascii: "\n")]
  }

  private mutating func rejectedLine() -> String {
    let sound = message(everydayText())
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return String(sound.dropLast())
    case 1: return "{\"kind\":\"sms\",\"kind\":\"sms\"}"
    case 2:
      return
        "{\"kind\":\"call\",\"ts\":1772323200000,\"from\":\"1\",\"to\":\"2\",\"ring_ms\":\"long\"}"
    default: return "no record"
    }
  }

  // MARK: Fields

  /// Counts a line that is made elsewhere.
  mutating func nextLine() -> Int {
    lineCount += 1
    return lineCount
  }

  private mutating func timestamp() -> String {
    "2026-11-\(Int.random(in: 10..<30, using: &random))T09:\(Int.random(in: 10..<60, using: &random)):\(Int.random(in: 10..<60, using: &random))+08:00"
  }

  mutating func mobile() -> String { "138" + random.digits(8) }

  mutating func port() -> String { "1069" + random.digits(8) }

  // MARK: Texts

  private mutating func everydayText() -> String {
    let name = "【" + random.word(of: Words.names) + "】"
    return name + random.word(of: Words.greetings) + random.word(of: Words.subjects)
      + random.word(of: Words.news) + random.digits(4) + random.word(of: Words.endings)
      + random.word(of: Words.thanks)
  }

  private mutating func scamText() -> String {
    random.word(of: Words.baits) + random.word(of: Words.offers) + "，"
      + random.word(of: Words.thanks) + "加微信：made" + random.digits(6)
  }

  /// A text with one of the usual disguises at about every other character.
  private mutating func disguised(_ text: String) -> String {
    var result = ""
    for character in text {
      result.append(character)
      result += Bool.random(using: &random) ? random.word(of: Words.disguises) : ""
    }
    return result
  }

  private mutating func contactText() -> String {
    let contacts = [
      "加V信：made" + random.digits(5), "电话１３８－" + random.digits(4) + "-" + random.digits(4),
      "客服①③⑧" + random.digits(8), "点击 https://a" + random.digits(3) + ".example。cn/x?y=1",
      "网址xn--fiqs8s点c0m", "t.cn/A6" + random.digits(4), "扣扣号：" + random.digits(9),
      "卡号6222 0212 " + random.digits(4) + " " + random.digits(4) + " " + random.digits(3),
      "转账" + random.digits(4) + ".50元", "额度三万五千元", "￥" + random.digits(3), "下载安心贷APP",
      "咨询010-8" + random.digits(7), "热线400-" + random.digits(3) + "-" + random.digits(4),
    ]
    return (0..<Int.random(in: 1...6, using: &random)).map { _ in random.word(of: contacts) }
      .joined(separator: "，")
  }

  private func escaped(_ text: String) -> String {
    text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
