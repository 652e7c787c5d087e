/// Every limit of Weir, in one place, each with its reason.
///
/// A limit that a sender can reach rejects the line or the batch with a reason; a limit that a rule
/// author can reach is an error with a code. Related limits are held against each other by
/// `LimitsTests`.
public enum Limits {
  // MARK: Records

  /// Bytes of one line. A long message of 255 parts has 35 kB of text; escaped as `\uXXXX` six
  /// times that. What is longer is no record.
  public static let lineByteCountMax = 1 << 20

  /// Levels of arrays and objects in one line. Records are flat; carriers' extensions nest a little.
  public static let nestingDepthMax = 64

  /// Keys at the top of one record. DESIGN names 26; the rest is room for a carrier's own.
  public static let keyCountMax = 128

  /// Bytes of one key at the top of a record, escapes included.
  public static let keyByteCountMax = 256

  /// Bytes of a decoded text. 255 parts of 153 GSM characters are at most 39 kB; UCS-2 parts less.
  public static let textByteCountMax = 64 << 10

  /// Bytes of any other decoded field. Numbers have at most 21 digits; ids and links are short.
  public static let fieldByteCountMax = 1 << 10

  // MARK: Batches

  /// Bytes of one batch, unpacked. Offsets inside a batch have 32 bits, and a batch is held whole.
  public static let batchByteCountMax = 1 << 30

  /// How many times larger than itself a packed batch may become. Real batches reach about 12;
  /// DEFLATE cannot pass 1,032.
  public static let compressionRatioMax = 200

  /// Bytes of a batch's name. A file name has 255, and Weir puts a sequence number before it.
  public static let batchNameByteCountMax = 200

  // MARK: Documents

  /// Bytes of one YAML file.
  ///
  /// Ten thousand rules of the usual size take 2.3 MB.
  public static let documentByteCountMax = 8 << 20

  /// Levels of lists and mappings in a YAML file.
  ///
  /// Conditions nest by a handful; readers recurse.
  public static let documentDepthMax = 48

  /// Texts with unknown escapes that are found in one go; each costs a pass over the file.
  public static let escapeRetryCountMax = 100

  /// Findings that are kept; a person does not read a thousand, and a generated file may have more.
  public static let diagnosticCountMax = 1_000

  /// Bytes of a name: a rule, a tag, a list; longer ones do not fit in a table.
  public static let identifierByteCountMax = 80

  /// Columns of a source line that are shown above a caret, to fit a terminal with its margin.
  public static let excerptColumnCountMax = 100

  // MARK: What people are shown

  /// Bytes of hostile text in one line of a log or a message.
  public static let quotedByteCountMax = 200
}
