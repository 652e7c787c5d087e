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
  /// Names in `incoming/` are no batches; told when there are more than before.
  case oddNames(count: Int, names: [String])
  /// Batches may not be renamed; told when there are more than before.
  case batchesUnclaimable(count: Int, names: [String])
  /// Directories in `incoming/` are on another mount; told when there are more than before.
  case sourcesMounted(count: Int, names: [String])
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
  case statsNotWritten(FileError)
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
    case .oddNames: "OddNames"
    case .batchesUnclaimable: "BatchesUnclaimable"
    case .sourcesMounted: "SourcesMounted"
    case .groupCommitted: "GroupCommitted"
    case .groupAbandoned: "GroupAbandoned"
    case .publicationDelayed: "PublicationDelayed"
    case .troubleOver: "TroubleOver"
    case .spoolFailed: "SpoolFailed"
    case .statsNotWritten: "StatsNotWritten"
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
    case .spoolFailed, .rulesFallback: .error
    case .machineCodeMissing, .rulesRefused, .rulesNotSaved, .savedRulesBroken, .batchCorrupt,
      .oddNames, .batchesUnclaimable, .sourcesMounted, .groupAbandoned, .publicationDelayed,
      .statsNotWritten, .controlUnavailable, .graceOver:
      .warning
    case .daemonStarting, .daemonReady, .rulesAccepted, .spoolRecovered, .troubleOver,
      .reloadRequested, .daemonStopping, .daemonStopped:
      .notice
    case .batchRepeated: .info
    case .batchDecided, .groupCommitted: .debug
    }
  }
}
