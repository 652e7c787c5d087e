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

  // MARK: Spool

  /// Batches that share a commit.
  ///
  /// A journal record names each, and a release unlinks each.
  public static let groupBatchCountMax = 4_096

  /// Bytes of output that share a commit: 64 MB sync at the full speed of the disk, and more only
  /// delays what is ready.
  public static let groupByteCountMax = 64 << 20

  /// Names of waiting batches held in memory, about 10 MB; what lies beyond is found by a rescan.
  public static let lookAheadNameCountMax = 65_536

  /// Directories below `incoming/`.
  ///
  /// Each takes a watch and a place in the round.
  public static let sourceCountMax = 1_024

  /// Odd names in `incoming/` that are shown; the rest are only counted.
  public static let oddNamesShownMax = 8

  /// Batches remembered to know a repeat.
  ///
  /// Each takes 24 bytes on disk and about 60 in memory. Seven days hold one batch every 0.6
  /// seconds; with more, the oldest are forgotten before the horizon.
  public static let identityCountMax = 1 << 20

  /// Bytes of one journal segment, so what a start reads and checks at most twice over.
  public static let journalSegmentByteCount = 8 << 20

  /// Bytes of one journal record: 4,096 batches with the longest names, and the counters.
  public static let journalRecordByteCountMax = 64 << 20

  /// Bytes of one checkpoint: the identities and counters of one segment, however small its groups.
  public static let checkpointByteCountMax = 256 << 20

  /// Bytes written at once to a prepared file.
  public static let preparedPieceByteCount = 1 << 20

  /// How often a batch that changes while it is read is read again before it counts as corrupt.
  public static let batchReadCountMax = 3

  /// Bytes that a packed batch may unpack to whatever its ratio: few like records pack well.
  public static let compressionRatioFreeByteCount = 1 << 20

  // MARK: What people are shown

  /// Bytes of hostile text in one line of a log or a message.
  public static let quotedByteCountMax = 200
}
