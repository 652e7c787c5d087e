import Bytes
import Documents
import PatternSyntax

/// A pattern with its fragments put in, and the way back to what was written.
struct ExpandedPattern {
  /// A stretch of the expanded pattern: copied from a scalar byte by byte, or put in for a reference.
  private struct Segment {
    var start: Int
    var scalar: Scalar
    var textStart: Int
    /// The length of the reference in the scalar, or nil for a copy.
    var referenceCount: Int?
  }

  /// The pattern that PCRE2 compiles, in UTF-8.
  private(set) var bytes: [UInt8] = []
  private var segments: [Segment] = []

  fileprivate mutating func append(_ text: ArraySlice<UInt8>, from scalar: Scalar) {
    guard !text.isEmpty else { return }
    segments.append(Segment(start: bytes.count, scalar: scalar, textStart: text.startIndex))
    bytes += text
  }

  /// Puts a fragment in as a group, which means there what it means by itself.
  ///
  /// - Parameters:
  ///   - fragment: The fragment.
  ///   - reference: Where in the scalar it is referred to.
  ///   - scalar: The scalar.
  ///   - isExtended: Whether the pattern leaves out blanks and comments where the fragment goes.
  fileprivate mutating func append(
    _ fragment: ExpandedFragment, for reference: Range<Int>, in scalar: Scalar, isExtended: Bool
  ) {
    appendGlue(isExtended ? "(?-x:" : "(?:", for: reference, in: scalar)
    let base = bytes.count
    for var segment in fragment.pattern.segments {
      segment.start += base
      segments.append(segment)
    }
    bytes += fragment.pattern.bytes
    appendGlue(fragment.endsExtended ? "\n)" : ")", for: reference, in: scalar)
  }

  private mutating func appendGlue(
    _ glue: String, for reference: Range<Int>, in scalar: Scalar
  ) {
    segments.append(
      Segment(
        start: bytes.count, scalar: scalar, textStart: reference.lowerBound,
        referenceCount: reference.count))
    bytes += Array(glue.utf8)
  }

  /// The pattern without some of its bytes; its places no longer lead back to what was written.
  func leavingOut(_ cut: Range<Int>) -> ExpandedPattern {
    var rest = self
    rest.bytes.removeSubrange(cut)
    return rest
  }

  /// Some bytes of the expanded pattern, as PCRE2 reads them.
  func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where in a rule file some bytes of the expanded pattern stand.
  ///
  /// Bytes from several fragments are shown where the first of them stands.
  func sourceRange(of range: Range<Int>, in whole: Scalar) -> SourceRange {
    let first = sourceRange(of: range.lowerBound, in: whole)
    guard range.count > 1 else { return first }
    let last = sourceRange(of: range.upperBound - 1, in: whole)
    let isOne = first.file === last.file && last.bytes.endOffset > first.bytes.startOffset
    guard isOne, last.bytes.endOffset - first.bytes.startOffset <= range.count * 2 else {
      return first
    }
    return first.file.range(first.bytes.startOffset..<last.bytes.endOffset)
  }

  /// Where in a rule file an offset of the expanded pattern lies.
  ///
  /// - Parameters:
  ///   - offset: Where PCRE2 stopped.
  ///   - whole: The scalar of the pattern, for the end.
  /// - Returns: One character, in the fragment that holds the offset; or a reference, where the
  ///   offset is at its edge; or the end of the pattern.
  func sourceRange(of offset: Int, in whole: Scalar) -> SourceRange {
    guard offset < bytes.count, let segment = segments.last(where: { $0.start <= offset }) else {
      let end = whole.text.utf8.count
      return whole.sourceRange(of: end..<end)
    }
    if let count = segment.referenceCount {
      return segment.scalar.sourceRange(of: segment.textStart..<segment.textStart + count)
    }
    let start = segment.textStart + offset - segment.start
    let text = Array(segment.scalar.text.utf8)
    var end = min(start + 1, text.count)
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return segment.scalar.sourceRange(of: min(start, text.count)..<end)
  }
}

/// A fragment after expansion.
private struct ExpandedFragment {
  var pattern: ExpandedPattern
  /// True if blanks and comments are left out at its end, so that a comment could take the `)`.
  var endsExtended: Bool
}

/// Puts `{name}` fragments into patterns: each expands as a group of its own, `(?:…)`.
///
/// `{name}` is no reference where it means something else to PCRE2: after `\p \P \x \o \k \g \N`,
/// in a class, in `\Q…\E`, in a comment; nor is a quantifier, which begins with a digit.
/// A fragment is a pattern by itself, so its brackets, classes, quotations and comments are closed.
struct PatternExpander {
  private let definitions: [String: RuleFile.Definition]
  /// The fragments expanded so far; nil for a broken one, which was reported.
  private var expanded: [String: ExpandedFragment?] = [:]
  private var stack: [RuleFile.Definition] = []

  /// The fragments that some pattern referred to.
  private(set) var usedNames: Set<String> = []

  /// True if some of the names are not known, so that an unknown one is not the author's mistake.
  private let isIncomplete: Bool

  init(_ definitions: [String: RuleFile.Definition], isIncomplete: Bool = false) {
    self.definitions = definitions
    self.isIncomplete = isIncomplete
  }

  /// Expands a pattern, or reports all reasons why not.
  mutating func expand(
    _ scalar: Scalar, into diagnostics: inout DiagnosticList
  ) -> ExpandedPattern? {
    expand(scalar, PatternTokens(scalar.text), into: &diagnostics)
  }

