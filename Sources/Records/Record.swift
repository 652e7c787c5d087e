// Records: the record, and strict NDJSON in, without allocation.
//
// Touches: memory only. No files, clock, log or thread.
// Hostile: every byte of a line; what a strict parser refuses is refused here, with a reason.
// Fails: a broken line is a value (``Rejection``); only our own bugs trap.

/// The two kinds of records: the value of the key `kind`.
@frozen
public enum RecordKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// One short message, or one part of a long one.
  case sms

  /// One call, as an attempt or as a call detail record.
  case call
}

/// How far a call has come: the value of the key `stage`.
@frozen
public enum CallStage: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// The call is being set up and can still be blocked.
  case attempt

  /// The call is over; its record counts and warns, and decides nothing.
  case cdr
}

/// The changes that the decoder made to a record, for the readers of its decision.
@frozen
public struct RecordFlags: OptionSet, Sendable, BitwiseCopyable {
  /// The flags as bits.
  public let rawValue: UInt8

  /// Takes the flags as bits.
  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The line had no `id`, and one was made from the batch, the offset and the line.
  public static let identifierSynthesized = RecordFlags(rawValue: 1 << 0)

  /// The text was not well-formed, and U+FFFD stands where it was broken.
  public static let textRepaired = RecordFlags(rawValue: 1 << 1)
}

/// One message or one call, decoded: plain data that points into its line and its arena.
///
/// A record owns nothing. Its fields are stretches of the line that it was decoded from, or in the
/// arena of its chunk; ``RecordSource`` holds both and gives the bytes. A record may be decoded
/// into as often as one likes.
@frozen
public struct Record: BitwiseCopyable, Sendable {
  /// Whether this is a message or a call.
  public internal(set) var kind: RecordKind

  /// The changes that the decoder made to the record.
  public internal(set) var flags: RecordFlags

  /// Which keys the record has: bit *n* is the key with the raw value *n*.
  @usableFromInline var present: UInt32

  /// The event time in milliseconds since 1970-01-01T00:00:00Z, never negative.
  public internal(set) var timestampMilliseconds: Int64

  /// The members with unknown keys as JSON, `"k":v,"k2":v2`, byte for byte as written.
  public internal(set) var ext: FieldRange

  /// Where each key's value stands, by raw value; meaningless where `present` has no bit.
  @usableFromInline var fields: RecordKey.PerKey<FieldRange>

  /// The decoded integers, booleans (0 or 1) and words (by index), by the key's raw value.
  @usableFromInline var scalars: RecordKey.PerKey<UInt32>

  /// Makes a record without any field, to be decoded into.
  public init() {
    kind = .sms
    flags = []
    present = 0
    timestampMilliseconds = 0
    ext = .absent
    fields = RecordKey.PerKey(repeating: .absent)
    scalars = RecordKey.PerKey(repeating: 0)
  }
}

extension Record {
  /// True if the line had the key with a value other than null; an empty `id` counts as none.
  @inlinable
  @inline(__always)
  public func has(_ key: RecordKey) -> Bool {
    present & key.bit != 0
  }

  /// Where the value of a key stands.
  ///
  /// A text is decoded and without its quotes. `ts`, integers and booleans are as written, the
  /// quotes of a `ts` included, ready to be copied into JSON.
  @inlinable
  @inline(__always)
  public func field(_ key: RecordKey) -> FieldRange {
    has(key) ? fields[Int(key.rawValue)] : .absent
  }

  /// The value of an integer key; nil where the record has none or the key holds no integer.
  @inlinable
  public func integer(_ key: RecordKey) -> Int64? {
    guard has(key), key.valueShape == .integer else { return nil }
    return Int64(scalars[Int(key.rawValue)])
  }

  /// The value of a boolean key; nil where the record has none or the key holds no boolean.
  @inlinable
  public func boolean(_ key: RecordKey) -> Bool? {
    guard has(key), key.valueShape == .boolean else { return nil }
    return scalars[Int(key.rawValue)] != 0
  }

  /// The index in ``RecordKey/words`` of a word key's value; nil where the record has none.
  @inlinable
  public func wordIndex(_ key: RecordKey) -> Int? {
    guard has(key), key.valueShape == .word else { return nil }
    return Int(scalars[Int(key.rawValue)])
  }

  /// How far the call has come; nil for a message.
  @inlinable
  public var stage: CallStage? {
    // A message may carry the key, which then means nothing: else a sender could pass as released.
    guard kind == .call, let index = wordIndex(.stage) else { return nil }
    return CallStage(rawValue: UInt8(index))
  }
}
