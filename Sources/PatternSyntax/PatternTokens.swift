/// The tokens of a pattern, one behind the other without a gap.
public struct PatternTokens: Sendable {
  /// The tokens, in the order of the pattern.
  public let tokens: [PatternToken]

  /// True where the pattern ends with blanks and comments left out, so that a comment could swallow
  /// what is put behind it.
  public let endsExtended: Bool

  /// Reads a pattern, which need not be correct.
  public init(_ source: String) {
    var tokenizer = PatternTokenizer(source)
    tokenizer.run()
    tokens = tokenizer.tokens
    endsExtended = tokenizer.isExtended
  }
}
