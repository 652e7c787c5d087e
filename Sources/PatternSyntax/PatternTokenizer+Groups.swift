extension PatternTokenizer {
  /// Reads an opening bracket with all that says what follows.
  mutating func readOpening() {
    let start = index
    index += 1
    if peek() == "*" { return readVerb(from: start) }
    guard take("?") else { return open(.capture(name: nil), from: start) }
    guard let kind = peek() else { return open(.unknown, from: start) }
    switch kind {
    case "#": readCall(.comment, from: start)
    case "'", "P": readNamed(kind, from: start)
    case "<": readAngle(from: start)
    case "(": readConditional(from: start)
    case "&": readCall(.call, from: start)
    case "C": readCall(.callout, from: start)
    case "R" where peek(1) == ")": readCall(.call, from: start)
    case "+", "0"..."9": readCall(.call, from: start)
    case "-" where peek(1)?.isNumber ?? false: readCall(.call, from: start)
    case "=", "!":
      index += 1
      open(.lookAround(isBehind: false, isNegative: kind == "!"), from: start)
    case ":", ">", "|", "*":
      index += 1
      let groups: [Character: PatternGroup] = [":": .plain(nil), ">": .atomic, "|": .reset]
      open(groups[kind] ?? .named("*"), from: start)
    default: readOptions(from: start)
    }
  }

  /// Reads through the bracket that closes something that is no group.
  private mutating func readCall(_ kind: PatternToken.Kind, from start: Int) {
    _ = takeThrough(")")
    append(kind, from: start)
  }

  /// Reads on from `(?<`: a look-behind or a named group.
  private mutating func readAngle(from start: Int) {
    if take(all: "<=") { return open(.lookAround(isBehind: true, isNegative: false), from: start) }
    if take(all: "<!") { return open(.lookAround(isBehind: true, isNegative: true), from: start) }
    if take(all: "<*") { return open(.named("<*"), from: start) }
    index += 1
    let name = takeThrough(">")
    open(.capture(name: Array(name ?? [])), from: start)
  }

  /// Reads on from `(?'` or `(?P`: a named group, a call or a back-reference by name.
  private mutating func readNamed(_ kind: Character, from start: Int) {
    if take("'") || take(all: "P<") {
      let name = takeThrough(kind == "'" ? "'" : ">")
      return open(.capture(name: Array(name ?? [])), from: start)
    }
    if take(all: "P=") {
      let name = takeThrough(")")
      let kind = PatternToken.Kind.backReference(.name(Array(name ?? [])))
      return append(kind, from: start)
    }
    guard take(all: "P>") else { return open(.unknown, from: start) }
    readCall(.call, from: start)
  }

  /// Reads on from `(?(`: the name of a group in brackets, or a look-around that follows.
  private mutating func readConditional(from start: Int) {
    if peek(1) == "?" || peek(1) == "*" {
      return open(.conditional(hasGroup: true), from: start)
    }
    _ = takeThrough(")")
    open(.conditional(hasGroup: false), from: start)
  }

  /// Reads on from `(*`: `(*NAME)`, `(*NAME:…)`, or a group such as `(*pla:…)`, in small letters.
  private mutating func readVerb(from start: Int) {
    index += 1
    let nameStart = index
    while let next = peek(), next.isLetter || next == "_" { index += 1 }
    let name = text(of: codes[nameStart..<index])
    if peek() == ":", name.first?.isLowercase ?? false {
      index += 1
      return open(.named(name), from: start)
    }
    readCall(.verb(name), from: start)
  }

  /// Reads options: `(?i)` holds to the end of the group around it, `(?i:…)` in its own.
  private mutating func readOptions(from start: Int) {
    let afterMark = index
    var options = PatternOptions()
    options.isReset = take("^")
    var turnsOn = true
    while let letter = peek(), letter == "-" || letter.isLetter {
      index += 1
      if letter == "-" {
        turnsOn = false
      } else if turnsOn {
        options.on.append(letter.asciiValue ?? 0)
      } else {
        options.off.append(letter.asciiValue ?? 0)
      }
    }
    if take(")") { return set(options, from: start) }
    if take(":") { return open(.plain(options), from: start) }
    index = afterMark
    open(.unknown, from: start)
  }
}
