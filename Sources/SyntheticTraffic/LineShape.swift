/// What a made-up line is like; each shape takes another way through decoder, rules and encoder.
public enum LineShape: String, CaseIterable, Sendable {
  /// A message of everyday life.
  case everyday
  /// A message that shipped rules block or review.
  case scam
  /// A scam that its sender disguised: other widths, scripts, signs between characters, readings.
  case disguised
  /// A message with two signatures, from a port.
  case signed
  /// A message with contacts, links, accounts and amounts, some of them disguised.
  case contacts
  /// A message whose text is written in `\uXXXX`.
  case escaped
  /// A message with keys that Weir does not know, in several runs.
  case extended
  /// A message whose text is not UTF-8.
  case broken
  /// A message without an id.
  case anonymous
  /// A scam from a number that no rule may touch.
  case protected
  /// A text of many parts, on which a slow pattern gives up.
  case long
  /// A call that can still be blocked.
  case attempt
  /// A call attempt with a number that cannot be true.
  case forged
  /// A call that is over.
  case released
  /// A line that is no record.
  case rejected
}
