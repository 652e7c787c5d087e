import Bytes
import CPCRE2

extension PatternError: CustomStringConvertible {
  /// What is wrong, in a lower-case sentence without full stop.
  public var message: String {
    switch reason {
    case .engine(let number): return engineMessage(number)
    case .callout: return "callouts are not allowed in rules"
    case .setting(let name): return "the setting (*\(name)) is not allowed in rules"
    case .raisedLimit(let name, let maximum):
      return "(*\(name)=…) may lower the limit of \(maximum) but not raise it"
    }
  }

  /// What to do about it, for frequent mistakes; nil where the message says it all.
  public var hint: String? {
    switch reason {
    case .engine(let number): return engineHint(Int32(number))
    case .callout: return "remove (?C…); to comment a pattern, write (?#…)"
    case .setting: return settingHint
    case .raisedLimit:
      return "a pattern that needs more must be written in another way, with fewer nested repeats"
    }
  }

  /// The message, the place and the hint.
  public var description: String {
    "\(message), at byte \(offset)" + (hint.map { " (\($0))" } ?? "")
  }

  private var settingHint: String {
    "all patterns share one newline convention (\\n), UTF and UCP, and one set of limits"
  }
}

/// PCRE2's own sentence for an error number.
private func engineMessage(_ number: Int) -> String {
  var buffer = [UInt8](repeating: 0, count: 256)
  let length = unsafe buffer.withUnsafeMutableBufferPointer { room in
    unsafe pcre2_get_error_message_8(Int32(number), room.baseAddress, room.count)
  }
  guard length > 0 else { return "PCRE2 error \(number)" }
  return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
}

/// What to do about the mistakes that authors make most, by PCRE2's number.
private func engineHint(_ number: Int32) -> String? {
  // The negative numbers are the ways in which UTF-8 can be broken.
  if number < 0 { return "save the file as UTF-8" }
  switch number {
  case PCRE2_ERROR_END_BACKSLASH:
    return "write \\\\ for a backslash"
  case PCRE2_ERROR_UNKNOWN_ESCAPE, PCRE2_ERROR_ESCAPE_INVALID_IN_CLASS:
    return "only letters with a meaning may follow a backslash; for the letter, drop the backslash"
  case PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER:
    return "write the smaller number first: {2,5}"
  case PCRE2_ERROR_QUANTIFIER_TOO_BIG:
    return "a repeat count is at most 65535"
  case PCRE2_ERROR_MISSING_SQUARE_BRACKET:
    return "close the class with ]; for the character itself, write \\["
  case PCRE2_ERROR_CLASS_RANGE_ORDER, PCRE2_ERROR_CLASS_INVALID_RANGE:
    return "a range goes from the lower to the higher character; for a hyphen, write \\-"
  case PCRE2_ERROR_QUANTIFIER_INVALID:
    return "nothing stands before the quantifier; for the character itself, write \\* \\+ or \\?"
  case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS:
    return "a parenthesis is not closed; for the character itself, write \\("
  case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS:
    return "no parenthesis is open here; for the character itself, write \\)"
  case PCRE2_ERROR_POSIX_CLASS_NOT_IN_CLASS, PCRE2_ERROR_POSIX_NO_SUPPORT_COLLATING:
    return "[: and [. have a meaning of their own; put the colon or the dot elsewhere in the class"
  case PCRE2_ERROR_UNKNOWN_POSIX_CLASS:
    return "known are [:alpha:] [:digit:] [:space:] [:punct:] and the like, inside a class"
  case PCRE2_ERROR_PATTERN_TOO_LARGE:
    return "a large count repeats its group in memory: lower it, or split the condition"
  case PCRE2_ERROR_PATTERN_STRING_TOO_LONG:
    return "a pattern has at most \(Limits.patternByteCountMax) bytes: a list of words holds more"
  case PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP:
    return "parentheses nest at most \(Limits.patternNestingDepthMax) deep"
  default:
    return engineHintForReferences(number)
  }
}

/// The same, for look-behinds, groups, properties and options.
private func engineHintForReferences(_ number: Int32) -> String? {
  switch number {
  case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
    return "each alternative of a look-behind has one length: no * + ? {2,5}; or match and use \\K"
  case PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED, PCRE2_ERROR_LOOKBEHIND_TOO_LONG:
    return "make the look-behind shorter, or match the text and use \\K"
  case PCRE2_ERROR_BACKSLASH_K_IN_LOOKAROUND:
    return "put \\K outside of the look-around"
  case PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED:
    return "\\C would cut characters into bytes: write . or (?s:.)"
  case PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE:
    return "no group has that number or name; groups count from 1, (?:…) does not count"
  case PCRE2_ERROR_DUPLICATE_SUBPATTERN_NAME:
    return "give each group its own name, or write (?:…) where the name is not used"
  case PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY, PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY:
    return "Chinese characters are \\p{Han}, letters \\p{L}, digits \\p{Nd}"
  case PCRE2_ERROR_CODE_POINT_TOO_BIG, PCRE2_ERROR_UNICODE_DISALLOWED_CODE_POINT:
    return "a character is at most \\x{10ffff}, and none of \\x{d800} to \\x{dfff}"
  case PCRE2_ERROR_INVALID_HEXADECIMAL, PCRE2_ERROR_MISSING_OCTAL_OR_HEX_DIGITS:
    return "write a character by its number as \\x{5fae}"
  case PCRE2_ERROR_UNSUPPORTED_ESCAPE_SEQUENCE:
    return "write a character by its number as \\x{5fae}; \\u, \\U, \\L and \\N{name} are not known"
  case PCRE2_ERROR_INVALID_AFTER_PARENS_QUERY, PCRE2_ERROR_UNRECOGNIZED_AFTER_QUERY_P:
    return "known are (?:…) (?=…) (?!…) (?<=…) (?<!…) (?>…) (?|…) (?i) (?<name>…) (?#…)"
  case PCRE2_ERROR_VERB_UNKNOWN:
    return "settings such as (*LIMIT_MATCH=1000) stand at the very start of a pattern"
  default:
    return nil
  }
}
