import Bytes

extension SyntaxProblem {
  /// The builder's words where it stops and libyaml would go on.
  static let tooDeep = "nested too deeply"

  /// The builder's words where it stops because there are enough findings, all of them reported.
  static let tooMany = "too many findings"

  /// True if libyaml met a backslash in double quotes that it has no meaning for.
  var isUnknownEscape: Bool {
    problem == "found unknown escape character"
      || problem == "did not find expected hexdecimal number"
      || problem == "found invalid Unicode character escape code"
  }

  /// The problem in our words, at the place where the author has to look.
  ///
  /// libyaml says where it gave up, which is often a line after the mistake. What stands around the
  /// place tells the usual mistakes apart; the rest keeps libyaml's own sentence.
  ///
  /// - Parameters:
  ///   - file: The file that offsets name.
  ///   - lastValue: The value that ended last before the problem.
  /// - Returns: The finding, with a hint.
  func diagnostic(in file: SourceFile, after lastValue: Node?) -> Diagnostic {
    let site = SyntaxSite(file: file, offset: min(offset, file.bytes.count))
    return knownProblem(site, lastValue) ?? contextProblem(site)
      ?? Diagnostic(
        .syntax, "this is not YAML: \(problem)", at: site.character,
        hint: "put texts into single quotes, and check brackets and indentation around here")
  }

  private func knownProblem(_ site: SyntaxSite, _ lastValue: Node?) -> Diagnostic? {
    switch problem {
    case SyntaxProblem.tooDeep,
      "Maximum nesting level reached, set with yaml_set_max_nest_level())":
      return Diagnostic(
        .tooDeep, "nested more than \(Limits.documentDepthMax) levels deep", at: site.character,
        hint: "name parts of it and refer to them")
    case "could not find expected ':'":
      return missingColon(site)
    case "mapping values are not allowed in this context":
      return unexpectedColon(site)
    case "block sequence entries are not allowed in this context":
      return Diagnostic(
        .indentation, "a list cannot begin on the line of its key", at: site.character,
        hint: "begin it on the next line, indented, or write [a, b]")
    case "found character that cannot start any token":
      return unquoted(at: site.character)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return textBehind(lastValue, site) ?? misplacedLine(site)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return textBehind(lastValue, site) ?? openBracket(site)
    default: return nil
    }
  }

  /// The message that follows from the part that libyaml was reading.
  private func contextProblem(_ site: SyntaxSite) -> Diagnostic? {
    let start = site.moved(to: contextOffset ?? offset)
    if isUnknownEscape {
      return Diagnostic(
        .backslashInDoubleQuotes, "a backslash in double quotes", at: site.character,
        hint: "use single quotes, where a backslash stands for itself")
    }
    if context.hasSuffix("directive") {
      return Diagnostic(
        .directive, "a directive", at: start.restOfLine,
        hint: "delete the line; a text that begins with '%' needs single quotes")
    }
    switch context {
    case "while scanning a quoted scalar":
      return Diagnostic(
        .unclosedQuote, "this quote is never closed", at: start.character,
        hint: "close it; inside single quotes an apostrophe is written twice")
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag",
      "while parsing a tag", "while scanning a block scalar":
      return unquoted(at: start.character)
    default: break
    }
    if problem == "found undefined tag handle" { return unquoted(at: start.character) }
    if problem == "did not find expected node content" {
      return Diagnostic(
        .syntax, "a value is missing before this", at: site.character,
        hint: "write a value, or '' for an empty text")
    }
    return nil
  }

  private func missingColon(_ site: SyntaxSite) -> Diagnostic {
    let start = site.moved(to: contextOffset ?? offset)
    if let colon = start.tightColon {
      return Diagnostic(
        .missingColon, "there is no blank behind this colon", at: colon, hint: "write 'key: value'")
    }
    if start.restOfLine.text.contains("：") {
      return Diagnostic(
        .missingColon, "a wide colon (：) is a letter like any other", at: start.restOfLine,
        hint: "switch the keyboard to English, and write 'key: value'")
    }
    return Diagnostic(
      .missingColon, "a key without a colon", at: start.restOfLine,
      hint: "write 'key: value', or '- ' before the items of a list")
  }

  private func unexpectedColon(_ site: SyntaxSite) -> Diagnostic {
    if site.hasColonBefore {
      return Diagnostic(
        .needsQuotes, "a text with ': ' inside needs quotes", at: site.character,
        hint: "put the whole text into single quotes")
    }
    if let colon = site.previousLine?.tightColon {
      return Diagnostic(
        .missingColon, "there is no blank behind this colon", at: colon, hint: "write 'key: value'")
    }
    return Diagnostic(
      .indentation, "this line is indented deeper than the one it belongs to",
      at: site.lineContent,
      hint: "give keys of one mapping the same indentation; a key with a value holds no other keys")
  }

  private func unquoted(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .needsQuotes, "a text that begins with \(Quoted(range.text)) needs quotes", at: range,
      hint: "put the whole text into single quotes")
  }

  /// The usual mistake in a pattern: a quote or a bracket ends the value before its line ends.
  private func textBehind(_ value: Node?, _ site: SyntaxSite) -> Diagnostic? {
    guard let value, site.follows(value.range) else { return nil }
    let opening = Diagnostic.Note("the value begins here", at: value.range.firstCharacter)
    switch value {
    case .scalar(let scalar) where scalar.isQuoted && scalar.range.start.line < site.line:
      return Diagnostic(
        .unclosedQuote, "the quote that opens here closes in the middle of a line below",
        at: scalar.range.firstCharacter,
        hint: "close it on its own line; inside single quotes an apostrophe is written twice",
        notes: [Diagnostic.Note("this stands behind the closing quote", at: site.restOfLine)])
    case .scalar(let scalar) where scalar.style == .singleQuoted:
      return Diagnostic(
        .textBehindValue, "text behind the closing quote", at: site.restOfLine,
        hint: "inside single quotes an apostrophe is written twice: ''", notes: [opening])
    case .scalar(let scalar) where scalar.style == .doubleQuoted:
      return Diagnostic(
        .textBehindValue, "text behind the closing quote", at: site.restOfLine,
        hint: "use single quotes around a text with double quotes", notes: [opening])
    case .scalar: return nil
    case .sequence, .mapping:
      guard value.isFlow else { return nil }
      return Diagnostic(
        .textBehindValue, "text behind the closing bracket", at: site.restOfLine,
        hint: "put a text that begins with '[' or '{' into single quotes", notes: [opening])
    }
  }

  private func misplacedLine(_ site: SyntaxSite) -> Diagnostic {
    let block = contextOffset.map { site.moved(to: $0).character }
    let isList = problem == "did not find expected '-' indicator"
    return Diagnostic(
      .indentation, "this line does not fit the indentation of those above it",
      at: site.restOfLine,
      hint: isList
        ? "begin each item of the list with '- ' in one column"
        : "give keys of one mapping the same indentation",
      notes: block.map { [Diagnostic.Note("the block begins here", at: $0)] } ?? [])
  }

  private func openBracket(_ site: SyntaxSite) -> Diagnostic {
    let start = site.moved(to: contextOffset ?? offset)
    let bracket = start.character
    if start.line == site.line {
      return Diagnostic(
        .unclosedBracket, "expected a comma or the closing bracket", at: site.character,
        hint: "separate items by commas, and quote texts with brackets or commas",
        notes: [Diagnostic.Note("the bracket opens here", at: bracket)])
    }
    return Diagnostic(
      .unclosedBracket, "this bracket is never closed", at: bracket,
      hint: "close it, or put a text that begins with a bracket into single quotes")
  }
}
