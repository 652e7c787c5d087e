/// The keys that Weir knows, all of them.
///
/// ``entry`` is the one table of keys. The decoder, the loader of rules and the documents read it;
/// a new key is a case here, a row there, and one more element in ``Record``.
@frozen
public enum RecordKey: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case kind
  case id
  case ts
  case from
  case to
  case text
  case stage
  case answered
  case ringMilliseconds
  case durationSeconds
  case cause
  case node
  case link
  case linkClass
  case dir
  case serviceProvider
  case service
  case partReference
  case partNumber
  case partTotal
  case imsi
  case imei
  case cell
  case raw
  case dcs
}

extension RecordKey {
  /// A value for each key, by raw value.
  ///
  /// The number is that of the cases: a generic argument must be written out, so the table of keys
  /// holds the two together when it is made.
  @usableFromInline typealias PerKey<Element> = InlineArray<25, Element>

  /// The most keys that there may be: a set of keys is the bits of a `UInt32`.
  static let countMax = UInt32.bitWidth

  /// What a key's value is in JSON, and what it may be.
  public enum ValueType: Sendable {
    /// A string of at most so many bytes when decoded.
    case text(byteCountMax: Int)

    /// A number without fraction and exponent, in a range.
    case integer(ClosedRange<UInt32>)

    /// `true` or `false`.
    case boolean

    /// A string with a time in RFC 3339, or a number of milliseconds since 1970.
    case time

    /// One of a few strings.
    case word([StaticString])
  }

  /// The sort of a value without its range or words, for a quick look.
  @frozen
  public enum ValueShape: UInt8, Sendable, BitwiseCopyable {
    /// A decoded string.
    case text

    /// A decoded integer.
    case integer

    /// A decoded boolean.
    case boolean

    /// A point in time.
    case time

    /// One of ``RecordKey/words``.
    case word
  }

  /// The part that a key plays in a kind of record.
  public enum Use: Sendable {
    /// A record of the kind without the key is rejected.
    case needed

    /// The key may be there.
    case optional

    /// The kind has no use for the key; it is checked and kept all the same.
    case none
  }

  /// One row of the table of keys.
  public struct Entry: Sendable {
    /// The key as written in JSON.
    public let name: StaticString

    /// What the value is.
    public let type: ValueType

    /// The part that the key plays in a message.
    public let sms: Use

    /// The part that the key plays in a call.
    public let call: Use

    /// One sentence for people who read records or write rules.
    public let doc: StaticString
  }
}
