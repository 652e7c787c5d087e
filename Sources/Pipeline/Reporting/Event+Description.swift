import Bytes
import FileSystem
import Spool

extension Event: CustomStringConvertible {
  /// What happened, as a sentence; what came from outside stands in quotes.
  public var description: String {
    switch self {
    case .daemonStarting(let engine, let spool): "\(engine) starts on the spool \(spool)"
    case .machineCodeMissing: Sentences.machineCodeMissing
    case .spoolRecovered(let recovery): Sentences.recovered(recovery)
    case .rulesAccepted(let hash, let ruleCount, let warningCount):
      "rule set \(hash) with \(ruleCount) rules is in force; warnings: \(warningCount)"
    case .rulesRefused(let summary):
      "the rule files are refused, the rule set in force stays: \(Quoted(summary))"
    case .rulesFallback(let hash, let summary): Sentences.rulesFallback(hash, summary)
    case .rulesNotSaved(let error): Sentences.rulesNotSaved(error)
    case .savedRulesBroken(let reason): "the saved rule set is of no use: \(Quoted(reason))"
    case .daemonReady: "batches are taken in"
    case .batchDecided(let name, let recordCount, let microseconds):
      "\(Quoted(name.file)) decided: \(recordCount) records in \(microseconds) µs"
    case .batchRepeated(let name):
      "\(Quoted(name.file)) was decided before; it is counted and removed"
    case .batchCorrupt(let name, let reason):
      "\(Quoted(name.file)) is not decided (\(reason.code)); it goes to corrupt/"
    case .linesRejected(let name, let count, let lineCount):
      Sentences.linesRejected(name, count, of: lineCount)
    case .batchTried(let name, let deathCount): Sentences.batchTried(name, deathCount)
    case .lineCrashes(let name, let line, let offset): Sentences.lineCrashes(name, line, offset)
    case .batchCrashes(let name): Sentences.batchCrashes(name)
    case .oddNames(let count, let names): Sentences.oddNames(count, names)
    case .batchesUnclaimable(let count, let names): Sentences.unclaimable(count, names)
    case .sourcesUnlistable(let count, let names): Sentences.unlistable(count, names)
    case .sourcesMounted(let count, let names): Sentences.mounted(count, names)
    case .spoolMended(let incident): Sentences.mended(incident)
    case .groupCommitted(let batchCount, let byteCount, let microseconds):
      "\(batchCount) batches with \(byteCount) bytes committed in \(microseconds) µs"
    case .groupAbandoned(let error, let pause):
      "\(error); the open group is abandoned, the next attempt comes in \(pause) ms"
    case .publicationDelayed(let error, let pause):
      "\(error); the next attempt comes in \(pause) ms"
    case .troubleOver: "what the system refused works again"
    case .spoolFailed(let error): "\(error)"
    case .statsNotWritten(let problem): problem.sentence
    case .statsWritten: "the stats files are written again"
    case .eventsDropped(let count):
      "\(count) events before this one were dropped, because nobody took the log"
    case .controlUnavailable(let path, let errno): Sentences.controlUnavailable(path, errno)
    case .reloadRequested(let isForced): "a reload is asked for" + (isForced ? ", forced" : "")
    case .daemonStopping(let signal):
      (signal.map { "signal \($0): " } ?? "") + "the group in hand is finished"
    case .graceOver:
      "the batch in hand takes longer than the stop grace; it is decided again later"
    case .daemonStopped: "the daemon ends"
    }
  }
}

/// The sentences of events that take more than a line.
private enum Sentences {
  static let machineCodeMissing =
    "PCRE2 cannot make machine code here, so patterns run about ten times slower; is "
    + "MemoryDenyWriteExecute set?"

  static func recovered(_ recovery: Recovery) -> String {
    "the daemon did not end cleanly before: groups published now: \(recovery.groupsFinished); "
      + "batches to decide again: \(recovery.batchesToDecideAgain); bytes cut from the journal: "
      + "\(recovery.tornByteCount); prepared files removed: \(recovery.preparedFilesRemoved)"
  }

  static func rulesFallback(_ hash: String, _ summary: String) -> String {
    "the rule files are refused, the last accepted rule set \(hash) runs: \(Quoted(summary))"
  }

  static func rulesNotSaved(_ error: FileError) -> String {
    "the accepted rule set could not be saved, so a start with broken files would have none: "
      + "\(error)"
  }

  static func linesRejected(_ name: BatchName, _ count: Int64, of lineCount: Int64) -> String {
    "\(count) of the \(lineCount) lines of \(Quoted(name.file)) are no records; the reasons are in "
      + "queue/rejected"
  }

  static func batchTried(_ name: BatchName, _ deathCount: Int) -> String {
    "the daemon died \(deathCount) times while \(Quoted(name.file)) was in hand, so it is decided in "
      + "a process of its own first"
  }

  static func lineCrashes(_ name: BatchName, _ line: Int, _ offset: Int) -> String {
    "line \(line) of \(Quoted(name.file)), at byte \(offset), ends every process that decides it; it "
      + "is rejected (crash) and the rest is decided; please report it as a fault of weir"
  }

  static func batchCrashes(_ name: BatchName) -> String {
    "\(Quoted(name.file)) ends every process that decides it, and no few lines are to blame; it goes "
      + "to corrupt/ (crash); please report it as a fault of weir"
  }

  static func oddNames(_ count: Int, _ names: [String]) -> String {
    "\(count) names in incoming/ are no batches and stay there: \(shown(names, of: count)); a batch "
      + "is called NAME.ndjson or NAME.ndjson.gz"
  }

  static func unclaimable(_ count: Int, _ names: [String]) -> String {
    "\(count) batches may not be taken out of incoming/: \(shown(names, of: count)); their directory "
      + "must belong to the group weir-in with mode 2770, on the spool's mount"
  }

  static func unlistable(_ count: Int, _ names: [String]) -> String {
    "\(count) directories in incoming/ cannot be listed: \(shown(names, of: count)); nothing is taken "
      + "from them; they must belong to the group weir-in with mode 2770"
  }

  static func mounted(_ count: Int, _ names: [String]) -> String {
    "\(count) directories in incoming/ are on another mount: \(shown(names, of: count)); nothing is "
      + "taken from them; unmount them, for the next start refuses the spool"
  }

  static func controlUnavailable(_ path: FilePath, _ errno: Errno) -> String {
    "the control socket \(path) could not be made (error \(errno.code)), so `weir reload` and `weir "
      + "status` find no daemon"
  }

  static func mended(_ incident: SpoolIncident) -> String {
    switch incident {
    case .writtenAfterClaim(let name, let decidedByteCount, let fileByteCount):
      "\(Quoted(name.file)) was written to after it was read: \(decidedByteCount) bytes of it are "
        + "decided, the file has \(fileByteCount) bytes by now and is kept in corrupt/"
    case .unreadable(let name, let error, let owner, let mode):
      "\(Quoted(name.file)) cannot be read: \(error)"
        + (owner.map { "; its owner is the user \($0)" } ?? "")
        + (mode.map { ", its mode \(String($0, radix: 8))" } ?? "")
    case .strangerInQueue(let path, let moved):
      "\(path), which weir did not write, had the name of the next file; it is called \(moved) now"
    case .preparedFileRestored(let path):
      "\(path) had vanished before it was published, and was written again"
    case .directoryMade(let path): "the directory \(path) was gone and was made again"
    }
  }

  /// Some names that a producer chose, in quotes.
  private static func shown(_ names: [String], of count: Int) -> String {
    names.map { "\(Quoted($0))" }.joined(separator: ", ") + (count > names.count ? ", …" : "")
  }
}
