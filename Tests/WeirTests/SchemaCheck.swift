import Bytes
import Documents

/// Holds values against the parts of JSON Schema that our schemas use.
struct SchemaCheck {
  private let root: JSONValue

  /// What is wrong, each with its path.
  private(set) var problems: [String] = []

  init(_ schema: JSONValue) { root = schema }

  mutating func check(_ value: JSONValue, _ path: String = "$") {
    check(value, root, path)
  }

  private mutating func check(_ value: JSONValue, _ schema: JSONValue, _ path: String) {
    guard problems.count < 20 else { return }
    if let reference = schema["$ref"]?.text {
      let name = String(reference.split(separator: "/").last ?? "")
      guard let target = root["definitions"]?[name] else { return fail("no \(reference)", path) }
      return check(value, target, path)
    }
    if case .array(let parts)? = schema["allOf"] { for part in parts { check(value, part, path) } }
    if case .array(let choices)? = schema["anyOf"], !choices.contains(where: { fits(value, $0) }) {
      fail("none of \(choices.count) choices fits \(value)", path)
    }
    if let type = schema["type"]?.text, !has(value, type) {
      return fail("no \(type): \(value)", path)
    }
    if case .array(let words)? = schema["enum"], !words.contains(value) {
      fail("not one of the words: \(value)", path)
    }
    checkBounds(of: value, schema, path)
    if case .array(let items) = value, let item = schema["items"] {
      for (index, element) in items.enumerated() { check(element, item, "\(path)[\(index)]") }
    }
    if case .object(let members) = value { check(members, schema, path) }
  }

  private mutating func check(
    _ members: [(key: String, value: JSONValue)], _ schema: JSONValue, _ path: String
  ) {
    if case .array(let keys)? = schema["required"] {
      for key in keys
      where !members.contains(where: { $0.key == key.text }) { fail("lacks \(key)", path) }
    }
    for (key, value) in members {
      if let property = schema["properties"]?[key] {
        check(value, property, path + "." + key)
      } else if let others = schema["additionalProperties"] {
        if others == .flag(false) {
          fail("has no key \(key)", path)
        } else {
          check(value, others, path + "." + key)
        }
      }
    }
  }

  private mutating func checkBounds(of value: JSONValue, _ schema: JSONValue, _ path: String) {
    if let least = schema["minItems"]?.integer, case .array(let items) = value, items.count < least
    {
      fail("fewer than \(least)", path)
    }
    if let least = schema["minProperties"]?.integer, case .object(let members) = value,
      members.count < least
    {
      fail("fewer than \(least) keys", path)
    }
    if let number = value.integer, let least = schema["minimum"]?.integer,
      let most = schema["maximum"]?.integer, number < least || number > most
    {
      fail("\(number) is outside", path)
    }
    if let pattern = schema["pattern"]?.text, let text = value.text,
      let regex = try? Regex(pattern), text.firstMatch(of: regex) == nil
    {
      fail("\(text) does not match \(pattern)", path)
    }
  }

  private func fits(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    var trial = SchemaCheck(root)
    trial.check(value, schema, "")
    return trial.problems.isEmpty
  }

  private func has(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("string", .text), ("boolean", .flag), ("number", .number), ("array", .array),
      ("object", .object):
      true
    case ("integer", .number(let text)): Int64(text) != nil
    default: false
    }
  }

  private mutating func fail(_ problem: String, _ path: String) {
    problems.append("\(path): \(problem)")
  }
}

extension JSONValue {
  /// A document as editors read it: an unquoted number or truth value is one.
  init(_ node: Node) {
    switch node {
    case .sequence(let sequence): self = .array(sequence.items.map(JSONValue.init))
    case .mapping(let mapping):
      self = .object(mapping.entries.map { ($0.key.text, JSONValue($0.value)) })
    case .scalar(let scalar):
      if scalar.isQuoted {
        self = .text(scalar.text)
      } else if scalar.text == "true" || scalar.text == "false" {
        self = .flag(scalar.text == "true")
      } else if Double(scalar.text) != nil {
        self = .number(scalar.text)
      } else {
        self = .text(scalar.text)
      }
    }
  }
}
