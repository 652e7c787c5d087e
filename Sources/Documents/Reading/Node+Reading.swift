import Bytes

// What a value can be read as. `name` is the key under which it stands, for the message.
extension Node {
  /// The mapping, or an error.
  public func mapping(named name: String, into diagnostics: inout DiagnosticList) -> Mapping? {
    if case .mapping(let mapping) = self { return mapping }
    reportKind(named: name, wanted: "a mapping", into: &diagnostics)
    return nil
  }

  /// The list, or an error.
  public func sequence(
    named name: String, into diagnostics: inout DiagnosticList
  ) -> NodeSequence? {
    if case .sequence(let sequence) = self { return sequence }
    reportKind(named: name, wanted: "a list", into: &diagnostics)
    return nil
  }

  /// Any text; `''` is an empty one, nothing after the colon is an error.
  public func text(named name: String, into diagnostics: inout DiagnosticList) -> Scalar? {
    if case .scalar(let scalar) = self, !scalar.isMissing { return scalar }
    reportKind(named: name, wanted: "text", into: &diagnostics)
    return nil
  }

  /// A text that is an identity or a date: plain, it must not look like a number, date or boolean.
  ///
  /// Other tools read `0106`, `1e5`, `2026-07-01`, `no` and `~` as something else, and an editor
  /// may write them back changed; in quotes they stay what they are.
  public func quotedText(named name: String, into diagnostics: inout DiagnosticList) -> Scalar? {
    guard let scalar = text(named: name, into: &diagnostics) else { return nil }
    if let inner = textInOtherQuotes(scalar) {
      diagnostics.error(
        .unquotedIdentity, "these quotes are characters of '\(name)' itself", at: scalar.range,
        hint: "write the quotes of a keyboard in English: '\(inner)'")
      return nil
    }
    if scalar.style == .plain, let kind = otherReading(of: scalar.text) {
      diagnostics.error(
        .unquotedIdentity, "\(Quoted(scalar.text)) reads as \(kind), but '\(name)' is text",
        at: scalar.range, hint: "quote it: '\(scalar.text)'")
    }
    return scalar
  }

  /// A name: `[a-z][a-z0-9-]*`, at most ``Limits/identifierByteCountMax`` bytes.
  public func identifier(named name: String, into diagnostics: inout DiagnosticList) -> Scalar? {
    guard let scalar = text(named: name, into: &diagnostics) else { return nil }
    let isWellFormed = scalar.text.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): index > 0
      default: false
      }
    }
    if isWellFormed, !scalar.text.isEmpty, scalar.text.utf8.count <= Limits.identifierByteCountMax {
      return scalar
    }
    diagnostics.error(
      .malformedValue, "\(Quoted(scalar.text)) is no name", at: scalar.range,
      hint: "a name has lower-case letters, digits and '-', begins with a letter, "
        + "and has at most \(Limits.identifierByteCountMax) of them")
    return nil
  }

  /// One of some words.
  public func choice(
    named name: String, from words: [String], into diagnostics: inout DiagnosticList
  ) -> Located<String>? {
    guard let scalar = text(named: name, into: &diagnostics) else { return nil }
    if words.contains(scalar.text) { return Located(scalar.text, at: scalar.range) }
    let list = words.joined(separator: ", ")
    let meant = nearestName(to: scalar.text, among: words)
    diagnostics.append(
      Diagnostic(
        .malformedValue, "'\(name)' cannot be \(Quoted(scalar.text))", at: scalar.range,
        hint: meant.map { "did you mean '\($0)'? it is one of: \(list)" } ?? "write one of: \(list)"
      ).mended(by: nearestName(to: scalar.text, among: words, editCountMax: 1)))
    return nil
  }

  /// One of the raw values of an enumeration.
  public func choice<Choice>(
    named name: String, of type: Choice.Type, into diagnostics: inout DiagnosticList
  ) -> Located<Choice>?
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    let words = type.allCases.map(\.rawValue)
    guard
      let word = choice(named: name, from: words, into: &diagnostics),
      let value = Choice(rawValue: word.value)
    else { return nil }
    return Located(value, at: word.range)
  }

  /// The values of a list that could be read; `allowsSingle` takes one value for a list of one.
  public func list<Element>(
    named name: String, allowsSingle: Bool = false, into diagnostics: inout DiagnosticList,
    element: (Node, inout DiagnosticList) -> Element?
  ) -> Located<[Element]>? {
    if allowsSingle, case .scalar(let scalar) = self, !scalar.isMissing {
      guard let value = element(self, &diagnostics) else { return nil }
      return Located([value], at: range)
    }
    guard let sequence = sequence(named: name, into: &diagnostics) else { return nil }
    var values: [Element] = []
    for item in sequence.items {
      guard !diagnostics.isFull else {
        diagnostics.cutShort()
        break
      }
      if let value = element(item, &diagnostics) { values.append(value) }
    }
    return Located(values, at: sequence.range)
  }

  private func reportKind(
    named name: String, wanted: String, into diagnostics: inout DiagnosticList
  ) {
    if case .scalar(let scalar) = self, scalar.isMissing {
      diagnostics.error(
        .missingValue, "'\(name)' has no value", at: range,
        hint: wanted == "text" ? "write a text, or '' for an empty one" : "write \(wanted)")
      return
    }
    var hint: String?
    if wanted == "text", isFlow {
      hint = "put a text that begins with '[' or '{' into single quotes"
    } else if wanted == "a list" {
      hint = "write [a, b], or '- ' before each item"
    } else if wanted == "a mapping" {
      hint = "write 'key: value' on lines of their own, indented"
    }
    diagnostics.error(
      .wrongKind, "'\(name)' must be \(wanted), not \(kindName)", at: range, hint: hint)
  }
}

/// What stands between the first and the last character of a plain text, where they are quotes that
/// YAML does not know: an input method for Chinese writes ‘95588’.
private func textInOtherQuotes(_ scalar: Scalar) -> Substring? {
  let quotes: Set<Character> = ["‘", "’", "“", "”", "「", "」", "『", "』", "＂", "＇"]
  guard scalar.style == .plain, scalar.text.count >= 2, let first = scalar.text.first,
    let last = scalar.text.last, quotes.contains(first), quotes.contains(last)
  else { return nil }
  return scalar.text.dropFirst().dropLast()
}

/// What a reader of YAML 1.1 would take a plain text for, if not for text.
func otherReading(of text: String) -> String? {
  switch text.lowercased() {
  case "y", "yes", "n", "no", "on", "off", "true", "false": return "true or false"
  case "~", "null": return "nothing"
  case ".inf", "+.inf", "-.inf", ".nan": return "a number"
  default: break
  }
  var rest = Substring(text)
  if rest.hasPrefix("+") || rest.hasPrefix("-") { rest = rest.dropFirst() }
  if rest.hasPrefix(".") { rest = rest.dropFirst() }
  guard let first = rest.utf8.first, isDigit(first) else { return nil }
  if rest.lowercased().hasPrefix("0x") {
    return rest.dropFirst(2).utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) }
      ? "a number" : nil
  }
  let punctuation = Array("_.,:+-eEoTtZz ".utf8)
  guard rest.utf8.allSatisfy({ isDigit($0) || punctuation.contains($0) }) else { return nil }
  let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
  return parts.count >= 3 && parts[0].utf8.count == 4 ? "a date" : "a number"
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
