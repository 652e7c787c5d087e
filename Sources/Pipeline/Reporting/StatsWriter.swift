import Bytes
public import FileSystem
import Stats

/// Why the stats files are not written.
public enum StatsProblem: Equatable, Sendable {
  /// The system refused.
  case file(FileError)
  /// Another daemon writes its own there.
  case directoryInUse(FilePath)
}

/// Replaces `stats.json` and `weir.prom`, for everybody to read.
struct StatsWriter: ~Copyable {
  /// What an attempt has changed.
  enum Outcome: Equatable {
    /// It went as the one before.
    case asBefore
    case failed(StatsProblem)
    case worksAgain
  }

  /// What is wrong since the last attempt; nil while the files are written.
  private(set) var problem: StatsProblem?

  private let directory: FilePath
  private let calls: SystemCalls
  /// The lock of the directory: two daemons would replace each other's files every second.
  private var lock: FileDescriptor?

  init(directory: FilePath, calls: SystemCalls) {
    self.directory = directory
    self.calls = calls
  }

  /// Replaces both files.
  ///
  /// - Parameter snapshot: What they show.
  /// - Returns: Whether it failed or works otherwise than the last time, so that each is told once.
  mutating func write(_ snapshot: StatsSnapshot) -> Outcome {
    let before = problem
    problem = attempt(snapshot)
    switch (before, problem) {
    case (nil, nil): return .asBefore
    case (_, nil): return .worksAgain
    case (.file(let old)?, .file(let new)?) where old.errno == new.errno: return .asBefore
    case (.directoryInUse?, .directoryInUse?): return .asBefore
    case (_, let problem?): return .failed(problem)
    }
  }

  private mutating func attempt(_ snapshot: StatsSnapshot) -> StatsProblem? {
    var metrics = ByteBuffer(capacity: 8_192)
    snapshot.appendPrometheus(to: &metrics)
    do throws(FileError) {
      guard try takeLock() else { return .directoryInUse(directory) }
      // They hold nothing about subscribers, and node_exporter is another user.
      try calls.writeAtomically(
        directory.appending("stats.json"), snapshot.json.bytes, mode: 0o644, ignoresMask: true,
        durable: false)
      try calls.writeAtomically(
        directory.appending("weir.prom"), metrics.array, mode: 0o644, ignoresMask: true,
        durable: false)
      return nil
    } catch {
      // The directory may be another one by now.
      lock = nil
      return .file(error)
    }
  }

  /// Takes the lock, unless this writer has it; false where another daemon does.
  private mutating func takeLock() throws(FileError) -> Bool {
    switch lock {
    case .some: return true
    case .none: break
    }
    let file = try calls.openFile(
      directory.appending(".weir-stats.lock"), .readWrite(mode: 0o600))
    guard try file.lockExclusively() else { return false }
    lock = consume file
    return true
  }
}

extension StatsProblem {
  /// What is wrong, as a sentence.
  var sentence: String {
    switch self {
    case .file(let error): "the stats files could not be written: \(error)"
    case .directoryInUse(let directory):
      "another daemon writes its stats files to \(directory); each needs a stats-directory of its own"
    }
  }
}
