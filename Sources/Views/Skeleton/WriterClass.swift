import Bytes

/// What ``SkeletonWriter`` asks of a character, in one byte: of most characters nothing at all.
///
/// The bits in the middle mean one thing for separators and another for characters of words.
struct WriterClass: OptionSet, BitwiseCopyable, Sendable {
  var rawValue: UInt8

  /// A phrase begins with the character.
  static let phraseStart = WriterClass(rawValue: 1 << 0)

  /// The character is the second one of a phrase; the bit that is next to ``phraseStart``.
  static let phraseSecond = WriterClass(rawValue: 1 << 1)

  /// Is between words.
  static let separator = WriterClass(rawValue: 1 << 6)

  /// A pass of the skeleton may look at the character or its neighbours.
  static let watched = WriterClass(rawValue: 1 << 7)

  // MARK: Characters of words

  /// A Han numeral that stands in telephone numbers.
  static let numeral = WriterClass(rawValue: 1 << 2)
  static let letterO = WriterClass(rawValue: 1 << 3)

  /// What runs of digits consist of.
  static let numberPart = WriterClass(rawValue: 1 << 4)

  // MARK: Separators

  /// Ends a clause.
  static let boundary = WriterClass(rawValue: 1 << 2)

  /// Addresses have it between letters and digits.
  static let addressLike = WriterClass(rawValue: 1 << 3)

  /// Numbers have it between digits.
  static let inNumbers = WriterClass(rawValue: 1 << 4)

  /// Stands between groups of digits of one number.
  static let joinsNumbers = WriterClass(rawValue: 1 << 5)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The class of a character of which the skeleton knows something.
  init(_ code: UInt32, _ kind: CharacterClass) {
    self = kind.contains(.phraseStart) ? .phraseStart : []
    guard kind.isDisjoint(with: .category) else {
      if !kind.isDisjoint(with: .watched) { insert(.watched) }
      if !kind.isDisjoint(with: .numberPart) { insert(.numberPart) }
      if kind.contains(.numeral) { insert(.numeral) }
      if kind.contains(.letterO) { insert(.letterO) }
      return
    }
    insert(.separator)
    if WriterClass.mayMeanMore(code, kind) || kind.contains(.openingBracket) { insert(.watched) }
    if SeparatorSigns.isBoundary(code) { insert(.boundary) }
    if SeparatorSigns.isAddressLike(code) { insert(.addressLike) }
    if SeparatorSigns.isInNumbers(code) { insert(.inNumbers) }
    if SeparatorSigns.joinsNumbers(code) { insert(.joinsNumbers) }
  }

  /// The bits of a next character for which it needs a closer look, once this one is written.
  @inline(__always)
  var stops: UInt8 {
    let always: WriterClass = [.separator, .watched, .numeral, .letterO]
    return always.rawValue | (rawValue & WriterClass.phraseStart.rawValue) << 1
  }

  /// True if a separator has a variant, or may be kept for the sake of a number or word beside it.
  static func mayMeanMore(_ code: UInt32, _ kind: CharacterClass) -> Bool {
    SeparatorSigns.isKept(code) || !kind.isDisjoint(with: [.mapped, .backslash])
  }

  /// What the character, once it is written, says about the one behind it.
  var asLast: WriterClass { contains(.separator) ? intersection([.phraseStart, .watched]) : self }
}

/// The separators of a run: how many, and what one of them or all of them are.
struct SeparatorSummary {
  var count = 0
  var any: WriterClass = []
  var all: WriterClass = [.addressLike, .inNumbers, .joinsNumbers]
}

extension CharacterTable<CharacterClass> {
  /// The classes for ``SkeletonWriter`` of the code points of sixteen bits, all 65,536.
  ///
  /// - Parameter seconds: The second characters of phrases.
  /// - Returns: A class for each code point.
  func writerClasses(phraseSeconds seconds: Set<UInt32>) -> ScratchArray<WriterClass> {
    var classes = ScratchArray<WriterClass>(capacity: 0x1_0000)
    for code in UInt32(0)..<0x1_0000 {
      let kind = self[code]
      // Most separators have no class of their own, and are not looked for in the lists of signs.
      let isListed = code < 0x100 || code >> 8 == 0x30 || kind != .separator
      classes.append(isListed ? WriterClass(code, kind) : .separator)
    }
    for code in seconds where code < 0x1_0000 { classes[Int(code)].insert(.phraseSecond) }
    return classes
  }
}
