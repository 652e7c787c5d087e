/// A pattern as it is matched against a view: its literals folded as the text is.
public struct FoldedPattern: Equatable, Sendable {
  /// One finding about a pattern in a view.
  public struct Problem: Equatable, Sendable {
    /// What was found.
    public enum Kind: Hashable, Sendable {
      /// A literal of which nothing is left in the view, so that it would match everywhere.
      case vanishes

      /// A literal that the view never shows, so that it can never match.
      case cannotMatch

      /// A literal that the view writes otherwise; it was rewritten.
      case rewritten

      /// A range in a class whose ends do not fold as a block.
      case range

      /// A member of a class that folds to several characters.
      case member

      /// A literal with less than two Han characters, in skeleton.
      case shortLiteral

      /// Less than three syllables in a run, in sound.
      case shortSound

      /// Alternatives of one syllable, in sound.
      case singleSyllables

      /// A literal that sounds like a common word.
      case homophone

      /// An anchor or boundary that means something else in the view.
      case anchor
    }

    /// What was found.
    public var kind: Kind

    /// The bytes of the source that are meant.
    public var range: Range<Int>

    /// What is wrong, in a lower-case sentence without full stop.
    public var message: String

    /// What to do about it.
    public var hint: String?

    /// Whether the pattern cannot do what its author means in this view.
    public var isError: Bool
  }

  /// The pattern to compile, in UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// What was found, in the order of the source.
  public internal(set) var problems: [Problem] = []

  /// Where each stretch of the result comes from, in rising order.
  var stretches: [Stretch] = []

  /// A stretch of the result, and the source bytes that it was made of.
  struct Stretch: Equatable, Sendable {
    var start: Int
    var source: Range<Int>
    var isCopied: Bool
  }

  /// The offset in the source of an offset in the result, for the errors of PCRE2.
  public func sourceOffset(of offset: Int) -> Int {
    guard let stretch = stretches.last(where: { $0.start <= offset }) else { return 0 }
    guard stretch.isCopied else { return stretch.source.lowerBound }
    return min(stretch.source.lowerBound + offset - stretch.start, stretch.source.upperBound)
  }
}