  private mutating func expand(
    _ scalar: Scalar, _ pattern: PatternTokens, into diagnostics: inout DiagnosticList
  ) -> ExpandedPattern? {
    var result = ExpandedPattern()
    let text = Array(scalar.text.utf8)
    var copied = 0
    var isSound = true
    for reference in pattern.references {
      result.append(text[copied..<reference.range.lowerBound], from: scalar)
      copied = reference.range.upperBound
      let source = scalar.sourceRange(of: reference.range)
      guard let fragment = fragment(reference.name, at: source, into: &diagnostics) else {
        isSound = false
        continue
      }
      result.append(
        fragment, for: reference.range, in: scalar, isExtended: reference.isExtended)
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
    return isSound ? result : nil
  }

  private mutating func fragment(
    _ name: String, at reference: SourceRange, into diagnostics: inout DiagnosticList
  ) -> ExpandedFragment? {
    usedNames.insert(name)
    if let known = expanded[name] { return known }
    guard let definition = definitions[name] else {
      if !isIncomplete { reportUnknown(name, at: reference, into: &diagnostics) }
      return nil
    }
    if let first = stack.firstIndex(where: { $0.name.text == name }) {
      let circle = stack[first...].map { "{\($0.name.text)}" } + ["{\(name)}"]
      diagnostics.error(
        .fragmentCycle, "fragments refer to each other: \(circle.joined(separator: " → "))",
        at: reference,
        notes: [Diagnostic.Note("`\(name)` is defined here", at: definition.name.range)])
      return nil
    }
    guard stack.count < Limits.conditionNestingMax else {
      diagnostics.error(
        .tooComplex, "fragments refer to each other over \(stack.count) levels", at: reference,
        hint: "write some of them out")
      return nil
    }
    stack.append(definition)
    defer { stack.removeLast() }
    let tokens = PatternTokens(definition.pattern.text)
    let pattern = expand(definition.pattern, tokens, into: &diagnostics)
    let isWhole = checkWhole(definition, tokens, into: &diagnostics)
    let result = pattern.flatMap {
      isWhole ? ExpandedFragment(pattern: $0, endsExtended: tokens.endsExtended) : nil
    }
    expanded[name] = .some(result)
    return result
  }

  private func reportUnknown(
    _ name: String, at reference: SourceRange, into diagnostics: inout DiagnosticList
  ) {
    let nearest = nearestName(to: name, among: definitions.keys.sorted())
    diagnostics.error(
      .unknownFragment, "no fragment is called `\(name)`", at: reference,
      hint: nearest.map { "did you mean `{\($0)}`?" }
        ?? "put it under `define`, or write `\\{` for a literal brace")
  }

  /// A fragment is a pattern by itself: what it opens, it closes.
  private func checkWhole(
    _ definition: RuleFile.Definition, _ pattern: PatternTokens,
    into diagnostics: inout DiagnosticList
  ) -> Bool {
    guard let (fault, offset) = pattern.imbalance else { return true }
    diagnostics.error(
      .brokenFragment, "the fragment `\(definition.name.text)` \(fault)",
      at: definition.pattern.sourceRange(of: offset..<offset + 1),
      hint: "a fragment is a whole pattern, since it goes into a group of its own")
    return false
  }
}

extension PatternTokens {
  /// A `{name}` that is put in.
  fileprivate struct FragmentReference {
    var name: String
    var range: Range<Int>
    var isExtended: Bool
  }

  /// The references, in the order of the pattern.
  fileprivate var references: [FragmentReference] {
    var found: [FragmentReference] = []
    var opening: PatternToken?
    var name = ""
    for token in tokens {
      guard case .literal(let code) = token.kind, token.range.count == 1, !token.isQuoted else {
        opening = nil
        continue
      }
      let character = Character(Unicode.Scalar(UInt8(code)))
      switch character {
      case "{":
        opening = token
        name = ""
      case "}":
        if let start = opening?.range.lowerBound, !name.isEmpty {
          found.append(
            FragmentReference(
              name: name, range: start..<token.range.upperBound, isExtended: token.isExtended))
        }
        opening = nil
      case "a"..."z": name.append(character)
      case "0"..."9", "-": if name.isEmpty { opening = nil } else { name.append(character) }
      default: opening = nil
      }
    }
    return found
  }

  /// The first thing that keeps the pattern from being a whole, and where it is; a bracket that is
  /// left open shows only at the end.
  fileprivate var imbalance: (fault: String, offset: Int)? {
    var open: [Int] = []
    var quotation: Int?
    for token in tokens {
      let start = token.range.lowerBound
      if let fault = token.fault { return (fault, start) }
      switch token.kind {
      case .quotation: quotation = start
      case .endOfQuotation: quotation = nil
      case .open: open.append(start)
      case .close:
        guard open.popLast() != nil else { return ("closes a bracket that it did not open", start) }
      default: break
      }
    }
    return quotation.map { ("has `\\Q` without `\\E`", $0) }
      ?? open.last.map { ("does not close this bracket", $0) }
  }
}

extension PatternToken {
  /// The message for a token that the pattern does not end.
  fileprivate var fault: String? {
    guard !isClosed else { return nil }
    switch kind {
    case .characterClass: return "does not close this class"
    case .comment: return "does not close this comment"
    case .unknown where range.count == 1: return "ends with a backslash"
    default: return "does not close this bracket"
    }
  }
}
