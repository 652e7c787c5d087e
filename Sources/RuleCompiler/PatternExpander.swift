import Bytes
import Documents

/// A pattern with its fragments put in, and the way back to what was written.
struct ExpandedPattern {
  /// A stretch of the expanded pattern that was copied from one scalar.
  private struct Segment {
    var start: Int
    var scalar: Scalar
    var textStart: Int
  }

  /// The pattern that PCRE2 compiles, in UTF-8.
  private(set) var bytes: [UInt8] = []
  private var segments: [Segment] = []

  fileprivate mutating func append(_ text: ArraySlice<UInt8>, from scalar: Scalar) {
    guard !text.isEmpty else { return }
    segments.append(Segment(start: bytes.count, scalar: scalar, textStart: text.startIndex))
    bytes += text
  }

  fileprivate mutating func append(_ other: ExpandedPattern, asGroup: Bool) {
    if asGroup { bytes += Array("(?:".utf8) }
    let base = bytes.count
    for var segment in other.segments {
      segment.start += base
      segments.append(segment)
    }
    bytes += other.bytes
    if asGroup { bytes.append(UInt8(ascii: ")")) }
  }

  /// The place in a rule file of an offset in the expanded pattern.
  ///
  /// - Parameters:
  ///   - offset: Where PCRE2 stopped.
  ///   - whole: The scalar of the pattern, for offsets in what nobody wrote.
  /// - Returns: One character, in the fragment that holds the offset.
  func sourceRange(of offset: Int, in whole: Scalar) -> SourceRange {
    guard let segment = segments.last(where: { $0.start <= offset }) else { return whole.range }
    let start = segment.textStart + offset - segment.start
    let text = Array(segment.scalar.text.utf8)
    var end = min(start + 1, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return segment.scalar.sourceRange(of: min(start, text.count)..<end)
  }
}

/// Puts `{name}` fragments into patterns: each expands as a group of its own, `(?:…)`.
///
/// `{name}` is no reference where it means something else to PCRE2: after `\p \P \x \o \k \g \N`,
/// in a class, in `\Q…\E`, in a comment; nor is a quantifier, which begins with a digit.
struct PatternExpander {
  private let definitions: [String: RuleFile.Definition]
  private var expanded: [String: ExpandedPattern] = [:]
  private var stack: [RuleFile.Definition] = []

  /// The fragments that some pattern referred to.
  private(set) var usedNames: Set<String> = []

  init(_ definitions: [String: RuleFile.Definition]) {
    self.definitions = definitions
  }

  /// Expands a pattern, or reports why not.
  mutating func expand(
    _ scalar: Scalar, into diagnostics: inout DiagnosticList
  ) -> ExpandedPattern? {
    var result = ExpandedPattern()
    let text = Array(scalar.text.utf8)
    var copied = 0
    var scanner = PatternScanner(text)
    while let reference = scanner.nextReference() {
      result.append(text[copied..<reference.lowerBound], from: scalar)
      copied = reference.upperBound
      let name = String(decoding: text[reference].dropFirst().dropLast(), as: UTF8.self)
      let place = scalar.sourceRange(of: reference)
      guard let fragment = fragment(name, at: place, into: &diagnostics) else { return nil }
      result.append(fragment, asGroup: true)
      guard result.bytes.count <= Limits.patternByteCountMax else { break }
    }
    result.append(text[copied...], from: scalar)
    guard result.bytes.count <= Limits.patternByteCountMax else {
      diagnostics.error(
        .patternTooLong,
        "the pattern with its fragments is longer than \(Limits.patternByteCountMax) bytes",
        at: scalar.range, hint: "use a list of words for many alternatives")
      return nil
    }
    return result
  }

