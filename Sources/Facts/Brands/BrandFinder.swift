import Bytes
import Lists
import Views

/// Finds for which brand a text speaks, in the form of one view.
///
/// A name in the signature is a claim. In the sentences it is one where the text addresses a customer
/// and the name stands where a sender names himself: at the start, behind 尊敬的, before 用户 or 提醒,
/// at the end. A person who talks, and a name behind 在 or 去, claims nothing.
///
/// One pass over the text; what it keeps has a fixed size, so no padding hides a claim.
struct BrandFinder {
  /// A name in the text.
  private struct Name {
    var range: ByteRange
    var brand: UInt16
    var isWhole: Bool
    var isGreeted: Bool
    var isMentioned: Bool
    var isTitled = false
    var isBeforeOptOut = false
  }

  private let text: ByteView
  private let view: View
  private let table: BrandTable
  private let words: BrandWords

  /// Where the name in the brackets stands in the folded text.
  private let signature: ByteRange?

  private var last: Name?
  private var found: (signature: Name?, start: Name?, titled: Name?, end: Name?, elsewhere: Name?)
  private var greetings = Ends()
  private var mentions = Ends()
  private var lastPersonal = -1
  private var personalCount = 0
  private var formalCount = 0
  private var addressCount = 0
  private var askCount = 0

  init(_ text: ByteView, in view: View, signature: ByteRange?, _ table: BrandTable) {
    self.text = text
    self.view = view
    self.signature = signature
    self.table = table
    words = table.words(in: view)
  }

  /// The claim of the text, or nil.
  ///
  /// - Parameter foldedRange: Where the folded text shows what stands at a place of the view; asked
  ///   only of names in texts with a signature.
  /// - Returns: The claim, or nil where the text makes none.
  mutating func find(foldedRange: (ByteRange) -> ByteRange) -> BrandClaim? {
    let (words, text) = (words.words, text)
    words.scan(text) { match, roles in
      read(match, BrandRole(rawValue: roles), foldedRange)
      return false
    }
    keepLast(foldedRange, isLast: true)
    return claim()
  }

  private mutating func read(
    _ match: WordMatch, _ roles: BrandRole, _ foldedRange: (ByteRange) -> ByteRange
  ) {
    let range = match.range
    if let brand = words.brand(match.entry), isWord(range) {
      readName(range, brand, isWhole: roles.contains(.signatureName), foldedRange)
    }
    if roles.contains(.greeting) { greetings.add(range.endOffset) }
    if roles.contains(.mention) { mentions.add(range.endOffset) }
    if roles.contains(.title) || roles.contains(.optOut) { readTitle(range, roles) }
    if roles.contains(.address) { addressCount += 1 }
    if roles.contains(.ask) { askCount += 1 }
    if roles.contains(.formal) { formalCount += 1 }
    if roles.contains(.personal) {
      personalCount += 1
      lastPersonal = range.startOffset
    }
    if roles.contains(.corporate), lastPersonal >= range.startOffset {
      personalCount -= 1
      lastPersonal = -1
    }
  }

  /// Takes a name; of names that overlap the longer one, of equal ones the first.
  private mutating func readName(
    _ range: ByteRange, _ brand: UInt16, isWhole: Bool, _ foldedRange: (ByteRange) -> ByteRange
  ) {
    if let last, range.startOffset < last.range.endOffset {
      guard range.count > last.range.count else { return }
    } else {
      keepLast(foldedRange, isLast: false)
    }
    let start = range.startOffset
    last = Name(
      range: range, brand: brand, isWhole: isWhole,
      isGreeted: greetings.last(before: start).map { isGap($0..<start) } ?? false,
      isMentioned: mentions.last(before: start) == start)
  }

  private mutating func readTitle(_ range: ByteRange, _ roles: BrandRole) {
    guard let name = last, range.startOffset >= name.range.endOffset,
      isGap(name.range.endOffset..<range.startOffset)
    else { return }
    if roles.contains(.title) { last?.isTitled = true }
    if roles.contains(.optOut) { last?.isBeforeOptOut = true }
  }

