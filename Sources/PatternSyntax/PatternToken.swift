// PatternSyntax: PCRE2's syntax, read once for all who look at patterns.
//
// Touches: memory. No files, clock, log or thread.
// Hostile: nothing; patterns come from authors, in the middle of writing them, so any text goes.
// Fails: never; what PCRE2 will refuse is a token of its own, and then there is no tree.

/// A piece of a pattern that means something by itself, and where it stands.
public struct PatternToken: Equatable, Sendable {
  /// What a token is.
  public enum Kind: Equatable, Sendable {
    /// A character that stands for itself, as it is or behind a backslash.
    case literal(UInt32)

    /// An escape that names one character, such as `\n` or `\x{5fae}`; nil where only PCRE2 knows
    /// which.
    case character(UInt32?)

    /// An escape for one of many characters: the letter of `\d \D \w \W \s \S \h \H \v \V \N \R \X`.
    case set(UInt8)

    /// `\p{…}` or `\P{…}`.
    case property

    /// The dot.
    case dot

    /// A test of the place that takes no character: `^`, `$`, or the letter of `\b \B \A \z \Z \G \K`.
    case boundary(UInt8)

    /// A class in brackets.
    case characterClass(PatternClass)

    /// The opening bracket of a group, with what says its kind.
    case open(PatternGroup)

    /// `)`
    case close

    /// `|`
    case bar

    /// How often what stands before is matched.
    case quantifier(PatternQuantifier)

    /// `(?i)`, which holds to the end of the group that it stands in.
    case options(PatternOptions)

    /// What a group matched must stand here again: `\1`, `\k<name>`, `(?P=name)`, `\g{-1}`.
    case backReference(PatternReference)

    /// A group is matched again here: `(?R)`, `(?1)`, `(?&name)`, `\g<name>`.
    case call

    /// `(*NAME)` or `(*NAME:…)`: the name.
    case verb(String)

    /// `(?C…)`.
    case callout

    /// `\Q`, which makes literals of everything up to `\E`.
    case quotation

    /// `\E`, which means nothing where nothing was quoted.
    case endOfQuotation

    /// `(?#…)`, or in an extended pattern `#` to the end of the line.
    case comment

    /// A blank in an extended pattern.
    case blank

    /// What no version of PCRE2 that is known here takes, such as `\y` or a backslash at the end.
    case unknown
  }

  /// What it is.
  public var kind: Kind

  /// Its bytes in the pattern.
  public var range: Range<Int>

  /// True between `\Q` and `\E`.
  public var isQuoted = false

  /// True where blanks and comments are left out, as behind `(?x)`.
  public var isExtended = false

  /// False for what the pattern does not end: a class, a comment, a name, a quotation.
  public var isClosed = true

  /// True for what is left out before anything is matched.
  public var isIgnored: Bool {
    switch kind {
    case .quotation, .endOfQuotation, .comment, .blank: true
    default: false
    }
  }
}

/// How a group begins.
public enum PatternGroup: Equatable, Sendable {
  /// `(…)`, or with a name `(?<name>…)`.
  case capture(name: [UInt32]?)

  /// `(?:…)`, or with options `(?i:…)`.
  case plain(PatternOptions?)

  /// `(?|…)`: its alternatives number their groups alike.
  case reset

  /// `(?>…)`: what it matched once stays.
  case atomic

  /// `(?=…)`, `(?!…)`, `(?<=…)` and `(?<!…)`.
  case lookAround(isBehind: Bool, isNegative: Bool)

  /// `(?(condition)…)`: a condition that is a look-around follows as a group of its own.
  case conditional(hasGroup: Bool)

  /// `(*name:…)`, `(?*…)`, `(?<*…)`: kinds by longer names, which are left to PCRE2.
  case named(String)

  /// `(?` before something that is none of all this.
  case unknown
}

/// The letters of `(?imnsxJU-imsx)`.
public struct PatternOptions: Equatable, Sendable {
  /// True for `(?^…)`, which first turns all of them off.
  public var isReset = false

  /// The letters that are turned on.
  public var on: [UInt8] = []

  /// The letters that are turned off.
  public var off: [UInt8] = []

  /// What becomes of an option, by its letter.
  public func applied(_ letter: Character, to isOn: Bool) -> Bool {
    guard let letter = letter.asciiValue else { return isOn }
    if off.contains(letter) { return false }
    return on.contains(letter) || isOn && !isReset
  }

  /// True for `(?xx)`, which leaves out blanks in classes, too.
  public var extendsClasses: Bool {
    on.count { $0 == UInt8(ascii: "x") } > 1
  }
}

/// How often something is matched in a row.
public struct PatternQuantifier: Equatable, Sendable {
  /// In which order the numbers are tried.
  public enum Mode: Equatable, Sendable {
    /// The most first.
    case greedy

    /// The least first.
    case lazy

    /// The most, and nothing else.
    case possessive
  }

  /// The least number; nil where versions of PCRE2 read the braces differently, as in `{,3}`.
  public var least: Int?

  /// The greatest number; nil where there is none.
  public var most: Int?

  /// The order.
  public var mode = Mode.greedy

  /// Makes a quantifier.
  public init(least: Int?, most: Int?, mode: Mode = .greedy) {
    self.least = least
    self.most = most
    self.mode = mode
  }
}

/// Which group a back-reference means.
public enum PatternReference: Equatable, Sendable {
  /// The group of a number from 1 to 9.
  case number(Int)

  /// The group of a name.
  case name([UInt32])

  /// A number that counts from here, or one that may as well be an octal code.
  case other
}
