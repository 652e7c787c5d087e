/// A JSON Schema of draft 7, which is the one that editors know best, put together from tables.
public struct JSONSchema: Sendable {
  private var members: [(key: String, json: String)]

  private init(_ members: [(key: String, json: String)]) {
    self.members = members
  }

  /// The schema as JSON.
  public var json: String {
    var line = JSONLine()
    for (key, json) in members { line.add(key, json: json) }
    return line.object
  }

  /// Anything.
  public static let anything = JSONSchema([])

  /// True or false.
  public static let flag = JSONSchema([("type", "\"boolean\"")])

  /// Any number.
  public static let number = JSONSchema([("type", "\"number\"")])

  /// A text.
  ///
  /// - Parameter pattern: What all of it must match, as JavaScript reads it; nil for any text.
  /// - Returns: The schema.
  public static func text(matching pattern: String? = nil) -> JSONSchema {
    let type = [(key: "type", json: "\"string\"")]
    return JSONSchema(type + (pattern.map { [("pattern", quoted($0))] } ?? []))
  }

  /// One of some words.
  public static func word(of words: [String]) -> JSONSchema {
    JSONSchema([("type", "\"string\""), ("enum", list(words.map(quoted)))])
  }

  /// A whole number.
  public static func whole(_ range: ClosedRange<Int>) -> JSONSchema {
    JSONSchema([
      ("type", "\"integer\""), ("minimum", "\(range.lowerBound)"),
      ("maximum", "\(range.upperBound)"),
    ])
  }

  /// A list.
  ///
  /// - Parameters:
  ///   - items: What each item is.
  ///   - least: How many there are at least.
  /// - Returns: The schema.
  public static func list(of items: JSONSchema, least: Int = 0) -> JSONSchema {
    JSONSchema([("type", "\"array\""), ("items", items.json), ("minItems", "\(least)")])
  }

  /// One, or a list of several.
  public static func oneOrMore(_ item: JSONSchema) -> JSONSchema {
    either([item, list(of: item, least: 1)])
  }

  /// What one of several schemas takes.
  public static func either(_ schemas: [JSONSchema]) -> JSONSchema {
    JSONSchema([("anyOf", list(schemas.map(\.json)))])
  }

  /// A mapping.
  ///
  /// - Parameters:
  ///   - properties: Its keys and what each of them holds.
  ///   - required: The keys that must be there.
  ///   - others: What any other key holds; nil where there is none.
  ///   - least: How many keys there are at least.
  /// - Returns: The schema.
  public static func object(
    _ properties: [(key: String, value: JSONSchema)], required: [String] = [],
    others: JSONSchema? = nil, least: Int = 0
  ) -> JSONSchema {
    var line = JSONLine()
    for (key, value) in properties { line.add(key, json: value.json) }
    return JSONSchema([
      ("type", "\"object\""), ("properties", line.object),
      ("required", list(required.map(quoted))),
      ("additionalProperties", others?.json ?? "false"), ("minProperties", "\(least)"),
    ])
  }

  /// The schema of a name among the definitions of the document.
  public static func named(_ name: String) -> JSONSchema {
    JSONSchema([("$ref", quoted("#/definitions/\(name)"))])
  }

  /// The schema with a sentence for people.
  public func described(_ text: String) -> JSONSchema {
    // Beside a reference draft 7 reads nothing.
    let base = members.first?.key == "$ref" ? [("allOf", "[\(json)]")] : members
    return JSONSchema(base + [("description", JSONSchema.quoted(text))])
  }

  /// The whole document.
  ///
  /// - Parameters:
  ///   - title: What it is the schema of.
  ///   - definitions: The schemas that have names.
  /// - Returns: The document, one line.
  public func document(
    title: String, definitions: [(key: String, value: JSONSchema)] = []
  ) -> String {
    var named = JSONLine()
    for (key, value) in definitions { named.add(key, json: value.json) }
    let head = [
      (key: "$schema", json: JSONSchema.quoted("http://json-schema.org/draft-07/schema#")),
      ("title", JSONSchema.quoted(title)),
    ]
    return JSONSchema(head + members + [("definitions", named.object)]).json + "\n"
  }

  private static func quoted(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.appendJSONString(text)
    return String(decoding: buffer.array, as: UTF8.self)
  }

  private static func list(_ items: [String]) -> String {
    "[" + items.joined(separator: ",") + "]"
  }
}
