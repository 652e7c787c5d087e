/// Why a line is no record: the whole set of answers, each with a code that never changes.
@frozen
public enum RejectionReason: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  // The form of the line.

  /// The line has more bytes than a record may have.
  case lineTooLong

  /// The line does not begin with an object.
  case notAnObject

  /// The line ends inside of the object.
  case unexpectedEnd

  /// A byte stands where the grammar allows none like it.
  case unexpectedByte

  /// Something other than white space stands behind the object.
  case trailingData

  /// A string has a raw byte below 0x20, NUL included.
  case controlCharacter

  /// A backslash begins none of the escapes of JSON.
  case invalidEscape

  /// A number is not written as JSON wants it.
  case invalidNumber

  /// A word is none of `true`, `false` and `null`.
  case invalidLiteral

  /// A key, or a value other than that of `text`, is not UTF-8.
  case invalidUTF8

  /// A known key's value has half of an escaped surrogate pair; in `text` it is repaired.
  case loneSurrogate

  /// A value has more levels of arrays and objects than ``Limits/nestingDepthMax``.
  case nestingTooDeep

  /// The record has more keys than ``Limits/keyCountMax``.
  case tooManyKeys

  /// A key has more bytes than ``Limits/keyByteCountMax``.
  case keyTooLong

  // What the line says.

  /// A known key stands twice.
  case duplicateKey

  /// A key that the kind needs is not there, or is null.
  case missingKey

  /// A value has another JSON type than its key wants.
  case wrongType

  /// A number has a fraction or an exponent where an integer belongs.
  case notAnInteger

  /// An integer is outside of its key's range.
  case numberOutOfRange

  /// A value is none of the words that its key allows.
  case unknownWord

  /// The decoded text has more bytes than ``Limits/textByteCountMax``.
  case textTooLong

  /// A decoded field has more bytes than ``Limits/fieldByteCountMax``.
  case fieldTooLong

  /// A string is no time of RFC 3339 with an offset.
  case invalidTime

  /// A time is before 1970 or after 9999.
  case timeOutOfRange

  /// A number is one of our days in seconds; milliseconds are wanted.
  case timeInSeconds

  // What later versions will take.

  /// The kind is `feedback`, which this version does not take.
  case feedbackNotYetSupported

  /// The record has `raw` or `dcs`, which this version does not decode.
  case rawNotYetSupported

  // What the program could not bear.

  /// The line ended the program each time it was decided, also alone and in a process of its own.
  case crash
}

/// A line that is no record: why, where, and about which key.
@frozen
public struct Rejection: Error, Equatable, Sendable, BitwiseCopyable {
  /// Why the line is rejected.
  public let reason: RejectionReason

  /// The known key that the reason is about, if it is about one.
  public let key: RecordKey?

  /// Where in the line the reason showed, in bytes from its start.
  public let offset: Int

  /// Joins a reason, its offset and its key.
  @inlinable
  public init(reason: RejectionReason, offset: Int, key: RecordKey? = nil) {
    self.reason = reason
    self.key = key
    self.offset = offset
  }
}
