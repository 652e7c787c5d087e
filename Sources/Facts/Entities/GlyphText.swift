import Bytes
import Views

/// A text as a row of glyphs, with the numbers in it; used again from text to text.
struct GlyphText: ~Copyable {
  /// Digits that stand together, tightly and of one kind.
  struct DigitGroup: BitwiseCopyable {
    /// Where the digits are in ``digits``.
    var first: Int
    var count: Int
    /// The glyphs of the group.
    var start: Int
    var end: Int
    /// What separates the group from the one before; ``Gap/end`` where a new number begins.
    var gap: Gap
    /// Whether an entity took it.
    var isTaken = false
  }

  /// What stands between two groups of digits.
  enum Gap: UInt8, BitwiseCopyable {
    /// Something that no number holds.
    case end
    /// Nothing: 13捌00 is three groups.
    case tight
    case blank
    case dash
    case dot
    case comma
    case slash
    /// A symbol that numbers have only where they hide.
    case symbol
    /// `【`, `】` or `。`, which also stand between a number and what has nothing to do with it.
    case bracket
  }

  private var storage = ScratchArray<Glyph>(capacity: 512)
  private var groupStorage = ScratchArray<DigitGroup>(capacity: 32)
  private var digits = ByteBuffer(capacity: 256)
  /// Whether a sign stood between all characters, which is gone.
  private var isInterleaved = false

  /// A text without glyphs.
  static let empty = GlyphText()

  /// The glyphs, valid until the next ``read(_:)``.
  var view: GlyphView { unsafe GlyphView(start: storage.unsafeElements, count: storage.count) }

  /// The numbers among the glyphs, valid until the next ``read(_:)``.
  var groups: DigitGroupView {
    unsafe DigitGroupView(
      start: UnsafeMutablePointer(mutating: groupStorage.unsafeElements),
      count: groupStorage.count, digits: digits.view)
  }

  /// Reads a text; what passes the limit is not looked at.
  mutating func read(_ bytes: ByteView) {
    storage.removeAll()
    var decoder = UTF8Decoder(bytes)
    while let step = decoder.next(), step.range.endOffset <= Limits.entityTextByteCountMax {
      let scalar = step.scalar ?? "\u{FFFD}"
      if isInvisible(scalar) { continue }
      let end = UInt32(step.range.endOffset)
      storage.append(Glyph(scalar, startOffset: step.range.start, endOffset: end))
    }
    isInterleaved = storage.dropInterleavedSigns {
      $0.kind != .han && !$0.isAlphanumeric ? $0.scalar.value : nil
    }
    readSoftDigits()
    readGroups()
  }

  /// How many of the digits of a group are not of the mobile number at its end.
  ///
  /// In an interleaved text the blank between two numbers is lost: fewer digits are one number,
  /// more a bank card, and 22 are two numbers.
  private func headCount(of group: DigitGroup) -> Int? {
    guard isInterleaved, (12...15).contains(group.count) || group.count == 22 else { return nil }
    let all = digits.view[group.first..<(group.first + group.count)]
    let head = group.count - 11
    guard all[head] == UInt8(ascii: "1"), all[head + 1] >= UInt8(ascii: "3"),
      all[0] != UInt8(ascii: "0"), !all.hasPrefix(ByteView("86"))
    else { return nil }
    return head
  }

  /// Gives `o`, `l` and `i` their digits in words that hold nothing else than them and digits.
  private mutating func readSoftDigits() {
    var start = 0
    while start < storage.count { start = softenWord(from: start) + 1 }
  }

  /// Gives the letters of one word their digits, and returns where the word ends.
  private mutating func softenWord(from start: Int) -> Int {
    var end = start
    var digitCount = 0
    // tel138oo138ooo: letters before the first digit announce the number.
    var softStart = start
    var firstDigit = start
    while end < storage.count, storage[end].isAlphanumeric {
      if storage[end].kind == .digit {
        if digitCount == 0 { firstDigit = end }
        digitCount += 1
      } else if softDigit(storage[end].scalar) == nil {
        if digitCount > 0 { digitCount = .min / 2 }
        softStart = end + 1
      }
      end += 1
    }
    let from = softStart == start ? start : firstDigit
    if digitCount >= (softStart == start ? 1 : 4), digitCount < end - from { soften(from..<end) }
    return end
  }

