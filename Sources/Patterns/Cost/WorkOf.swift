/// What single steps of PCRE2's machine code cost, in nanoseconds, as measured on the machine of the
/// bench and rounded up.
enum WorkOf {
  /// A character against a character.
  static let literal = 1.0

  /// The same without regard to case.
  static let caselessLiteral = 2.0

  /// A character against `.`, or a class of ASCII.
  static let dot = 2.0

  /// A character against `\w`, `\p{…}` and the like, which look up its properties.
  static let property = 3.0

  /// The places at `\b`, where the properties of two characters are looked up.
  static let wordBoundary = 8.0

  /// A place where a match may begin.
  static let start = 6.0

  /// A member of a class beyond ASCII: they are gone through one by one.
  static let classMember = 0.3

  /// A character of a cluster, for `\X`.
  static let cluster = 5.0

  /// An alternative that fails at its first character.
  static let alternative = 0.5

  /// A counted step: a turn of a loop, or a step back.
  static let step = 2.0

  /// A turn of a group, which is also counted.
  static let turn = 5.0

  /// A group that keeps what it found: a look-around or an atomic group.
  static let keep = 4.0

  /// The same each time that it is repeated, which saves what it found.
  static let keepAgain = 80.0

  /// A character of what a group matched, against the text.
  static let reference = 1.0

  /// A character that a look-behind steps back over.
  static let stepBack = 2.0
}
