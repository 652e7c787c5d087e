import Bytes

/// The JSON Schema of the settings of the daemon, from their table.
///
/// - Returns: The document, one line.
public func configurationSchema() -> String {
  let settings = Configuration.settings.map { setting in
    let words = setting.documentation + " Allowed: " + setting.values + "."
    return (key: setting.key, value: setting.schema.described(words))
  }
  return JSONSchema.object(settings).document(title: "The settings of the daemon of Weir")
}

extension Setting {
  fileprivate var schema: JSONSchema {
    switch kind {
    case .path: .text(matching: "^/")
    case .paths: .either([.text(matching: "^/"), .list(of: .text(matching: "^/"))])
    case .duration: .text(matching: "^[0-9]+(ms|s|m|h|d)$")
    case .count(_, let range): .either([.word(of: ["auto"]), .whole(range)])
    case .logLevel: .word(of: Configuration.LogLevel.allCases.map(\.rawValue))
    }
  }
}