  private mutating func soften(_ indices: Range<Int>) {
    for index in indices {
      if let digit = softDigit(storage[index].scalar) { storage[index].digit = digit }
    }
  }

  private func softDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "o": 0
    case "l", "i": 1
    default: nil
    }
  }

  /// Finds the groups of digits, and what separates them.
  private mutating func readGroups() {
    groupStorage.removeAll()
    digits.removeAll()
    var index = 0
    var lastEnd: Int?
    while index < storage.count {
      guard storage[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      let first = digits.count
      let isHan = storage[index].kind == .han || storage[index].kind == .joiner
      while index < storage.count, storage[index].isDigit,
        isHan == (storage[index].kind == .han || storage[index].kind == .joiner)
      {
        digits.append(UInt8(ascii: "0") + storage[index].digit)
        index += 1
      }
      let gap = lastEnd.map { self.gap($0..<start) } ?? .end
      var group = DigitGroup(
        first: first, count: digits.count - first, start: start, end: index, gap: gap)
      if let head = headCount(of: group) {
        var part = group
        part.count = head
        part.end = start + head
        groupStorage.append(part)
        group.first += head
        group.count -= head
        group.start += head
        group.gap = .blank
      }
      groupStorage.append(group)
      lastEnd = index
    }
  }

  private func gap(_ indices: Range<Int>) -> Gap {
    guard indices.count <= 3 else { return .end }
    // 138。0013。8000: a full stop inside of a number hides it.
    if indices.count == 1, storage[indices.lowerBound].scalar == "。" { return .bracket }
    var gap = Gap.tight
    for index in indices {
      let glyph = storage[index]
      switch glyph.kind {
      case .blank: gap = gap == .tight ? .blank : gap
      case .joiner: gap = symbolGap(glyph.scalar)
      case .stop: gap = isBracket(glyph.scalar) ? .bracket : .end
      default: return .end
      }
    }
    return gap
  }

  private func isBracket(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "【" || scalar == "】" || scalar == "〖" || scalar == "〗"
  }

  private func symbolGap(_ scalar: Unicode.Scalar) -> Gap {
    switch scalar {
    case "-", "–", "—", "‐", "_": .dash
    case ".": .dot
    case ",", "、": .comma
    case "/": .slash
    case "¥", "￥", "$", "%", "+", "=", "<", ">", "@": .end
    default: .symbol
    }
  }
}

/// The numbers of a text, which a ``GlyphText`` owns.
@safe
struct DigitGroupView: @unchecked Sendable {
  private let base: UnsafeMutablePointer<GlyphText.DigitGroup>

  /// The number of groups.
  let count: Int

  /// The digits of all groups, in ASCII.
  let digits: ByteView

  /// Wraps memory that the caller keeps alive for as long as the view is used.
  @unsafe
  init(start: UnsafeMutablePointer<GlyphText.DigitGroup>, count: Int, digits: ByteView) {
    unsafe base = start
    self.count = count
    self.digits = digits
  }

  /// A group; traps outside of the text.
  subscript(index: Int) -> GlyphText.DigitGroup {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the groups")
    return unsafe base[index]
  }

  /// The digits of some groups that follow each other.
  func joinedDigits(_ window: Range<Int>) -> ByteView {
    let last = self[window.upperBound - 1]
    return digits[self[window.lowerBound].first..<(last.first + last.count)]
  }

  /// The glyphs of some groups that follow each other.
  func glyphs(of window: Range<Int>) -> Range<Int> {
    self[window.lowerBound].start..<self[window.upperBound - 1].end
  }

  /// Marks groups as part of an entity, so that no other takes them.
  func take(_ window: Range<Int>) {
    for index in window {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "index outside of the groups")
      unsafe base[index].isTaken = true
    }
  }

  /// Whether nothing stands between some groups.
  func isTight(_ window: Range<Int>) -> Bool {
    for index in window.dropFirst() where self[index].gap != .tight { return false }
    return true
  }

  /// Whether all digits stand alone, each with a blank before it.
  func isSpelled(_ window: Range<Int>) -> Bool {
    for index in window {
      let group = self[index]
      guard group.count == 1, index == window.lowerBound || group.gap == .blank else {
        return false
      }
    }
    return true
  }
}
