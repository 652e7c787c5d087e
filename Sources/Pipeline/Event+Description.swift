import Bytes
import Configuration
import FileSystem
import Spool

extension Event: CustomStringConvertible {
  /// What happened, as a sentence; what came from outside stands in quotes.
  public var description: String {
    switch self {
    case .daemonStarting(let engine, let spool): "\(engine) starts on the spool \(spool)"
    case .machineCodeMissing:
      "PCRE2 cannot make machine code here, so patterns run about ten times slower; is "
        + "MemoryDenyWriteExecute set?"
    case .spoolRecovered(let recovery): recovery.sentence
    case .rulesAccepted(let identifier, let ruleCount, let warningCount):
      "rule set \(identifier) with \(ruleCount) rules is in force; warnings: \(warningCount)"
    case .rulesRefused(let summary):
      "the rule files are refused, the rule set in force stays: \(Quoted(summary))"
    case .rulesFallback(let identifier, let summary):
      "the rule files are refused, the last accepted rule set \(identifier) runs: "
        + "\(Quoted(summary))"
    case .rulesNotSaved(let error):
      "the accepted rule set could not be saved, so a start with broken files would have none: "
        + "\(error)"
    case .savedRulesBroken(let reason): "the saved rule set is of no use: \(Quoted(reason))"
    case .daemonReady: "batches are taken in"
    case .daemonStopping(let signal):
      signal.map { "signal \($0): the group in hand is finished" }
        ?? "the group in hand is finished"
    case .graceOver: "the batch in hand takes longer than the stop grace; it is decided again later"
    case .daemonStopped: "the daemon ends"
    case .reloadRequested(let isForced): "a reload is asked for" + (isForced ? ", forced" : "")
    default: spoolDescription
    }
  }

  /// Some names that a producer chose, in quotes.
  private func shown(_ names: [String], of count: Int) -> String {
    names.map { "\(Quoted($0))" }.joined(separator: ", ") + (count > names.count ? ", …" : "")
  }

  /// What happened at the spool or with a file.
  private var spoolDescription: String {
    switch self {
    case .batchDecided(let name, let recordCount, let microseconds):
      "\(Quoted(name.file)) decided: \(recordCount) records in \(microseconds) µs"
    case .batchRepeated(let name):
      "\(Quoted(name.file)) was decided before; it is counted and removed"
    case .batchCorrupt(let name, let reason):
      "\(Quoted(name.file)) cannot be read as a whole (\(reason.code)); it goes to corrupt/"
    case .oddNames(let count, let names):
      "\(count) names in incoming/ are no batches and stay there: \(shown(names, of: count)); a "
        + "batch is called NAME.ndjson or NAME.ndjson.gz"
    case .batchesUnclaimable(let count, let names):
      "\(count) batches may not be taken out of incoming/: \(shown(names, of: count)); their "
        + "directory must belong to the group weir-in with mode 2770, on the spool's mount"
    case .sourcesMounted(let count, let names):
      "\(count) directories in incoming/ are on another mount: \(shown(names, of: count)); nothing "
        + "is taken from them; unmount them, for the next start refuses the spool"
    case .groupCommitted(let batchCount, let byteCount, let microseconds):
      "\(batchCount) batches with \(byteCount) bytes committed in \(microseconds) µs"
    case .groupAbandoned(let error, let retryMilliseconds):
      "\(error.sentence); the open group is abandoned, the next attempt comes in "
        + "\(retryMilliseconds) ms"
    case .publicationDelayed(let error, let retryMilliseconds):
      "\(error.sentence); the next attempt comes in \(retryMilliseconds) ms"
    case .troubleOver: "what the system refused works again"
    case .spoolFailed(let error): error.sentence
    case .statsNotWritten(let error): "the stats files could not be written: \(error)"
    case .controlUnavailable(let path, let errno):
      "the control socket \(path) could not be made (error \(errno.code)), so `weir reload` and "
        + "`weir status` find no daemon"
    default: name
    }
  }
}

extension Recovery {
  /// Whether there is anything to tell.
  var isNotable: Bool {
    groupsFinished > 0 || batchesToDecideAgain > 0 || tornByteCount > 0 || preparedFilesRemoved > 0
  }

  fileprivate var sentence: String {
    "the daemon did not end cleanly before: groups published now: \(groupsFinished); batches to "
      + "decide again: \(batchesToDecideAgain); bytes cut from the journal: \(tornByteCount); "
      + "prepared files removed: \(preparedFilesRemoved)"
  }
}

extension SpoolError {
  /// What is wrong, as a sentence for a person.
  var sentence: String { description }
}
