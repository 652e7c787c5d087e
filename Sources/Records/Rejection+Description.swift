extension RejectionReason {
  /// The code in the queue of rejected lines and in the stats; it never changes.
  public var code: StaticString {
    switch self {
    case .lineTooLong: "line-too-long"
    case .notAnObject: "not-an-object"
    case .unexpectedEnd: "unexpected-end"
    case .unexpectedByte: "unexpected-byte"
    case .trailingData: "trailing-data"
    case .controlCharacter: "control-character"
    case .invalidEscape: "invalid-escape"
    case .invalidNumber: "invalid-number"
    case .invalidLiteral: "invalid-literal"
    case .invalidUTF8: "invalid-utf8"
    case .loneSurrogate: "lone-surrogate"
    case .nestingTooDeep: "nesting-too-deep"
    case .tooManyKeys: "too-many-keys"
    case .keyTooLong: "key-too-long"
    case .duplicateKey: "duplicate-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .notAnInteger: "not-an-integer"
    case .numberOutOfRange: "number-out-of-range"
    case .unknownWord: "unknown-word"
    case .textTooLong: "text-too-long"
    case .fieldTooLong: "field-too-long"
    case .invalidTime: "invalid-time"
    case .timeOutOfRange: "time-out-of-range"
    case .timeInSeconds: "time-in-seconds"
    case .feedbackNotYetSupported: "feedback-not-yet-supported"
    case .rawNotYetSupported: "raw-not-yet-supported"
    case .crash: "crash"
    }
  }
}

extension RejectionReason: CustomStringConvertible {
  /// What the line does wrong, as the rest of a sentence that begins with "the line".
  public var description: String {
    switch self {
    case .lineTooLong: "has more bytes than a line may have"
    case .notAnObject: "does not begin with a JSON object"
    case .unexpectedEnd: "ends before the object does"
    case .unexpectedByte: "has a byte that JSON does not allow here"
    case .trailingData: "goes on behind its object"
    case .controlCharacter: "has a raw control character in a string"
    case .invalidEscape: "has an escape that JSON does not know"
    case .invalidNumber: "has a number that JSON does not allow"
    case .invalidLiteral: "has a word other than true, false and null"
    case .invalidUTF8: "is not UTF-8"
    case .loneSurrogate: "has half of a surrogate pair"
    case .nestingTooDeep: "has too many levels of arrays and objects"
    case .tooManyKeys: "has too many keys"
    case .keyTooLong: "has a key that is too long"
    case .duplicateKey: "has the key twice"
    case .missingKey: "does not have the key, which its kind needs"
    case .wrongType: "has a value of another type than the key wants"
    case .notAnInteger: "has a number with a fraction or an exponent where an integer belongs"
    case .numberOutOfRange: "has a number outside of the key's range"
    case .unknownWord: "has a word that the key does not allow"
    case .textTooLong: "has a text that is too long"
    case .fieldTooLong: "has a field that is too long"
    case .invalidTime: "has a time that is not RFC 3339 with an offset"
    case .timeOutOfRange: "has a time before 1970 or after 9999"
    case .timeInSeconds: "has a time that looks like seconds, where milliseconds are wanted"
    case .feedbackNotYetSupported: "is of the kind feedback, which is not yet supported"
    case .rawNotYetSupported: "has an undecoded text, which is not yet supported"
    case .crash: "ends the program that decides it, which is our bug"
    }
  }
}

extension Rejection: CustomStringConvertible {
  /// A sentence for people, without a full stop.
  public var description: String {
    let about = key.map { ", key \($0.name)" } ?? ""
    return "the line \(reason) (\(reason.code), at byte \(offset)\(about))"
  }
}
