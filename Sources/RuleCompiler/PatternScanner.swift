/// Finds the references in a pattern, and steps over all places where braces mean something else.
struct PatternScanner {
  /// A way in which a pattern is no whole by itself, so that as a fragment it would reach beyond
  /// its group.
  enum Imbalance: Equatable {
    case openGroup
    case closedGroup
    case openClass
    case openQuotation
    case openComment
    case endingBackslash
  }

  private let text: [UInt8]
  private var offset = 0

  /// Whether blanks and `#` comments are left out here, as after `(?x)`.
  private(set) var isExtended = false

  /// What `isExtended` was outside of each open group, and where the group begins.
  private var openGroups: [(isExtended: Bool, offset: Int)] = []

  /// The first imbalance and where it is; an open group shows only at the end.
  private var found: (imbalance: Imbalance, offset: Int)?

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// What keeps the pattern from being a whole, once all references were asked for.
  var imbalance: (imbalance: Imbalance, offset: Int)? {
    found ?? openGroups.last.map { (.openGroup, $0.offset) }
  }

  /// The bytes of the next `{name}`.
  mutating func nextReference() -> Range<Int>? {
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "["): skipClass()
      case UInt8(ascii: "("): enterGroup()
      case UInt8(ascii: ")"): leaveGroup()
      case UInt8(ascii: "#") where isExtended: skip(through: "\n", or: nil)
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

  private mutating func note(_ imbalance: Imbalance, at offset: Int) {
    if found == nil { found = (imbalance, offset) }
  }

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

  /// Goes behind a mark, or to the end, which is an imbalance where one is named.
  private mutating func skip(through end: StaticString, or imbalance: Imbalance?) {
    let start = offset
    let mark = Array("\(end)".utf8)
    while offset < text.count {
      if text[offset...].starts(with: mark) {
        offset += mark.count
        return
      }
      offset += 1
    }
    if let imbalance { note(imbalance, at: start) }
  }

  private mutating func skipEscape() {
    guard let escaped = byte(offset + 1) else {
      note(.endingBackslash, at: offset)
      offset += 1
      return
    }
    if escaped == UInt8(ascii: "Q") {
      skip(through: "\\E", or: .openQuotation)
      return
    }
    offset += 2
    if "pPxokgN".utf8.contains(escaped), byte(offset) == UInt8(ascii: "{") {
      skip(through: "}", or: nil)
    }
  }

  private mutating func skipClass() {
    let start = offset
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
    if offset >= text.count { note(.openClass, at: start) }
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

  // MARK: Groups

  private mutating func enterGroup() {
    if text[offset...].starts(with: Array("(?#".utf8)) {
      skip(through: ")", or: .openComment)
      return
    }
    let start = offset
    offset += 1
    let outside = isExtended
    if byte(offset) == UInt8(ascii: "?"), let end = readOptions(from: offset + 1) {
      offset = end + 1
      // `(?x)` holds to the end of the group that it stands in, `(?x:` in its own.
      if text[end] == UInt8(ascii: ")") { return }
    }
    openGroups.append((outside, start))
  }

  /// Reads the letters of `(?imsx-imsx)` or `(?x:` and returns where their `)` or `:` stands.
  private mutating func readOptions(from start: Int) -> Int? {
    var place = start
    var isOn = true
    var extended = isExtended
    while let next = byte(place) {
      switch next {
      case UInt8(ascii: ")"), UInt8(ascii: ":"):
        isExtended = extended
        return place
      case UInt8(ascii: "^") where place == start: extended = false
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "x"): extended = isOn
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      default: return nil
      }
      place += 1
    }
    return nil
  }

  private mutating func leaveGroup() {
    if let group = openGroups.popLast() {
      isExtended = group.isExtended
    } else {
      note(.closedGroup, at: offset)
    }
    offset += 1
  }
}
