/// Every limit of Weir, in one place, each with its reason.
///
/// A limit that a sender can reach rejects the line or the batch with a reason; a limit that a rule
/// author can reach is an error with a code. Related limits are held against each other by
/// `LimitsTests`.
public enum Limits {
  // MARK: Records

  /// Bytes of one line.
  ///
  /// A long message of 255 parts has 35 kB of text; escaped as `\uXXXX` six
  /// times that. What is longer is no record.
  public static let lineByteCountMax = 1 << 20

  /// Levels of arrays and objects in one line.
  ///
  /// Records are flat; carriers' extensions nest a little.
  public static let nestingDepthMax = 64

  /// Keys at the top of one record.
  ///
  /// DESIGN names 26; the rest is room for a carrier's own.
  public static let keyCountMax = 128

  /// Bytes of one key at the top of a record, escapes included.
  public static let keyByteCountMax = 256

  /// Bytes of a decoded text.
  ///
  /// 255 parts of 153 GSM characters are at most 39 kB; UCS-2 parts less.
  public static let textByteCountMax = 64 << 10

  /// Bytes of any other decoded field.
  ///
  /// Numbers have at most 21 digits; ids and links are short.
  public static let fieldByteCountMax = 1 << 10

  /// The last event time, in milliseconds since 1970: the last of the year 9999, as in RFC 3339.
  public static let timestampMillisecondsMax: Int64 = 253_402_300_799_999

  /// Integers that are no event time in milliseconds, since they are one of our days in seconds.
  ///
  /// As seconds they are the years 1973 to 5138, as milliseconds 1970 to 1973: a producer that
  /// forgot the factor of a thousand is told, and its records are not decided as of long ago.
  public static let timestampSecondsRange: Range<Int64> = 100_000_000..<100_000_000_000

  // MARK: Batches

  /// Bytes of one batch, unpacked.
  ///
  /// Offsets inside a batch have 32 bits, and a batch is held whole.
  public static let batchByteCountMax = 1 << 30

  /// How many times larger than itself a packed batch may become.
  ///
  /// Real batches reach about 12;
  /// DEFLATE cannot pass 1,032.
  public static let compressionRatioMax = 200

  /// Bytes of a batch's name.
  ///
  /// A file name has 255, and Weir puts a sequence number before it.
  public static let batchNameByteCountMax = 200

  // MARK: What people are shown

  /// Bytes of hostile text in one line of a log or a message.
  public static let quotedByteCountMax = 200
}
