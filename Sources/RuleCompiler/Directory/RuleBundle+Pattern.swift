extension RuleBundle {
  /// The files that one pattern needs, with a rule that asks for it: the manifest, the lists and
  /// tables, and the fragments that it names.
  ///
  /// The fragments are copied one by one, since files that no rule uses together may define the same
  /// name.
  ///
  /// - Parameters:
  ///   - pattern: As an author writes it, in one line.
  ///   - views: The views to look in; empty for those of every condition.
  ///   - uses: The files whose fragments it may name, without `.yaml`, before those in `shared/`.
  /// - Returns: The files. To compile them, the options say that they are an excerpt.
  public func asking(for pattern: String, in views: [String], using uses: [String]) -> RuleBundle {
    let rest = files.filter { !$0.isRuleFile }
    let view = views.isEmpty ? "" : ", view: [\(views.map(quoted).joined(separator: ", "))]"
    let definitions = definitions(for: pattern, in: uses)
    let text = """
      family: \(RuleBundle.patternName)
      \(definitions.isEmpty ? "" : "define:\n" + definitions.joined())
      rules:
        - id: \(RuleBundle.patternName)
          title: A pattern that somebody looks for
          kind: sms
          when: {text: {match: \(quoted(pattern))\(view)}}
          verdict: review

      """
    let path = RuleBundle.patternName + "/command-line.yaml"
    return RuleBundle(
      directories: directories, files: rest + [File(path: path, bytes: Array(text.utf8))])
  }

  /// The id of the rule that asks for a pattern.
  private static let patternName = "pattern"

  /// A text between single quotes, as YAML has it.
  private func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  /// The definitions of the fragments that a pattern names, and of those that they name.
  private func definitions(for pattern: String, in uses: [String]) -> [String] {
    let shared = files.map(\.path).filter { $0.hasPrefix("shared/") && $0.hasSuffix(".yaml") }
    let known = (uses.map { $0 + ".yaml" } + shared).flatMap { path in
      files.reversed().filter { $0.path == path }
    }
    .map { definitions(in: String(decoding: $0.bytes, as: UTF8.self)) }
    var found: [String: String] = [:]
    var wanted = names(in: pattern)
    while let name = wanted.popLast() {
      guard found[name] == nil, let text = known.lazy.compactMap({ $0[name] }).first else {
        continue
      }
      found[name] = text
      wanted += names(in: text)
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The entries under `define` by name, each with all of its lines.
  private func definitions(in text: String) -> [String: String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let section = lines.drop { !$0.hasPrefix("define:") }.dropFirst()
      .prefix { $0.isEmpty || $0.hasPrefix(" ") || $0.hasPrefix("#") }
    var definitions: [String: String] = [:]
    var name = ""
    for line in section where !line.drop(while: { $0 == " " }).hasPrefix("#") {
      if line.hasPrefix("  "), !line.hasPrefix("   "), let colon = line.firstIndex(of: ":") {
        name = String(line[..<colon].dropFirst(2))
      }
      definitions[name, default: ""] += line + "\n"
    }
    return definitions
  }

  /// The names between braces in a pattern.
  private func names(in pattern: String) -> [String] {
    pattern.matches(of: #/\{([a-z][a-z0-9-]*)\}/#).map { String($0.output.1) }
  }
}
