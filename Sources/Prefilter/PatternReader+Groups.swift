extension PatternReader {
  /// Reads a group; nil for a comment or an option that holds from here on.
  mutating func readGroup() throws(Unreadable) -> Requirement? {
    place += 1
    // Verbs, such as (*ACCEPT), and the long names of look-arounds.
    if peek() == "*" { throw Unreadable() }
    guard take("?") else { return try readCapture(named: nil) }
    guard let kind = peek() else { throw Unreadable() }
    switch kind {
    case "#":
      _ = try takeThrough(")")
      return nil
    case "|":
      groups.forgetNumbers()
      place += 1
      return try readInside()
    case ":", ">":
      place += 1
      return try readInside()
    case "=":
      place += 1
      return try readInside().asLookAround
    case "!":
      place += 1
      _ = try readInside()
      return .nothing
    case "<": return try readBehindOrName()
    case "'":
      place += 1
      let name = Array(try takeThrough("'"))
      return try readCapture(named: name)
    case "P": return try readPythonGroup()
    case "(": return try readConditional()
    case "R", "&", "+", "0"..."9":
      // A group that is called again: what it matches there may be anything.
      _ = try takeThrough(")")
      return .anything(Requirement.unbounded)
    case "-" where peek(1)?.isNumber ?? false:
      _ = try takeThrough(")")
      return .anything(Requirement.unbounded)
    default: return try readOptions()
    }
  }

  /// Reads a group that captures.
  private mutating func readCapture(named name: [UInt32]?) throws(Unreadable) -> Requirement {
    let number = groups.open(name)
    let inside = try readInside()
    groups[number] = inside
    return inside
  }

  /// Reads alternatives and the bracket that closes them.
  private mutating func readInside() throws(Unreadable) -> Requirement {
    let inside = try readAlternatives()
    guard take(")") else { throw Unreadable() }
    return inside
  }

  /// Reads on from `(?<`: a look-behind or a named group.
  private mutating func readBehindOrName() throws(Unreadable) -> Requirement {
    place += 1
    if take("=") { return try readInside().asLookAround }
    if take("!") {
      _ = try readInside()
      return .nothing
    }
    // `(?<*…)` is a look-behind of its own kind.
    if peek() == "*" { throw Unreadable() }
    let name = Array(try takeThrough(">"))
    return try readCapture(named: name)
  }

  /// Reads on from `(?P`: a named group, a call or a back-reference by name.
  private mutating func readPythonGroup() throws(Unreadable) -> Requirement {
    place += 1
    if take("<") {
      let name = Array(try takeThrough(">"))
      return try readCapture(named: name)
    }
    let isReference = peek() == "="
    guard isReference || peek() == ">" else { throw Unreadable() }
    place += 1
    let name = Array(try takeThrough(")"))
    return isReference
      ? reference(to: groups.number(named: name)) : .anything(Requirement.unbounded)
  }

  /// Reads on from `(?(`: a condition and one or two alternatives, of which any may match.
  ///
  /// Nothing is made of what the condition requires, nor of a `DEFINE`, which only defines.
  private mutating func readConditional() throws(Unreadable) -> Requirement {
    if peek(1) == "?" || peek(1) == "*" {
      _ = try readGroup()
    } else {
      _ = try takeThrough(")")
    }
    _ = try readInside()
    return .anything(Requirement.unbounded)
  }

  /// Reads options: `(?i)` holds to the end of the group around it, `(?i:…)` in its own.
  private mutating func readOptions() throws(Unreadable) -> Requirement? {
    var changed = options
    var turnsOn = true
    if take("^") { changed = Options() }
    while let letter = peek() {
      // `xx` ignores blanks in classes too.
      if letter == "x", peek(1) == "x" { throw Unreadable() }
      place += 1
      switch letter {
      case "i": changed.isCaseless = turnsOn
      case "x": changed.isExtended = turnsOn
      case "m", "s", "U": break
      case "J":
        // A later group of the same name may be what an earlier \k<name> meets, in a loop.
        if groups.hasFollowedName { throw Unreadable() }
        groups.forgetNumbers()
      case "n": groups.forgetNumbers()
      case "-": turnsOn = false
      case ")":
        options = changed
        return nil
      case ":":
        let outside = options
        options = changed
        defer { options = outside }
        return try readInside()
      default: throw Unreadable()
      }
    }
    throw Unreadable()
  }
}
