public import Configuration
public import FileSystem
public import Spool

/// Something that happened, for the event log: who reads it needs no other source.
public enum Event: Equatable, Sendable {
  /// The daemon begins.
  case daemonStarting(engine: String, spool: FilePath)
  /// Patterns will run in PCRE2's interpreter.
  case machineCodeMissing
  /// What opening the spool found that was left over.
  case spoolRecovered(Recovery)
  /// A rule set came into force.
  case rulesAccepted(identifier: String, ruleCount: Int, warningCount: Int)
  /// The files were refused at a reload; the rule set in force stays.
  case rulesRefused(summary: String)
  /// The files were refused at the start; the last accepted rule set runs.
  case rulesFallback(identifier: String, summary: String)
  /// The accepted rule set could not be saved: a start with broken files would have none.
  case rulesNotSaved(FileError)
  /// The saved rule set is of no use.
  case savedRulesBroken(reason: String)
  /// The daemon is ready.
  case daemonReady
  /// A batch was decided.
  case batchDecided(BatchName, recordCount: Int64, microseconds: Int64)
  /// A batch had been decided before.
  case batchRepeated(BatchName)
  /// A batch could not be read as a whole.
  case batchCorrupt(BatchName, CorruptReason)
  /// Most lines of a batch are no records.
  case linesRejected(BatchName, count: Int64, lineCount: Int64)
  /// A batch with which the daemon has died before is decided in a process of its own first.
  case batchTried(BatchName, deathCount: Int)
  /// A line ends every process that decides it, and is rejected unread.
  case lineCrashes(BatchName, line: Int, offset: Int)
  /// A batch ends every process that decides it, and no few lines of it are to blame.
  case batchCrashes(BatchName)
  /// Names in `incoming/` are no batches; told when there are more than before.
  case oddNames(count: Int, names: [String])
  /// Batches may not be renamed; told when there are more than before.
  case batchesUnclaimable(count: Int, names: [String])
  /// Directories in `incoming/` cannot be listed; told when there are more than before.
  case sourcesUnlistable(count: Int, names: [String])
  /// Directories in `incoming/` are on another mount; told when there are more than before.
  case sourcesMounted(count: Int, names: [String])
  /// The spool has dealt with something by itself.
  case spoolMended(SpoolIncident)
  /// A group was committed.
  case groupCommitted(batchCount: Int, byteCount: Int, microseconds: Int64)
  /// A group was abandoned; its batches come again.
  case groupAbandoned(SpoolError, retryMilliseconds: Int64)
  /// A group is committed, but not yet published and released.
  case publicationDelayed(SpoolError, retryMilliseconds: Int64)
  /// What the system refused works again.
  case troubleOver
  /// The spool can be used no more.
  case spoolFailed(SpoolError)
  /// The stats files could not be written.
  case statsNotWritten(StatsProblem)
  /// The stats files are written again.
  case statsWritten
  /// Events were dropped, because nobody took the log.
  case eventsDropped(count: Int64)
  /// The control socket could not be made.
  case controlUnavailable(path: FilePath, errno: Errno)
  /// Somebody asked for a reload.
  case reloadRequested(isForced: Bool)
  /// The daemon finishes what is in hand.
  case daemonStopping(signal: Int32?)
  /// The stop grace was over before the batch in hand was decided.
  case graceOver
  /// The daemon ends.
  case daemonStopped

  /// The stable name, by which logs are searched.
  public var name: String {
    switch self {
    case .daemonStarting: "DaemonStarting"
    case .machineCodeMissing: "MachineCodeMissing"
    case .spoolRecovered: "SpoolRecovered"
    case .rulesAccepted: "RulesAccepted"
    case .rulesRefused: "RulesRefused"
    case .rulesFallback: "RulesFallback"
    case .rulesNotSaved: "RulesNotSaved"
    case .savedRulesBroken: "SavedRulesBroken"
    case .daemonReady: "DaemonReady"
    case .batchDecided: "BatchDecided"
    case .batchRepeated: "BatchRepeated"
    case .batchCorrupt: "BatchCorrupt"
    case .linesRejected: "LinesRejected"
    case .batchTried: "BatchTried"
    case .lineCrashes: "LineCrashes"
    case .batchCrashes: "BatchCrashes"
    case .oddNames: "OddNames"
    case .batchesUnclaimable: "BatchesUnclaimable"
    case .sourcesUnlistable: "SourcesUnlistable"
    case .sourcesMounted: "SourcesMounted"
    case .spoolMended(.writtenAfterClaim): "WrittenAfterClaim"
    case .spoolMended(.unreadable): "BatchUnreadable"
    case .spoolMended(.strangerInQueue): "StrangerInQueue"
    case .spoolMended(.preparedFileRestored): "PreparedFileRestored"
    case .spoolMended(.directoryMade): "DirectoryMade"
    case .groupCommitted: "GroupCommitted"
    case .groupAbandoned: "GroupAbandoned"
    case .publicationDelayed: "PublicationDelayed"
    case .troubleOver: "TroubleOver"
    case .spoolFailed: "SpoolFailed"
    case .statsNotWritten: "StatsNotWritten"
    case .statsWritten: "StatsWritten"
    case .eventsDropped: "EventsDropped"
    case .controlUnavailable: "ControlUnavailable"
    case .reloadRequested: "ReloadRequested"
    case .daemonStopping: "DaemonStopping"
    case .graceOver: "GraceOver"
    case .daemonStopped: "DaemonStopped"
    }
  }

  /// How much it matters.
  public var level: Configuration.LogLevel {
    switch self {
    case .spoolFailed, .rulesFallback, .lineCrashes, .batchCrashes: .error
    case .machineCodeMissing, .rulesRefused, .rulesNotSaved, .savedRulesBroken, .batchCorrupt,
      .oddNames, .batchesUnclaimable, .sourcesMounted, .sourcesUnlistable, .groupAbandoned,
      .publicationDelayed, .statsNotWritten, .controlUnavailable, .graceOver, .eventsDropped,
      .linesRejected, .spoolMended:
      .warning
    case .daemonStarting, .daemonReady, .rulesAccepted, .spoolRecovered, .troubleOver,
      .statsWritten, .reloadRequested, .daemonStopping, .daemonStopped:
      .notice
    case .batchRepeated, .batchTried: .info
    case .batchDecided, .groupCommitted: .debug
    }
  }
}
