// Spool: both ends of the pipe, and the one order of operations that makes it safe.
//
// Touches: the spool directory, through FileSystem. No clock, no log, no thread; it knows nothing
//   of records.
// Hostile: names in `incoming/` and `queue/` are bytes from outside; contents are opaque.
// Fails: `SpoolError`; a batch that cannot be read as a whole is a value, and goes to `corrupt/`.

public import Bytes
public import FileSystem

/// A spool directory: batches in, decisions out, each exactly once.
///
/// The protocol and the table of states stand in docs/SPOOL.md. One thread calls at a time; time
/// comes in as `now`, in milliseconds of the epoch.
public final class Spool {
  /// What opening found and did.
  public private(set) var recovery = Recovery()

  /// Opens a spool: makes what is missing, takes the lock, recovers, looks for batches.
  ///
  /// - Parameters:
  ///   - path: The directory; its parent must exist.
  ///   - calls: The system calls to use.
  ///   - options: Bounds and times.
  ///   - now: The time, in milliseconds of the epoch.
  /// - Returns: The spool, with what was unfinished finished.
  /// - Throws: `SpoolError`; the state is as it was, or further on the way of recovery.
  public static func open(
    _ path: FilePath, calls: SystemCalls, options: SpoolOptions, now: Int64
  ) throws(SpoolError) -> Spool { fatalError("to come") }

  /// The inotify descriptor, for the caller's `poll`; readable when ``noteArrivals(now:)`` has work.
  public var arrivalDescriptor: Int32 { fatalError("to come") }

  /// What is known to wait.
  public var waiting: WaitingSummary { fatalError("to come") }

  /// Takes in what inotify tells; rescans by itself where that is not enough.
  public func noteArrivals(now: Int64) throws(SpoolError) { fatalError("to come") }

  /// Looks at every name in `incoming/`.
  public func rescan(now: Int64) throws(SpoolError) { fatalError("to come") }

  /// Claims and reads the next batch: first those to decide again, then the oldest, in turn between
  /// sources.
  public func claim(now: Int64) throws(SpoolError) -> Claim? { fatalError("to come") }

  /// Appends output of the batch in hand to the open group.
  public func append(_ queue: Queue, _ bytes: ByteView) throws(SpoolError) {
    fatalError("to come")
  }

  /// Says that all output of a batch is appended; batches are finished in the order of claims.
  public func finish(_ batch: ClaimedBatch) { fatalError("to come") }

  /// How large the open group is: batches that are finished, and bytes of output.
  public var openGroup: (batchCount: Int, byteCount: Int) { fatalError("to come") }

  /// Commits the open group, publishes it and releases its batches.
  public func commit(
    counters: ByteView, countersFile: ByteView?, now: Int64
  ) throws(SpoolError) { fatalError("to come") }

  /// Publishes and releases what ``SpoolError/unfinished(_:)`` left; does nothing otherwise.
  public func finishPublication() throws(SpoolError) { fatalError("to come") }

  /// Drops what is prepared and not committed; every claimed batch comes again from `claim`.
  public func abandon() throws(SpoolError) { fatalError("to come") }
}
