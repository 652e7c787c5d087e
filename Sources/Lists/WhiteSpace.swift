import Bytes

/// Whether a character is white space between or around entries: no line breaks are among them.
func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// A range of a text without the white space at its two ends; bytes that are no UTF-8 stay.
func trimmedRange(_ bytes: ByteView, _ range: Range<Int>) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while let length = whiteSpaceLength(bytes[start..<end], atEnd: false) { start += length }
  while let length = whiteSpaceLength(bytes[start..<end], atEnd: true) { end -= length }
  return start..<end
}

/// The bytes of the white space with which a text begins or ends, or nil.
func whiteSpaceLength(_ bytes: ByteView, atEnd: Bool) -> Int? {
  // ASCII, the common case, has no look at the decoder.
  guard bytes.count > 0 else { return nil }
  let outer = bytes[atEnd ? bytes.count - 1 : 0]
  if outer < 0x80 { return outer == 0x20 || outer == 0x09 ? 1 : nil }
  for length in 2...3 where length <= bytes.count {
    let part = atEnd ? bytes[(bytes.count - length)..<bytes.count] : bytes[0..<length]
    var decoder = UTF8Decoder(part)
    guard let step = decoder.next(), let scalar = step.scalar else { continue }
    if step.range.endOffset == length, isWhiteSpace(scalar) { return length }
  }
  return nil
}
