internal import Bytes

extension ByteView {
  /// The offset of the first byte from a start where a string is not plain, or the count.
  ///
  /// That is a quote, a backslash, a control character, and what is not ASCII and no character of
  /// three bytes, plainly well-formed: Han characters and the like, which are nearly all. Sixteen
  /// bytes are looked at together, without a branch on what they are: texts in which Han characters
  /// and digits take turns cost as much as others.
  ///
  /// The two bytes before the start must be ASCII or continuation bytes. The offset may be one or two
  /// bytes behind the lead of a character that is cut short there; see ``characterStart(_:)``.
  @inline(__always)
  func endOfPlainUTF8(from start: Int) -> Int {
    guard count >= 18, start >= 2 else { return endOfPlainASCII(from: start) }
    var offset = start
    while offset < count {
      // The last vector of a line begins before the offset; its first lanes were looked at.
      let base = min(offset, count &- 16)
      let all = stopsOfPlainUTF8(at: base)
      let stops = base == offset ? all : all .& lanes(from: offset &- base)
      if stops.hasSetPlace { return base &+ stops.firstSetPlace }
      offset = base &+ 16
    }
    return count
  }

  /// The lanes in which a string is not plain, of sixteen bytes that have two before them.
  @inline(__always)
  private func stopsOfPlainUTF8(at offset: Int) -> SIMDMask<SIMD16<Int8>> {
    // Every operand is a vector of a type that is written out: with a scalar, or a type that is
    // inferred, the compiler takes the lanes one by one, which was forty times as slow.
    let quote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
    let backslash = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
    let blank = SIMD16<UInt8>(repeating: 0x20)
    let highBit = SIMD16<UInt8>(repeating: 0x80)
    let twoBits = SIMD16<UInt8>(repeating: 0xC0)
    let highHalf = SIMD16<UInt8>(repeating: 0xF0)
    let lead = SIMD16<UInt8>(repeating: 0xE0)
    let otherLead = SIMD16<UInt8>(repeating: 0xED)
    let bytes = vector(at: offset)
    let isStop = (bytes .== quote) .| (bytes .== backslash) .| (bytes .< blank)
    let isContinuation = (bytes & twoBits) .== highBit
    let isLead = (bytes & highHalf) .== lead
    let isWanted =
      ((vector(at: offset &- 1) & highHalf) .== lead)
      .| ((vector(at: offset &- 2) & highHalf) .== lead)
    let isOther = (bytes .>= highBit) .^ isContinuation .^ isLead
    // E0 and ED restrict their second byte: they go the long way.
    let isRestricted = (bytes .== lead) .| (bytes .== otherLead)
    return isStop .| (isContinuation .^ isWanted) .| isOther .| isRestricted
  }

  /// The same of a line that is too short for vectors: stops at every byte that is not ASCII.
  @inline(never)
  private func endOfPlainASCII(from start: Int) -> Int {
    var offset = start
    while offset < count, !self[offset].stopsString, self[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// Where the character begins that is cut short at an offset where ``endOfPlainUTF8(from:)``
  /// stopped; the offset itself where none is.
  @inline(__always)
  func characterStart(_ offset: Int) -> Int {
    if offset >= 1, self[offset &- 1] & 0xF0 == 0xE0 { return offset &- 1 }
    if offset >= 2, self[offset &- 2] & 0xF0 == 0xE0 { return offset &- 2 }
    return offset
  }

  /// True if no character is cut short at an offset where ``endOfPlainUTF8(from:)`` stopped.
  @inline(__always)
  func isBoundary(_ offset: Int) -> Bool { characterStart(offset) == offset }
}

/// The lanes from one on.
@inline(__always)
private func lanes(from lane: Int) -> SIMDMask<SIMD16<Int8>> {
  let numbers = SIMD16<UInt8>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  let first = SIMD16<UInt8>(repeating: UInt8(truncatingIfNeeded: lane))
  return numbers .>= first
}
