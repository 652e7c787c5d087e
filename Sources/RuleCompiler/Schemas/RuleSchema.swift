import Bytes
import Engine
import Facts
import Lists
import Records
import Views

/// The JSON Schema of rule files, from the tables that read them.
///
/// What depends on more than one place, such as the names of fragments, is for `weir check`.
///
/// - Returns: The document, one line.
public func ruleFileSchema() -> String {
  RuleSchema.root.document(
    title: "A rule file of Weir",
    definitions: [
      ("condition", RuleSchema.condition), ("text", RuleSchema.text), ("rule", RuleSchema.rule),
      ("record", RuleSchema.record(with: [])),
    ])
}

/// The JSON Schema of `manifest.yaml`.
///
/// - Returns: The document, one line.
public func manifestSchema() -> String {
  let points = JSONSchema.number
  let percentage = JSONSchema.text(matching: "^[0-9]+%$")
  let list = JSONSchema.object(
    [
      ("type", .word(of: ListType.allCases.map(\.rawValue))),
      ("file", .text()), ("when-missing", .word(of: Manifest.WhenMissing.allCases.map(\.rawValue))),
      ("least-entries", .whole(0...Limits.listEntryCountMax)), ("largest-shrink", percentage),
      ("not_in", .oneOrMore(.text())), ("whole_word", .flag),
    ], required: ["type", "file"])
  return JSONSchema.object([
    (
      "thresholds",
      .object([("block", points), ("review", points)], required: ["block", "review"])
    ),
    ("time-zone", .text(matching: "^[+-][0-9][0-9]:[0-9][0-9]$")),
    ("protected", .oneOrMore(.text())),
    ("families", .object([], others: .whole(0...Limits.ruleFileCountMax))),
    ("largest-rule-shrink", percentage), ("lists", .object([], others: list)),
    ("score-groups", .object([], others: .object([("cap", points)], required: ["cap"]))),
    ("tags", .object([], others: .text())),
  ]).document(title: "The manifest of a rule directory of Weir")
}

/// The parts of the schema of rule files.
enum RuleSchema {
  private static let name = JSONSchema.text(matching: "^[a-z][a-z0-9-]*$")
  private static let moment = JSONSchema.text()

  static var root: JSONSchema {
    .object([
      ("family", name.described("The scheme, and the folder of the file.")),
      ("use", .oneOrMore(.text()).described("Files whose fragments and conditions are used.")),
      ("define", .object([], others: .text()).described("Fragments of patterns: {name}.")),
      ("conditions", .object([], others: .named("condition"))),
      ("fixtures", .object([], others: .list(of: .anything))),
      ("rules", .list(of: .named("rule"), least: 1)),
      (
        "cases",
        .list(
          of: .object(
            [
              ("title", .text()), ("record", .named("record")), ("verdict", verdict),
              ("rules", .either([name, .list(of: name)])),
            ], required: ["title", "record", "verdict"]))
      ),
    ])
  }

  private static let verdict = JSONSchema.word(of: Verdict.allCases.map(\.name))

  static var rule: JSONSchema {
    let kinds = JSONSchema.word(of: RecordKind.allCases.map { "\($0.name)" })
    return .object(
      [
        ("id", name.described("Unique and stable for ever.")),
        ("title", .text().described("The deceit that the rule looks for.")),
        ("kind", .oneOrMore(kinds)), ("when", .named("condition")), ("verdict", verdict),
        ("score", .number), ("group", name),
        ("severity", .word(of: Severity.allCases.map { "\($0)" })),
        ("tags", .either([name, .list(of: name)])),
        ("mode", .word(of: RuleSyntax.Mode.allCases.map(\.rawValue))),
        ("valid", .object([("since", moment), ("until", moment)])),
        ("rev", .whole(1...Limits.revisionMax)), ("author", .text()), ("case", .text()),
        ("hits", .list(of: .named("record"))),
        (
          "misses",
          .list(
            of: record(
              with: [
                ("blocked_by", .text()), ("allow_by", .either([name, .list(of: name)])),
                ("review_ok", .flag),
              ]))
        ),
      ], required: ["id", "title", "kind", "when"])
  }

