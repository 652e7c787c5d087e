import Documents

/// What conditions ask about texts, as it was written: for checks that look at words.
struct AskedTexts {
  /// A pattern with its fragments.
  struct AskedPattern {
    var expanded: ExpandedPattern
    var scalar: Scalar
  }

  /// Words, and where they do not count.
  struct AskedWords {
    var source: WordSource
    /// Where the words stand, in the order of their entries; empty for those of a list.
    var scalars: [Scalar]
    var borders: WantedBorders
  }

  var patterns: [AskedPattern] = []
  var words: [AskedWords] = []

  mutating func append(_ other: AskedTexts) {
    patterns += other.patterns
    words += other.words
  }
}
