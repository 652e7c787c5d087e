import Bytes
import Engine
import Records

/// The JSON Schemas of the lines that come in and go out.
enum RecordSchema {
  /// A record, from the table of its keys; unknown ones are passed through.
  static var records: String {
    let keys = RecordKey.allCases.map { key in
      (key: "\(key.name)", value: schema(of: key).described("\(key.doc)"))
    }
    let needed = RecordKey.allCases.filter { key in
      RecordKind.allCases.allSatisfy { if case .needed = key.use(in: $0) { true } else { false } }
    }
    return JSONSchema.object(
      keys, required: needed.map { "\($0.name)" }, others: .anything
    ).document(title: "A record of Weir")
  }

  private static func schema(of key: RecordKey) -> JSONSchema {
    switch key.type {
    case .text: .text()
    case .integer(let range): .whole(Int(range.lowerBound)...Int(range.upperBound))
    case .boolean: .flag
    case .time: .either([.text(), .whole(0...Int.max)])
    case .word(let words): .word(of: words.map { "\($0)" })
    }
  }

  /// A decision, as docs/DECISIONS.md describes it.
  static var decisions: String {
    let verdict = JSONSchema.word(of: Verdict.allCases.map(\.name))
    let count = JSONSchema.whole(0...Int.max)
    let span = JSONSchema.list(of: count, least: 2)
    let rule = JSONSchema.object(
      [
        ("id", .text()), ("rev", count), ("mode", .word(of: ["enforce", "shadow"])),
        ("score", .number), ("failed", .text()), ("view", .text()), ("spans", .list(of: span)),
      ], required: ["id", "rev", "mode"])
    let entry = JSONSchema.object(
      [("list", .text()), ("entry", .text())], required: ["list", "entry"])
    let source = JSONSchema.object(
      [("file", .text()), ("line", count), ("offset", count)],
      required: ["file", "line", "offset"])
    return JSONSchema.object(
      [
        ("id", .text()), ("verdict", verdict), ("v", .whole(1...1)),
        ("kind", .word(of: RecordKind.allCases.map { "\($0.name)" })),
        ("ts", .either([.text(), .whole(0...Int.max)])), ("from", .text()), ("to", .text()),
        ("rule", .text()), ("rules", .list(of: rule)), ("lists", .list(of: entry)),
        ("tags", .list(of: .text())), ("score", .number), ("reason", .text()),
        ("flags", .list(of: .text())), ("evasion", .object([], others: .number)),
        ("engine", .text()), ("ruleset", .text()), ("source", source), ("decided_at", .text()),
        ("ext", .object([], others: .anything)),
      ], required: ["id", "verdict", "v", "ruleset", "source"]
    ).document(title: "A decision of Weir")
  }
}
