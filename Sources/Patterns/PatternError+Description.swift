extension PatternError: CustomStringConvertible {
  /// What is wrong, in a lower-case sentence without full stop.
  public var message: String { "" }
  /// What to do about it, for the frequent mistakes.
  public var hint: String? { nil }
  /// The message and the place.
  public var description: String { "\(message) at byte \(offset)" }
}