  private mutating func fragment(
    _ name: String, at place: SourceRange, into diagnostics: inout DiagnosticList
  ) -> ExpandedPattern? {
    usedNames.insert(name)
    if let known = expanded[name] { return known }
    guard let definition = definitions[name] else {
      let nearest = nearestName(to: name, among: definitions.keys.sorted())
      diagnostics.error(
        .unknownFragment, "no fragment is called `\(name)`", at: place,
        hint: nearest.map { "did you mean `{\($0)}`?" }
          ?? "put it under `define`, or write `\\{` for a literal brace")
      return nil
    }
    if let first = stack.firstIndex(where: { $0.name.text == name }) {
      let circle = stack[first...].map { "{\($0.name.text)}" } + ["{\(name)}"]
      diagnostics.error(
        .fragmentCycle, "fragments refer to each other: \(circle.joined(separator: " → "))",
        at: place,
        notes: [Diagnostic.Note("`\(name)` is defined here", at: definition.name.range)])
      return nil
    }
    stack.append(definition)
    defer { stack.removeLast() }
    let result = expand(definition.pattern, into: &diagnostics)
    expanded[name] = result
    return result
  }
}

/// Finds the references in a pattern, and steps over all places where braces mean something else.
struct PatternScanner {
  private let text: [UInt8]
  private var offset = 0
  private var isExtended = false

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The bytes of the next `{name}`.
  mutating func nextReference() -> Range<Int>? {
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "["): skipClass()
      case UInt8(ascii: "("): skipGroupStart()
      case UInt8(ascii: "#") where isExtended: skip(through: "\n")
      case UInt8(ascii: "{"):
        if let end = endOfReference() {
          let start = offset
          offset = end
          return start..<end
        }
        offset += 1
      default: offset += 1
      }
    }
    return nil
  }

  private func byte(_ place: Int) -> UInt8? { place < text.count ? text[place] : nil }

  private func endOfReference() -> Int? {
    var place = offset + 1
    guard let first = byte(place), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return nil
    }
    while let next = byte(place), isNameByte(next) { place += 1 }
    return byte(place) == UInt8(ascii: "}") ? place + 1 : nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      return true
    default: return false
    }
  }

  private mutating func skip(through end: StaticString) {
    let mark = Array("\(end)".utf8)
    while offset < text.count {
      if text[offset...].starts(with: mark) {
        offset += mark.count
        return
      }
      offset += 1
    }
  }

  private mutating func skipEscape() {
    guard let escaped = byte(offset + 1) else {
      offset += 1
      return
    }
    offset += 2
    if escaped == UInt8(ascii: "Q") {
      skip(through: "\\E")
    } else if "pPxokgN".utf8.contains(escaped), byte(offset) == UInt8(ascii: "{") {
      skip(through: "}")
    }
  }

  private mutating func skipClass() {
    offset += 1
    if byte(offset) == UInt8(ascii: "^") { offset += 1 }
    if byte(offset) == UInt8(ascii: "]") { offset += 1 }
    while let next = byte(offset), next != UInt8(ascii: "]") {
      if next == UInt8(ascii: "\\") {
        skipEscape()
      } else if next == UInt8(ascii: "["), byte(offset + 1) == UInt8(ascii: ":") {
        skipPOSIXClass()
      } else {
        offset += 1
      }
    }
    offset += 1
  }

  private mutating func skipPOSIXClass() {
    var place = offset + 2
    while let next = byte(place), next != UInt8(ascii: "]"), next != UInt8(ascii: "\\") {
      if next == UInt8(ascii: ":"), byte(place + 1) == UInt8(ascii: "]") {
        offset = place + 2
        return
      }
      place += 1
    }
    offset += 1
  }

  private mutating func skipGroupStart() {
    if text[offset...].starts(with: Array("(?#".utf8)) {
      skip(through: ")")
      return
    }
    offset += 1
    guard byte(offset) == UInt8(ascii: "?") else { return }
    var place = offset + 1
    while let next = byte(place), "imsxnJUaDSWPT^".utf8.contains(next) {
      if next == UInt8(ascii: "x") { isExtended = true }
      place += 1
    }
  }
}