  /// A sample: the keys of a record, none of which must be there.
  static func record(with others: [(key: String, value: JSONSchema)]) -> JSONSchema {
    .object(RecordKey.allCases.map { ("\($0.name)", sample(of: $0)) } + others)
  }

  private static func sample(of key: RecordKey) -> JSONSchema {
    let schema: JSONSchema
    switch key.entry.type {
    case .text: schema = .text()
    case .time: schema = .either([.text(), .number])
    case .integer(let range): schema = .whole(Int(range.lowerBound)...Int(range.upperBound))
    case .boolean: schema = .flag
    case .word(let words): schema = .word(of: words.map { "\($0)" })
    }
    return schema.described("\(key.doc)")
  }

  static var condition: JSONSchema {
    let combined = ConditionKey.allCases.map { ($0.rawValue, schema(of: $0)) }
    let fields = FieldTable.all.map { ($0.name, schema(of: $0)) }
    return .object(combined + fields, least: 1)
  }

  private static func schema(of key: ConditionKey) -> JSONSchema {
    switch key {
    case .all, .any, .none: .oneOrMore(.named("condition"))
    case .some:
      .object(
        [
          ("at_least", .whole(1...Limits.operandCountMax)),
          ("of", .list(of: .named("condition"), least: 1)),
        ], required: ["at_least", "of"])
    case .text: .named("text")
    case .condition: name.described("A condition of this file, or of one under `use`.")
    case .has: .oneOrMore(.word(of: EntityCondition.words))
    }
  }

  static var text: JSONSchema {
    let views = JSONSchema.oneOrMore(.word(of: View.allCases.map { "\($0.name)" }))
    let whole = Limits.wordsAtLeastMax
    return .either([
      .text().described("A pattern of PCRE2."),
      .object([("match", .text()), ("view", views)], required: ["match"]),
      .object(
        [
          ("words", .either([name, .list(of: .text(), least: 1)])), ("view", views),
          ("at_least", .whole(1...whole)), ("near", .whole(1...Limits.nearCharacterCountMax)),
          ("not_in", .oneOrMore(.text())), ("whole_word", .flag),
        ], required: ["words"]),
      .object(
        [("like", name), ("at_least", .number)], required: ["like"]),
      .object(
        [("length", numbers(in: 0...Limits.textByteCountMax, unit: 1))], required: ["length"]),
    ])
  }

  private static func schema(of field: FieldDefinition) -> JSONSchema {
    let absent = (key: "absent", value: JSONSchema.flag)
    let schema: JSONSchema
    switch field.type {
    case .number, .text:
      let values = JSONSchema.oneOrMore(.text())
      let comparison = JSONSchema.object(
        [("prefix", values), ("match", .text()), ("in", name), absent], least: 1)
      schema = .either([values, comparison])
    case .integer: schema = numbers(in: field.range, unit: field.unit, with: [absent])
    case .boolean:
      schema = .either([.oneOrMore(.flag), .object([absent], least: 1)])
    case .word(let words):
      schema = .either([
        .oneOrMore(.word(of: words)), .object([absent], least: 1),
      ])
    }
    return schema.described(field.doc)
  }

  /// Numbers, or bounds of them; with parts, where the engine counts in smaller units.
  private static func numbers(
    in range: ClosedRange<Int>, unit: Int64, with others: [(key: String, value: JSONSchema)] = []
  ) -> JSONSchema {
    let number = unit == 1 ? JSONSchema.whole(range) : .number
    let bounds = JSONSchema.object(NumberBounds.keys.map { ($0, number) } + others, least: 1)
    return .either([.oneOrMore(number), bounds])
  }
}
