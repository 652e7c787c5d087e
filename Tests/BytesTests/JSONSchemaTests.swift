import Bytes
import Testing

struct JSONSchemaTests {
  @Test func `a schema is the JSON that editors read`() {
    let schema = JSONSchema.object(
      [
        ("kind", .oneOrMore(.word(of: ["sms", "call"]))), ("hour", .whole(0...23)),
        ("when", JSONSchema.named("condition").described("It \"fires\".")),
      ], required: ["kind"])
    let text = schema.document(title: "A rule", definitions: [("condition", .text(matching: "^a"))])
    let value = JSONValue(Array(text.utf8))
    #expect(value?["$schema"]?.text == "http://json-schema.org/draft-07/schema#")
    #expect(value?["definitions"]?["condition"]?["pattern"]?.text == "^a")
    let properties = value?["properties"]
    #expect(properties?["hour"]?["maximum"]?.integer == 23)
    #expect(properties?["when"]?["description"]?.text == "It \"fires\".")
    #expect(properties?["when"]?["$ref"] == nil)
    #expect(value?["additionalProperties"] == .flag(false))
    #expect(JSONSchema.anything.json == "{}")
  }

  @Test func `lists and mappings say how much they have at least`() {
    let list = JSONValue(Array(JSONSchema.list(of: .flag, least: 1).json.utf8))
    #expect(list?["minItems"]?.integer == 1)
    let object = JSONSchema.object([], others: .number, least: 2).json
    let mapping = JSONValue(Array(object.utf8))
    #expect(mapping?["minProperties"]?.integer == 2)
    #expect(mapping?["additionalProperties"]?["type"]?.text == "number")
  }
}
