/// One function, initialiser, subscript or computed property, measured.
struct SwiftFunction: Equatable {
  var name: String
  /// Where the declaration begins, from 1.
  var line: Int
  /// From the declaration to the closing brace, both counted.
  var lineCount: Int
  var parameterCount: Int
  /// How many control statements stand inside each other.
  var nestingDepth: Int
}

extension SwiftSource {
  /// Every function with a body; nested ones are listed, and count for the outer one as well.
  var functions: [SwiftFunction] {
    words(among: ["func", "init", "deinit", "subscript", "var"]).compactMap(function)
  }

  /// The offsets at which one of some words stands as a word, not after a point.
  private func words(among wanted: Set<String>) -> [(word: String, offset: Int)] {
    var found: [(word: String, offset: Int)] = []
    var start: Int?
    for offset in 0...code.count {
      let isWord = offset < code.count && code[offset].isWordCharacter
      if isWord, start == nil { start = offset }
      guard !isWord, let first = start else { continue }
      start = nil
      let word = String(code[first..<offset])
      let follows = first > 0 ? code[first - 1] : " "
      if wanted.contains(word), follows != ".", follows != "`" { found.append((word, first)) }
    }
    return found
  }

  private func function(at place: (word: String, offset: Int)) -> SwiftFunction? {
    let start = place.offset
    guard let open = bodyStart(of: place.word, after: start + place.word.count) else { return nil }
    let close = matchingBrace(from: open)
    let first = line(of: start)
    return SwiftFunction(
      name: declaredName(from: start), line: first, lineCount: line(of: close) - first + 1,
      parameterCount: place.word == "var" ? 0 : parameterCount(from: start, before: open),
      nestingDepth: nestingDepth(in: open..<close))
  }

  /// The brace that opens the body; nil for a requirement of a protocol or a stored property.
  private func bodyStart(of word: String, after start: Int) -> Int? {
    var depth = 0
    for offset in start..<code.count {
      switch code[offset] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return offset
      case "}" where depth <= 0: return nil
      case "\n" where depth == 0 && word == "var", "=" where depth == 0 && word == "var": return nil
      case "\n" where depth == 0 && nextLineDeclares(after: offset): return nil
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  private func nextLineDeclares(after offset: Int) -> Bool {
    let next = String(code[(offset + 1)...].prefix { $0 != "\n" })
    let declaring: Set = ["func", "init", "deinit", "subscript", "var", "let", "case", "static"]
    return next.split { !($0.isLetter || $0.isNumber) }.contains {
      declaring.contains(String($0))
    }
  }

  private func matchingBrace(from open: Int) -> Int {
    var depth = 0
    for offset in open..<code.count {
      if code[offset] == "{" { depth += 1 }
      if code[offset] == "}" { depth -= 1 }
      if depth == 0 { return offset }
    }
    return code.count - 1
  }

  /// The declaration's own words, as written, for a message.
  private func declaredName(from start: Int) -> String {
    let index = line(of: start) - 1
    let text = lines[index].drop { $0 == " " }
    let head = text.prefix { $0 != "(" && $0 != "{" }
    return head.split(separator: " ").suffix(2).joined(separator: " ")
  }

  private func parameterCount(from start: Int, before open: Int) -> Int {
    guard let first = code[start..<open].firstIndex(of: "(") else { return 0 }
    var depth = 0
    var colons = 0
    var mayCount = true
    for offset in first..<open {
      switch code[offset] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case ":" where depth == 1 && mayCount:
        colons += 1
        mayCount = false
      case "," where depth == 1: mayCount = true
      default: break
      }
      if depth == 0 { return colons }
    }
    return colons
  }

  /// The deepest stack of braces that control statements opened.
  private func nestingDepth(in body: Range<Int>) -> Int {
    var walk = NestingWalk()
    var offset = body.lowerBound + 1
    while offset < body.upperBound {
      let word = String(code[offset...].prefix { $0.isWordCharacter })
      if word.isEmpty {
        walk.step(code[offset])
        offset += 1
      } else {
        if code[offset - 1] != ".", code[offset - 1] != "#" { walk.step(word: word) }
        offset += word.count
      }
    }
    return walk.deepest
  }
}

/// Follows braces and control words, and remembers how deep control statements lay.
private struct NestingWalk {
  private(set) var deepest = 0
  private var isControl: [Bool] = []
  private var parentheses = 0
  /// The parenthesis depth at which a control word waits for its brace.
  private var waitingAt: Int?

  private static let controlWords: Set = [
    "if", "for", "while", "switch", "guard", "do", "else", "repeat", "catch",
  ]

  mutating func step(word: String) {
    if Self.controlWords.contains(word) { waitingAt = parentheses }
  }

  mutating func step(_ character: Unicode.Scalar) {
    switch character {
    case "(", "[": parentheses += 1
    case ")", "]": parentheses -= 1
    case "{":
      let opens = waitingAt == parentheses
      if opens { waitingAt = nil }
      isControl.append(opens)
      deepest = max(deepest, isControl.count { $0 })
    case "}": isControl = isControl.dropLast()
    default: break
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isWordCharacter: Bool { properties.isAlphabetic || self == "_" || isDigit }
  private var isDigit: Bool { ("0"..."9").contains(self) }
}
