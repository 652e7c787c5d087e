/// What a message of a carrier's day is about.
public enum MessageTopic: CaseIterable, Sendable {
  /// Codes, parcels, banks, bills.
  case notice
  /// What people write each other.
  case personal
  case advertisement
  case scam
}

extension TrafficMaker {
  /// A batch as a carrier may have it: 58 notices in a hundred, 20 private messages, 20
  /// advertisements and 2 scams, of which a quarter is disguised.
  public mutating func carrierBatch(lineCount: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<lineCount {
      let topic: MessageTopic
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<58: topic = .notice
      case 58..<78: topic = .personal
      case 78..<98: topic = .advertisement
      default: topic = .scam
      }
      var text = text(about: topic)
      if topic == .scam, Int.random(in: 0..<4, using: &random) == 0 {
        text = lightlyDisguised(text)
      }
      let isFromPerson = topic == .personal || Int.random(in: 0..<20, using: &random) == 0
      bytes += Array(carrierLine(text, sender: isFromPerson ? mobile() : port()).utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// A text about a topic.
  mutating func text(about topic: MessageTopic) -> String {
    switch topic {
    case .notice: return filled(random.word(of: Words.notices))
    case .advertisement: return filled(random.word(of: Words.advertisements))
    case .scam: return filled(random.word(of: Words.scams))
    case .personal:
      let count = Int.random(in: 1...4, using: &random)
      return (0..<count).map { _ in random.word(of: Words.remarks) }.joined(separator: "，")
    }
  }

  private mutating func carrierLine(_ text: String, sender: String) -> String {
    "{\"kind\":\"sms\",\"id\":\"\(random.hexadecimal(16))\",\"ts\":\(1_795_219_200_000 + nextLine() * 3),"
      + "\"from\":\"\(sender)\",\"to\":\"\(mobile())\",\"node\":\"+8613800\(random.digits(6))\","
      + "\"text\":\"\(text)\"}"
  }

  /// Fills the braces of a template.
  private mutating func filled(_ template: String) -> String {
    var result = ""
    var uncut = Substring(template)
    while let open = uncut.firstIndex(of: "{") {
      result += uncut[..<open]
      let close = uncut[open...].firstIndex(of: "}") ?? uncut.index(before: uncut.endIndex)
      result += filling(String(uncut[uncut.index(after: open)..<close]))
      uncut = uncut[uncut.index(after: close)...]
    }
    return result + uncut
  }

  private mutating func filling(_ name: String) -> String {
    if let count = Int(name) { return random.digits(count) }
    switch name {
    case "brand": return random.word(of: Words.brands)
    case "courier": return random.word(of: Words.couriers)
    case "bank": return random.word(of: Words.banks)
    case "place": return random.word(of: Words.places)
    case "clinic": return random.word(of: Words.clinics)
    case "name": return random.word(of: Words.families) + random.word(of: Words.givenNames)
    case "link": return random.word(of: Words.goodHosts) + "/" + random.hexadecimal(5)
    case "bad":
      return "b" + random.hexadecimal(6) + "." + random.word(of: Words.badEndings) + "/"
        + random.hexadecimal(4)
    case "phone": return mobile()
    case "hotline": return "400" + random.digits(7)
    case "contact": return "made" + random.digits(6)
    default: preconditionFailure("a template has an unknown brace: \(name)")
    }
  }

  /// A text in one of the disguises that cost the sender little.
  private mutating func lightlyDisguised(_ text: String) -> String {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<3:
      return String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            let isDigit = (0x30...0x39).contains(scalar.value)
            return isDigit ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    case 3..<5: return String(text.map { Words.twins[$0]?.last ?? $0 })
    default:
      let mark = random.word(of: [".", "·", "/", " ", "-", "*", "_", "|", "~", "、", "•"])
      return text.map { character in
        let isHan = ("一"..."鿿").contains(character)
        return String(character) + (isHan && Int.random(in: 0..<7, using: &random) == 0 ? mark : "")
      }.joined()
    }
  }
}
