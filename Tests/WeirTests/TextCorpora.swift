import Foundation

/// The texts of `Tests/Corpora`, and what the shipped rules decide about them.
enum TextCorpora {
  /// One half of the six sets: the one that authors of rules look at, or the one that nobody does.
  enum Half: String, CaseIterable {
    case seen, held
  }

  /// A text with its label.
  struct Text: Decodable {
    var id: String
    var label: String
    var scheme: String
    var disguised: Bool
    var from: String
    var text: String

    /// The point of view from which it was written.
    var set: String { String(id.prefix { $0 != "-" }) }
    var isScam: Bool { label == "scam" }
  }

  /// How many texts of a kind were blocked, reviewed and let pass.
  struct Counts {
    var blocked = 0
    var reviewed = 0
    var allowed = 0

    var all: Int { blocked + reviewed + allowed }
    var caught: Int { blocked + reviewed }

    mutating func add(_ verdict: String) {
      switch verdict {
      case "block": blocked += 1
      case "review": reviewed += 1
      default: allowed += 1
      }
    }
  }

  /// The texts of a half, in the order of their files.
  static func texts(_ half: Half) throws -> [Text] {
    let folder = WeirProgram.repository.appendingPathComponent("Tests/Corpora/" + half.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.flatMap { name in
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        .split(separator: "\n").map { try JSONDecoder().decode(Text.self, from: Data($0.utf8)) }
    }
  }

  /// The verdicts of the shipped rules, in the order of the texts.
  ///
  /// - Parameters:
  ///   - texts: The texts.
  ///   - hasSender: Whether the rules see who sent them.
  /// - Returns: A verdict for each text, or `rejected`.
  /// - Throws: What the program or the files throw.
  static func verdicts(_ texts: [Text], hasSender: Bool) throws -> [String] {
    let lines = try texts.enumerated().map { number, text in
      let record: [String: Any] = [
        "kind": "sms", "id": text.id, "ts": 1_790_000_000_000 + number * 1_000,
        "from": hasSender ? text.from : "", "to": "13800138000", "text": text.text,
      ]
      let data = try JSONSerialization.data(withJSONObject: record, options: .sortedKeys)
      return String(decoding: data, as: UTF8.self)
    }
    let weir = try WeirProgram()
    let rules = WeirProgram.repository.appendingPathComponent("Rules").path
    let result = try weir.run(
      ["scan", "--json", "--rules", rules, "-"], input: lines.joined(separator: "\n") + "\n")
    return try result.lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["verdict"] as? String ?? "rejected"
    }
  }
}
