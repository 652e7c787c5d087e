/// Marks of evasion in a text: what its sender did so that others do not find it.
///
/// Counts stop at 65,535. A mark is a hint, never a reason to block by itself: clean text has some.
public struct Evasion: BitwiseCopyable, Equatable, Sendable {
  /// Invisible characters: zero width, direction marks, variation selectors without an emoji, tags.
  public var hidden: UInt16 = 0

  /// Combining marks on letters and characters that have none.
  public var combining: UInt16 = 0

  /// Han characters outside of the table of 8,105 that are no plain traditional form.
  public var rare: UInt16 = 0

  /// Traditional forms in a text that has simplified ones too; zero in a text without.
  public var traditional: UInt16 = 0

  /// Enclosed and styled digits and letters beside other digits and letters.
  public var enclosed: UInt16 = 0

  /// Letters of another script that look like Latin ones.
  public var lookAlike: UInt16 = 0

  /// Kana and bopomofo beside Han characters.
  public var kana: UInt16 = 0

  /// Emoji between Han characters.
  public var emoji: UInt16 = 0

  /// Symbols between two Han characters; not `/` and `.`, which clean text has too.
  public var separator: UInt16 = 0

  /// Single Han characters with blanks on both sides.
  public var spaced: UInt16 = 0

  /// Readings in brackets behind a character.
  public var annotation: UInt16 = 0

  /// Digits, letters and runs of stops inside of a word that a rule or list asks for.
  public var inserted: UInt16 = 0

  /// Spellings of words that nobody writes but to hide them, as the variants tell.
  public var variant: UInt16 = 0

  /// No marks.
  public init() {}
}

extension Evasion {
  /// One kind of mark: its word in rules and stats, and where it is counted.
  ///
  /// Not `Sendable` for its key path's sake; a list of them is cheap to make.
  public enum Mark: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
    /// As ``Evasion/hidden`` and so on.
    case hidden, combining, rare, traditional, enclosed, lookAlike, kana, emoji, separator, spaced,
      annotation, inserted, variant

    /// The word that rules, decisions and stats use.
    public var name: StaticString {
      switch self {
      case .hidden: "hidden"
      case .combining: "combining"
      case .rare: "rare"
      case .traditional: "traditional"
      case .enclosed: "enclosed"
      case .lookAlike: "look-alike"
      case .kana: "kana"
      case .emoji: "emoji"
      case .separator: "separator"
      case .spaced: "spaced"
      case .annotation: "annotation"
      case .inserted: "inserted"
      case .variant: "variant"
      }
    }

    /// What one mark adds to the score, in tenths.
    ///
    /// Traditional forms, symbols and blanks stand in clean text more often, so they count half.
    public var weight: Int {
      switch self {
      case .traditional, .separator, .spaced: 5
      default: 10
      }
    }
  }

  /// How many marks of a kind there are.
  public func count(of mark: Mark) -> UInt16 {
    switch mark {
    case .hidden: hidden
    case .combining: combining
    case .rare: rare
    case .traditional: traditional
    case .enclosed: enclosed
    case .lookAlike: lookAlike
    case .kana: kana
    case .emoji: emoji
    case .separator: separator
    case .spaced: spaced
    case .annotation: annotation
    case .inserted: inserted
    case .variant: variant
    }
  }

  /// The sum of all marks, each with its weight, in tenths.
  public var score: Int {
    var sum = 0
    for mark in Mark.allCases { sum += Int(count(of: mark)) * mark.weight }
    return sum
  }
}
