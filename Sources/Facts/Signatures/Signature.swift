public import Bytes

/// The sender's name in brackets, with which commercial messages begin or end.
///
/// Only brackets at the edge of a text are signatures: a few symbols may stand before the first one,
/// and a short tail such as an opt-out (拒收请回复R) behind the last.
public struct Signature: BitwiseCopyable, Equatable, Sendable {
  /// Which brackets the signature has.
  public enum Style: UInt8, BitwiseCopyable, Sendable {
    /// `【】`, as the carriers demand.
    case standard

    /// `〖〗` `［］` `[]`: what imitates a signature where 【】 is looked at.
    case imitation
  }

  /// Where the signature stands.
  public enum Position: UInt8, BitwiseCopyable, Sendable {
    /// At the start of the text.
    case first

    /// At its end.
    case last
  }

  /// How many signatures stand at the start and at the end: more than one is abuse.
  public var count: Int

  /// The name without brackets and outer white space, in bytes of the raw text.
  public var name: ByteRange

  /// Which brackets it has.
  public var style: Style

  /// Where it stands; of two, the first is the one that people read.
  public var position: Position

  /// Finds the signature of a text as it was received, or nil where it has none.
  ///
  /// - Complexity: O(*n*); only the edges of the text are looked at. Allocates nothing.
  public init?(of raw: ByteView) {
    let start = leadingSignatures(raw)
    let end = trailingSignatures(raw, notBefore: start.endOffset)
    guard let found = start.found ?? end.found else { return nil }
    count = start.count + end.count
    name = ByteRange(found.name)
    style = found.style
    position = start.count > 0 ? .first : .last
  }
}

/// A pair of brackets with a name in it.
private struct BracketPair {
  var name: Range<Int>
  var endOffset: Int
  var style: Signature.Style
}

/// Consecutive signatures at one edge of a text.
private struct EdgeSignatures {
  var found: BracketPair?
  var count = 0
  var endOffset = 0
}

private func leadingSignatures(_ raw: ByteView) -> EdgeSignatures {
  var edge = EdgeSignatures()
  var offset = 0
  while true {
    let start = skippedSymbols(raw, from: offset)
    guard let pair = bracketPair(raw, at: start) else { return edge }
    edge.found = edge.found ?? pair
    edge.count += 1
    edge.endOffset = pair.endOffset
    offset = pair.endOffset
  }
}

/// Looks for the last bracket that closes, with no more than a short tail behind it.
private func trailingSignatures(_ raw: ByteView, notBefore bound: Int) -> EdgeSignatures {
  var edge = EdgeSignatures()
  var end = raw.count
  var room = Limits.signatureTailByteCountMax
  while true {
    guard let open = openingBracket(raw, before: end, notBefore: bound, room: room) else {
      return edge
    }
    guard let pair = bracketPair(raw, at: open) else { return edge }
    // The first of several at the end counts, as people read them in this order.
    edge.found = pair
    edge.count += 1
    end = open
    room = 0
  }
}

/// Where the bracket opens that closes in the last bytes before an end.
private func openingBracket(
  _ raw: ByteView, before end: Int, notBefore bound: Int, room: Int
) -> Int? {
  var offset = end
  let closeBound = max(bound, end - room - Limits.signatureBlankByteCountMax)
  while offset > closeBound {
    offset -= 1
    guard let style = closingStyle(raw, at: offset) else { continue }
    guard style == .standard || isBlank(raw, (offset + closeCount(raw, at: offset))..<end) else {
      continue
    }
    guard room > 0 || isBlank(raw, (offset + closeCount(raw, at: offset))..<end) else { return nil }
    var open = offset
    let openBound = max(bound, offset - Limits.signatureByteCountMax - 3)
    while open > openBound {
      open -= 1
      if openingStyle(raw, at: open) == style { return open }
    }
    return nil
  }
  return nil
}