  /// Puts the last name where it belongs, now that all is known of what follows it.
  private mutating func keepLast(_ foldedRange: (ByteRange) -> ByteRange, isLast: Bool) {
    guard let name = last else { return }
    last = nil
    if let signature {
      let folded = foldedRange(name.range)
      if folded.startOffset >= signature.startOffset, folded.endOffset <= signature.endOffset {
        if !name.isWhole || fills(signature, folded, name) {
          found.signature = found.signature ?? name
        }
        return
      }
    }
    let isFirst = !hasLetters(0..<name.range.startOffset, atMost: 0)
    guard !name.isWhole || isFirst && name.isTitled else { return }
    if isFirst {
      found.start = found.start ?? name
    } else if name.isGreeted || name.isTitled, !name.isMentioned || name.isGreeted {
      found.titled = found.titled ?? name
    } else if name.isBeforeOptOut
      || isLast && !hasLetters(name.range.endOffset..<text.count, atMost: 2)
    {
      found.end = name
    } else if !name.isMentioned {
      found.elsewhere = found.elsewhere ?? name
    }
  }

  /// Whether a short or everyday name means its brand in a signature: as the whole of it, with a title
  /// behind it (电信提醒), and of carriers and offices with a place before it (苏州人社).
  private func fills(_ signature: ByteRange, _ folded: ByteRange, _ name: Name) -> Bool {
    if folded == signature || folded.startOffset == signature.startOffset && name.isTitled {
      return true
    }
    let brandClass = table.brand(name.brand).brandClass
    return folded.endOffset == signature.endOffset
      && (brandClass == .carrier || brandClass == .government)
  }

  /// Weighs what was found against how the text speaks.
  private func claim() -> BrandClaim? {
    if let name = found.signature { return claim(name, .signature) }
    let isFormal = formalCount > 0
    guard isFormal || personalCount <= 0 else { return nil }
    let addresses = addressCount > 0
    let asks = askCount > 0
    if let name = found.start, addresses || asks || name.isTitled { return claim(name, .text) }
    guard addresses || asks else { return nil }
    if let name = found.titled { return claim(name, .text) }
    if let name = found.end, isFormal || !name.isMentioned { return claim(name, .text) }
    // Behind the signature of somebody else a name must stand where a sender names himself.
    guard signature == nil, addresses, asks, let name = found.elsewhere else { return nil }
    return claim(name, .text)
  }

  private func claim(_ name: Name, _ origin: BrandClaim.Origin) -> BrandClaim {
    BrandClaim(brand: name.brand, origin: origin, view: view, range: name.range)
  }

  /// Whether a name is no part of a longer Latin word or of a host; Han names always are whole.
  private func isWord(_ range: ByteRange) -> Bool {
    let (start, end) = (range.startOffset, range.endOffset)
    if text[start] < 0x80, start > 0, joinsLatin(text[start - 1]) { return false }
    return !(text[end - 1] < 0x80 && end < text.count && joinsLatin(text[end]))
  }

  private func joinsLatin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// Whether what stands between two words does not part them: a few signs and digits, 号 and 的.
  private func isGap(_ range: Range<Int>) -> Bool {
    guard range.count <= BrandFinder.gapByteCountMax else { return false }
    var decoder = UTF8Decoder(text[range])
    while let scalar = decoder.next()?.scalar {
      if isHan(scalar), scalar != "的", scalar != "号" { return false }
      if scalar.isASCII, scalar.properties.isAlphabetic { return false }
    }
    return true
  }

  /// A tail number, a bracket or a blank: 您尾号(1234)的.
  private static let gapByteCountMax = 16

  /// Whether more than a few letters and Han characters stand in a stretch.
  private func hasLetters(_ range: Range<Int>, atMost limit: Int) -> Bool {
    var decoder = UTF8Decoder(text[range])
    var count = 0
    while let scalar = decoder.next()?.scalar {
      guard isHan(scalar) || scalar.properties.isAlphabetic else { continue }
      count += 1
      if count > limit { return true }
    }
    return false
  }
}

/// Where the last words of a role ended: three of them, since a word may end inside of a name.
private struct Ends {
  private var ends = (-1, -1, -1)

  mutating func add(_ end: Int) { ends = (end, ends.0, ends.1) }

  /// The last that ended at an offset or before it.
  func last(before offset: Int) -> Int? {
    for end in [ends.0, ends.1, ends.2] where end >= 0 && end <= offset { return end }
    return nil
  }
}
