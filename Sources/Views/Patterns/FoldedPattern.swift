/// A pattern as it is matched against a view: its literals folded as the text is.
public struct FoldedPattern: Equatable, Sendable {
  /// One finding about a pattern in a view.
  public struct Problem: Equatable, Sendable {
    /// What was found.
    public var reason: PatternFoldReason

    /// The bytes of the source that are meant.
    public var range: Range<Int>
  }

  /// The pattern to compile, in UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// What was found, in the order of the source.
  public internal(set) var problems: [Problem] = []

  /// True if the pattern cannot do in this view what its author means.
  public var hasError: Bool { problems.contains { !$0.reason.isWarning } }

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
