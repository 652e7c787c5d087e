import Foundation

/// Where a file uses words that its layer may not use; a nil layer stands for tests.
func bannedWordFindings(_ source: SwiftSource, layer: Int?) -> [Finding] {
  let words = BannedWord.all.filter { banned in
    guard let layer else { return banned.isBannedInTests }
    return banned.layers.contains(layer) && !banned.allowedModules.contains(source.module)
  }
  return words.flatMap { banned in
    source.codeLines(matching: banned.pattern).map { line in
      Finding(path: source.path, line: line, message: "'\(banned.word)': \(banned.reason)")
    }
  }
}

/// Traps that give no sentence.
func silentTrapFindings(_ source: SwiftSource) -> [Finding] {
  let text = String(source.code)
  let trap = #/\b(?:precondition|assert|preconditionFailure|assertionFailure)\(/#
  return text.matches(of: trap).compactMap { match in
    let arguments = text[match.range.upperBound...].untilClosed
    guard !arguments.contains("\"") else { return nil }
    let offset = text[..<match.range.lowerBound].unicodeScalars.count
    return Finding(
      path: source.path, line: source.line(of: offset), message: "a trap without a sentence")
  }
}

/// `try?`, and `catch` that neither uses the error nor calls anything, without a comment at it.
func droppedErrorFindings(_ source: SwiftSource) -> [Finding] {
  let text = String(source.code)
  let silentCatch = #/\bcatch\s*\{(?:[\s;]|return|nil|false|true|continue|break)*\}/#
  let catches = text.matches(of: silentCatch).map(\.range)
  let tries = text.matches(of: #/\btry\?/#).map(\.range)
  return (catches + tries).compactMap { range in
    let first = source.line(of: text[..<range.lowerBound].unicodeScalars.count)
    let last = source.line(of: text[..<range.upperBound].unicodeScalars.count - 1)
    let around = max(first - 2, 0)..<last
    let hasReason = source.commentLines[around].contains { line in
      line.contains { $0.isLetter }
    }
    guard !hasReason else { return nil }
    return Finding(path: source.path, line: first, message: "an error is dropped without a reason")
  }
}

extension SwiftSource {
  /// The lines, from 1, at which a pattern matches the code.
  fileprivate func codeLines(matching pattern: String) -> [Int] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else {
      preconditionFailure("the pattern of a banned word does not compile: \(pattern)")
    }
    let text = String(code)
    let whole = NSRange(location: 0, length: text.utf16.count)
    return expression.matches(in: text, range: whole).map { match in
      1 + text.utf16.prefix(match.range.location).count { $0 == 0x0A }
    }
  }
}

extension Substring {
  /// The text up to the parenthesis that closes one opened before.
  fileprivate var untilClosed: Substring {
    var depth = 1
    return prefix { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth > 0
    }
  }
}
