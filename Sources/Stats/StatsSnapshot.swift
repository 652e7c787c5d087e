/// What the daemon is doing and has done since its start, at one moment.
///
/// ``StatsEntry/all`` says how each part is shown; `stats.json`, `weir.prom` and docs/STATS.md come
/// from that table.
public struct StatsSnapshot: Equatable, Sendable {
  /// What the process takes of the machine.
  public struct Process: Equatable, Sendable {
    /// Resident memory in bytes.
    public var residentByteCount: Int64 = 0
    /// Processor time of all threads since the start.
    public var processorMicroseconds: Int64 = 0
    /// Open files, sockets and the like.
    public var openFileCount: Int64 = 0

    /// Makes the figures of a process that takes nothing.
    public init() {}
  }

  /// What the daemon is busy with.
  public enum State: String, CaseIterable, Sendable {
    /// Opening the spool and loading the rules.
    case starting
    /// Deciding batches, or waiting for some.
    case running
    /// Waiting because the system refused something; it is tried again.
    case paused
    /// Finishing the group in hand.
    case stopping
    /// The daemon has ended as it should.
    case stopped
  }

  /// The rule set in force.
  public struct Rules: Equatable, Sendable {
    /// Its SHA-256 in hexadecimal; empty before the first.
    public var identifier = ""
    /// The number of rules in force.
    public var ruleCount: Int64 = 0
    /// When it came into force, in epoch milliseconds.
    public var loadedMilliseconds: Int64?
    /// True if it is the last accepted set, because the files were refused at the start.
    public var isFallback = false
    /// The entries of each list by the list's name in the manifest.
    public var listCounts: [String: Int] = [:]
    /// When the file of each list was last written, in epoch milliseconds; none of a set that is
    /// kept from an earlier start.
    public var listModifiedMilliseconds: [String: Int64] = [:]
    /// The ids of the rules in force; a reload is measured by them.
    public var ruleIdentifiers: [String] = []

    /// Makes the rule set of a daemon that has none yet.
    public init() {}
  }

  /// What became of the attempts to change the rules.
  public struct Reloads: Equatable, Sendable {
    /// Reloads that were accepted.
    public var acceptedCount: Int64 = 0
    /// Reloads that were refused, a refused start included.
    public var refusedCount: Int64 = 0
    /// The first finding of the last refusal.
    public var lastRefusal: String?
    /// When that was, in epoch milliseconds.
    public var lastRefusalMilliseconds: Int64?
    /// Since when the files are refused that are there now, in epoch milliseconds; nil while those
    /// that were read last are in force.
    public var refusedSinceMilliseconds: Int64?

    /// Makes the reloads of a fresh start.
    public init() {}
  }

  /// What lies in a queue, for consumers to take.
  public struct Output: Equatable, Sendable {
    /// The files.
    public var fileCount: Int64 = 0
    /// Their bytes.
    public var byteCount: Int64 = 0
    /// When the oldest was written, in epoch milliseconds; nil where there is none.
    public var oldestMilliseconds: Int64?

    /// Makes an empty queue.
    public init() {}
  }

  /// The two ends of the spool.
  public struct Spool: Equatable, Sendable {
    /// Its directory, which tells daemons apart.
    public var path = ""
    /// What nobody has taken yet, by queue; empty before the first look.
    public var output: [String: Output] = [:]
    /// Batches in `corrupt/`; nil before the first look.
    public var corruptBatchCount: Int64?
    /// Batches that are known to wait.
    public var waitingBatchCount: Int64 = 0
    /// Their bytes.
    public var waitingByteCount: Int64 = 0
    /// When the oldest of them was last written, in epoch milliseconds.
    public var oldestMilliseconds: Int64?
    /// Batches that are claimed and not yet committed.
    public var claimedBatchCount: Int64 = 0
    /// Their bytes, unpacked.
    public var claimedByteCount: Int64 = 0
    /// Names in `incoming/` that are no batches.
    public var oddNameCount: Int64 = 0
    /// Batches that could not be claimed for want of permission.
    public var unclaimableCount: Int64 = 0
    /// Directories in `incoming/` that are on another mount.
    public var mountedSourceCount: Int64 = 0
    /// Directories in `incoming/` that cannot be listed.
    public var unlistableSourceCount: Int64 = 0
    /// Groups that were committed.
    public var groupCount: Int64 = 0
    /// Groups that were abandoned and decided again.
    public var abandonedGroupCount: Int64 = 0
    /// Bytes of batches that were decided.
    public var decidedByteCount: Int64 = 0
    /// When the last group was committed, in epoch milliseconds.
    public var lastCommitMilliseconds: Int64?
    /// Bytes that may still be written; nil where the system does not say.
    public var freeByteCount: Int64?
    /// Files that may still be made; nil where the system does not say, or has no limit.
    public var freeFileCount: Int64?
    /// What the system refused last, while that lasts.
    public var refusal: String?
    /// What is wrong with the file system, whether anything was refused or not.
    public var diskTrouble: String?
    /// What is wrong with the daemon itself.
    public var ownTrouble: String?

    /// What is wrong, while it is.
    public var trouble: String? { refusal ?? diskTrouble ?? ownTrouble }

    /// Makes the spool of a fresh start.
    public init() {}
  }

  /// The build of the engine, as decisions name it.
  public var engine = ""
  /// True if patterns run as machine code.
  public var hasJIT = false
  /// What the daemon is busy with.
  public var state = State.starting
  /// When the daemon started, in epoch milliseconds.
  public var startedMilliseconds: Int64 = 0
  /// When this snapshot was taken, in epoch milliseconds.
  public var writtenMilliseconds: Int64 = 0
  /// When the run loop last turned, in epoch milliseconds; nil before its first turn.
  public var lastTurnMilliseconds: Int64?
  /// How long ago that was, in seconds.
  public var loopAgeSeconds: Int64?
  /// Events that nobody took from the log.
  public var droppedEventCount: Int64 = 0
  /// What the process takes of the machine.
  public var process = Process()
  /// The rule set in force.
  public var rules = Rules()
  /// The attempts to change it.
  public var reloads = Reloads()
  /// The two ends of the spool.
  public var spool = Spool()
  /// What was decided since the start, counted when it was committed.
  public var counters = Counters()
  /// The labels that a family can have under these rules, counted or not; no file but `weir.prom`
  /// shows them.
  public var knownLabels: [CounterFamily: [String]] = [:]
  /// What came from each source since the start.
  public var sources = SourceTable()
  /// From the last write of a batch's file to the commit of its decisions.
  public var endToEndLatency = Histogram(boundsMicroseconds: Histogram.waitBounds)
  /// The time it takes to decide one batch.
  public var decideLatency = Histogram(boundsMicroseconds: Histogram.workBounds)
  /// The time it takes to commit one group: sync, journal, publish, release.
  public var commitLatency = Histogram(boundsMicroseconds: Histogram.workBounds)

  /// Makes the snapshot of a daemon that has done nothing.
  public init() {}
}
