/// Why a line is no record: the whole set of answers, each with a code that never changes.
@frozen
public enum RejectionReason: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  // The form of the line.
  case lineTooLong
  case notAnObject
  case unexpectedEnd
  case unexpectedByte
  case trailingData
  case controlCharacter
  case invalidEscape
  case invalidNumber
  case invalidLiteral
  case invalidUTF8
  case loneSurrogate
  case nestingTooDeep
  case tooManyKeys
  case keyTooLong

  // What the line says.
  case duplicateKey
  case missingKey
  case wrongType
  case notAnInteger
  case numberOutOfRange
  case unknownWord
  case textTooLong
  case fieldTooLong
  case invalidTime
  case timeOutOfRange
  case timeInSeconds

  // What later versions will take.
  case feedbackNotYetSupported
  case rawNotYetSupported
}

/// A line that is no record: why, where, and about which key.
@frozen
public struct Rejection: Error, Equatable, Sendable, BitwiseCopyable {
  /// Why the line is rejected.
  public let reason: RejectionReason

  /// The known key that the reason is about, if it is about one.
  public let key: RecordKey?

  /// The place in the line where the reason showed, in bytes from its start.
  public let offset: Int

  /// Joins a reason, its place and its key.
  @inlinable
  public init(reason: RejectionReason, offset: Int, key: RecordKey? = nil) {
    self.reason = reason
    self.key = key
    self.offset = offset
  }
}
