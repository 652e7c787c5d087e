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
  /// Weir knows 25; the rest is room for a carrier's own.
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

  /// Bytes of the chunk of a batch that a worker matches at once: a thousand records, so that handing
  /// it over costs nothing, and few enough to stay with their results in the cache of a core.
  public static let chunkByteCount = 256 << 10

  /// Lines of the chunk of a batch.
  ///
  /// A line takes some 400 bytes of results, and the shortest record has 70 bytes, so that no chunk
  /// of records reaches this. Lines of one byte would take 50 MB a chunk, and a packed batch of them
  /// gigabytes with many matching threads.
  public static let chunkLineCountMax = 4_096

  /// Elements of scratch that a worker keeps from one chunk to the next; what one odd chunk needed
  /// beyond that is given back.
  public static let keptScratchElementCountMax = 64 << 10

  /// Bytes of batches that are claimed ahead of the one in hand, so that every worker has a chunk.
  ///
  /// The batch that passes it is the last, so memory is bounded by this and one batch.
  public static let aheadByteCountMax = 16 << 20

  /// Lines of a batch that may be no records, however few others it has.
  ///
  /// A broken line of two bytes makes two hundred in `rejected`. A batch with more, and with more than
  /// half of its lines, is no batch of records: it goes to `corrupt/` as a whole.
  public static let rejectedLineCountFree = 10_000

  /// Lines of a batch that may be no records, whatever their share: 200 MB of output, and more than
  /// anybody looks through.
  public static let rejectedLineCountMax = 1_000_000

  /// How many times larger than itself a packed batch may become.
  ///
  /// Real batches reach about 12; DEFLATE cannot pass 1,032. It holds at every point of the unpacking, so that a bomb is refused before it has
  /// taken the memory of a whole batch.
  public static let compressionRatioMax = 100

  /// Bytes of a batch's name.
  ///
  /// A file name has 255, and Weir puts a sequence number before it.
  public static let batchNameByteCountMax = 200

  /// Bytes of a file name: NAME_MAX of Linux.
  public static let fileNameByteCountMax = 255

  // MARK: Facts

  /// Bytes of one data file of the numbering plan.
  ///
  /// The 500,000 seven-digit beginnings of mobile numbers with their provinces take 10 MB.
  public static let tableByteCountMax = 64 << 20

  /// Rows of one data file; there are a million possible beginnings of seven digits.
  public static let tableRowCountMax = 1_000_000

  /// Quotations of one text that are looked at; more than that nobody reads.
  public static let quotationCountMax = 64

  /// Bytes of a signature's name: carriers accept 12 characters, and impostors are generous.
  public static let signatureByteCountMax = 120

  /// Bytes behind a last signature: an opt-out such as 拒收请回复R has up to 40.
  public static let signatureTailByteCountMax = 48

  /// Bytes of blanks and ornaments between a signature and the edge of the text.
  public static let signatureBlankByteCountMax = 16

  /// Characters from which on a text with signs between all others is taken for a disguise.
  ///
  /// Shorter ones are words that somebody spells: w w w, 8 8 8.
  public static let interleavedCharacterCountMin = 32

  /// Bytes of a text in which entities are looked for; the rest is not looked at.
  ///
  /// A long message of 20 parts has 4 kB; a contact that nobody reads to is no contact.
  public static let entityTextByteCountMax = 16 << 10

  /// Bytes of one host name: what DNS allows.
  public static let hostNameByteCountMax = 253

  /// Bytes of the path of a short link; those of all services are shorter.
  public static let shortLinkPathByteCountMax = 64

  /// Bytes of an e-mail address before its `@` (RFC 5321).
  public static let mailNameByteCountMax = 64

  /// Bytes between a scheme and the `@` behind which a host stands.
  public static let linkUserByteCountMax = 256

  /// Entities of one kind that are kept for one text.
  ///
  /// More than a message of 20 parts can hold, so that decoys cannot use the room up. Of a longer
  /// text the last one is kept in the last slot.
  public static let entityCountPerKindMax = 1_024

  /// The greatest amount of money that is one, in fen: a thousand million million yuan.
  ///
  /// More than any bank holds, and so far below what 64 bits hold that two of them can be added.
  public static let amountFenMax = 100_000_000_000_000_000

  /// Characters of one amount of money.
  ///
  /// 壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元 has 24 of them.
  public static let amountGlyphCountMax = 40

  /// Words of which it is known how often they are used.
  ///
  /// The shipped file has 58,000 of one to four characters; eight times as many take 10 MB.
  public static let frequencyWordCountMax = 500_000

  /// How often one search for words has the text around a word taken apart.
  ///
  /// Once takes up to two microseconds, and a message has a handful of such places.
  public static let wholeWordQuestionCountMax = 64

  // MARK: Views

  /// Bytes of one file of variants.
  ///
  /// The shipped ones have 20 kB together.
  public static let variantFileByteCountMax = 4 << 20

  /// Variants in all files.
  ///
  /// About 620 characters and 400 phrases reach 93 % of what variants can do.
  public static let variantCountMax = 100_000

  /// Characters of a text in which a spelling of the class `disguise` is read as what it hides.
  ///
  /// A message has more. What is shorter is a word or a name by itself, and may well be meant.
  public static let disguiseCharacterCountMin = 16

  /// Pairs of characters inside of which an inserted digit or letter is dropped.
  ///
  /// Ten thousand rules have some ten thousand; a list of 100,000 words has up to twice as many.
  public static let wordEdgeCountMax = 1 << 20

  /// Characters that one end of a group or class gives to such pairs.
  public static let wordEdgeChoiceCountMax = 64

  // MARK: Spool

  /// Batches that share a commit.
  ///
  /// A journal record names each, and a release unlinks each.
  public static let groupBatchCountMax = 4_096

  /// Corrupt batches that share a commit.
  ///
  /// Each is moved and explained durably, which takes several syncs: on a slow disk these take about
  /// as long as the stop grace.
  public static let groupCorruptCountMax = 64

  /// Bytes of output that share a commit: 64 MB sync at the full speed of the disk, and more only
  /// delays what is ready.
  public static let groupByteCountMax = 64 << 20

  /// Names of waiting batches held in memory, about 10 MB; what lies beyond is found by a rescan.
  public static let lookAheadNameCountMax = 65_536

  /// Directories below `incoming/` that are served at once.
  ///
  /// Each takes a watch and a place in the round; where there are more, they take turns.
  public static let sourceCountMax = 1_024

  /// Directories below `incoming/` that one rescan looks into to find those that have something: 0.1
  /// seconds of work.
  public static let sourceLookCountMax = 8_192

  /// Directories below `incoming/` whose names are held in memory, about 10 MB.
  public static let sourceNameCountMax = 65_536

  /// Names in one directory that are looked at to find out whether it has a batch.
  public static let sourceProbeNameCountMax = 256

  /// Files in `incoming/` that are known to be open for writing, about 10 MB.
  public static let openWriterCountMax = 65_536

  /// How long a file that somebody has open waits after its last change: longer than a stalled upload
  /// lives, and short enough that a writer that has hung does not hold a batch for a day.
  public static let openWriterMilliseconds: Int64 = 600_000

  /// Claims after which the events of inotify are read, so that its queue of 16,384 does not
  /// overflow while batches are claimed: each claim makes one, and each arrival up to five.
  public static let claimsBetweenEventsMax = 256

  /// How often a claimed batch that the system cannot read is tried before it is set aside.
  public static let batchFailureCountMax = 3

  /// Corrupt batches in a group that are synced one by one; with more, the whole file system is synced
  /// once instead.
  public static let corruptSyncCountMax = 4

  /// How often something foreign under the name of the next published file is moved out of the way.
  public static let strangerCountMax = 16

  /// Odd names in `incoming/` that are shown; the rest are only counted.
  public static let oddNamesShownMax = 8

  /// Batches remembered to know a repeat.
  ///
  /// Each takes 24 bytes on disk and about 60 in memory. Seven days hold one batch every 0.6
  /// seconds; with more, the oldest are forgotten before the horizon.
  public static let identityCountMax = 1 << 20

  /// The longest step of the clock that counts as time that has passed: longer than any pause between
  /// two looks of the daemon into its spool, and short beside the horizon.
  public static let steadyStepMillisecondsMax: Int64 = 3_600_000

  /// Bytes of one journal segment, so what a start reads and checks at most twice over.
  public static let journalSegmentByteCount = 8 << 20

  /// Bytes of one journal record: 4,096 batches with the longest names, and the counters.
  public static let journalRecordByteCountMax = 64 << 20

  /// Bytes of one checkpoint: the identities and counters of one segment, however small its groups.
  public static let checkpointByteCountMax = 256 << 20

  /// Bytes of the file of deaths: 12 for each batch that can be in hand.
  public static let deathsByteCountMax = 1 << 20

  /// Bytes written at once to a prepared file.
  public static let preparedPieceByteCount = 1 << 20

  /// How often a batch that changes while it is read is read again before it counts as corrupt.
  public static let batchReadCountMax = 3

  /// How long a file that did not appear by a rename must have been left alone.
  ///
  /// A copy over a local network pauses for less; a stalled upload is known by its open file.
  public static let settleMilliseconds: Int64 = 2_000

  /// Bytes that a packed batch may unpack to whatever its ratio: few like records pack well.
  public static let compressionRatioFreeByteCount = 1 << 20

  // MARK: Batches that end the program

  /// How often the daemon must have died with a batch in hand before the batch is tried in a process
  /// of its own: once is an accident of the machine more often than not.
  public static let deathCountBeforeTrial = 2

  /// How often a line must end that process, alone in it, before it is blamed.
  public static let crashCountOfLine = 3

  /// Lines of one batch that are rejected because they end the program.
  ///
  /// Each is found by a score of trials. With more, the batch goes to `corrupt/` as a whole.
  public static let crashingLineCountMax = 16

  /// Processor time of one trial, in seconds, which is far more than a chunk takes: a line that never
  /// ends counts as one that ends the program.
  public static let trialSecondsMax = 60

  // MARK: What people are shown

  /// Sources that stats tell apart: what a carrier has of gateways; each is three series.
  public static let shownSourceCountMax = 256

  /// Bytes of the name of a source that stats show.
  public static let sourceLabelByteCountMax = 64

  /// Names that one look at a queue or at `corrupt/` counts: a million take seconds of another
  /// thread, and who has as many untaken files needs no exact number.
  public static let untakenFileCountMax: Int64 = 1_000_000

  /// Bytes of the event log that wait for who reads it: some thousand lines, which is more than any
  /// hiccup of a log service holds back.
  public static let logQueueByteCountMax = 512 << 10

  /// Bytes of hostile text in one line of a log or a message.
  public static let quotedByteCountMax = 200

  /// Levels of arrays and objects in an answer of the daemon, or in what `weir fold` is asked; ours
  /// have five.
  public static let jsonValueDepthMax = 16
}