/// The pair of brackets that opens at an offset, if what it holds can be a name.
private func bracketPair(_ raw: ByteView, at start: Int) -> BracketPair? {
  guard let style = openingStyle(raw, at: start) else { return nil }
  var open = start
  var offset = start + bracketCount(raw, at: start)
  let bound = min(raw.count, offset + Limits.signatureByteCountMax)
  while offset < bound {
    if openingStyle(raw, at: offset) == style { open = offset }
    if closingStyle(raw, at: offset) == style {
      let inner = trimmed(raw, (open + bracketCount(raw, at: open))..<offset)
      guard isName(raw[inner], style) else { return nil }
      let end = offset + closeCount(raw, at: offset)
      return BracketPair(name: inner, endOffset: end, style: style)
    }
    offset += 1
  }
  return nil
}

/// Whether brackets hold a name: 【】 any; the others, which have other uses, Han characters.
private func isName(_ inner: ByteView, _ style: Signature.Style) -> Bool {
  guard !inner.isEmpty else { return false }
  guard style == .imitation else { return true }
  var hanCount = 0
  var decoder = UTF8Decoder(inner)
  while let step = decoder.next() {
    guard let scalar = step.scalar else { continue }
    if isHan(scalar) { hanCount += 1 }
    // What ends a clause stands in no name, but in remarks.
    if scalar == "，" || scalar == "。" || scalar == "," || scalar == ":" { return false }
  }
  return hanCount >= 2
}

private func openingStyle(_ raw: ByteView, at offset: Int) -> Signature.Style? {
  if isCharacter(raw, at: offset, "【") { return .standard }
  let isOther =
    isCharacter(raw, at: offset, "〖") || isCharacter(raw, at: offset, "［")
    || isCharacter(raw, at: offset, "[")
  return isOther ? .imitation : nil
}

private func closingStyle(_ raw: ByteView, at offset: Int) -> Signature.Style? {
  if isCharacter(raw, at: offset, "】") { return .standard }
  let isOther =
    isCharacter(raw, at: offset, "〗") || isCharacter(raw, at: offset, "］")
    || isCharacter(raw, at: offset, "]")
  return isOther ? .imitation : nil
}

private func bracketCount(_ raw: ByteView, at offset: Int) -> Int { raw[offset] < 0x80 ? 1 : 3 }

private func closeCount(_ raw: ByteView, at offset: Int) -> Int { raw[offset] < 0x80 ? 1 : 3 }

private func isCharacter(_ raw: ByteView, at offset: Int, _ character: StaticString) -> Bool {
  let count = character.utf8CodeUnitCount
  guard offset < raw.count, offset + count <= raw.count else { return false }
  return raw[offset..<(offset + count)] == character
}

/// Skips white space, invisible characters and a few symbols before a first signature.
private func skippedSymbols(_ raw: ByteView, from start: Int) -> Int {
  var decoder = UTF8Decoder(raw, from: start)
  var offset = start
  while let step = decoder.next(), offset - start < Limits.signatureBlankByteCountMax {
    guard let scalar = step.scalar, !isHan(scalar), openingStyle(raw, at: offset) == nil else {
      return offset
    }
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return offset }
    offset = step.range.endOffset
  }
  return offset
}

private func isBlank(_ raw: ByteView, _ range: Range<Int>) -> Bool {
  trimmed(raw, range).isEmpty
}

/// A range without white space and invisible characters at its ends.
private func trimmed(_ raw: ByteView, _ range: Range<Int>) -> Range<Int> {
  var decoder = UTF8Decoder(raw[range])
  var start: Int?
  var end = range.lowerBound
  while let step = decoder.next() {
    if let scalar = step.scalar {
      if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
        continue
      }
    }
    start = start ?? range.lowerBound + step.range.startOffset
    end = range.lowerBound + step.range.endOffset
  }
  return start.map { $0..<end } ?? range.lowerBound..<range.lowerBound
}

/// Whether a character is a Han character of the planes that texts use.
func isHan(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFD, 0x3007: true
  default: false
  }
}
