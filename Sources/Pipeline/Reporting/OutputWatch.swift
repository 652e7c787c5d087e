import Bytes
import FileSystem
import Glibc
import Spool
import Stats

/// Looks every ten seconds at what nobody has taken: files in the queues, batches in `corrupt/`.
///
/// In a thread of its own, for a queue may hold a million files, and a disk may not answer.
struct OutputWatch: ~Copyable {
  private let stop = Wakeup()
  private let thread: PosixThread

  /// How long it rests after a look at least.
  private static let restMicroseconds: Int64 = 10_000_000

  /// How much longer than a look it rests, so that looking takes a twentieth of a processor at most.
  private static let restFactor: Int64 = 20

  /// Starts the thread.
  init(_ options: DaemonOptions, exchange: Exchange) {
    let clock = options.clock
    let look = OutputLook(spool: options.spoolPath, calls: options.calls)
    thread = PosixThread { [stop] in
      var stops = [pollfd.readable(stop.descriptor)]
      repeat {
        let started = clock.monotonicMicroseconds()
        let output = look.output
        let corruptCount = look.corruptBatchCount
        exchange.update { snapshot in
          snapshot.spool.output = output
          snapshot.spool.corruptBatchCount = corruptCount
        }
        let took = max(0, clock.monotonicMicroseconds() - started)
        let rest = max(OutputWatch.restMicroseconds, took * OutputWatch.restFactor)
        waitForAny(&stops, milliseconds: Int32(clamping: rest / 1_000))
      } while !stops[0].isMet
    }
  }

  /// Ends the thread after the look that it takes; nobody waits for that.
  consuming func close() {
    stop.wake()
    thread.detach()
  }
}

/// What lies in a spool for others to take.
struct OutputLook: Sendable {
  let spool: FilePath
  let calls: SystemCalls

  /// What lies in each queue; one that cannot be listed is missing.
  var output: [String: StatsSnapshot.Output] {
    var all: [String: StatsSnapshot.Output] = [:]
    for queue in QueueTable.daemon.queues {
      let path = spool.appending("queue").appending(queue.nameText)
      // A queue that is gone stops the publication, which is told.
      if let output = try? files(in: path) { all[queue.nameText] = output }
    }
    return all
  }

  private func files(in path: FilePath) throws(FileError) -> StatsSnapshot.Output {
    var output = StatsSnapshot.Output()
    let directory = try Directory(path, calls: calls)
    try directory.visit { entry in
      // A consumer may take it between the two calls.
      guard let status = (try? directory.status(of: entry.name)) ?? nil, status.kind == .regular
      else { return true }
      let modified = status.modifiedNanoseconds / 1_000_000
      output.fileCount += 1
      output.byteCount += status.size
      output.oldestMilliseconds = min(output.oldestMilliseconds ?? modified, modified)
      return output.fileCount < Limits.untakenFileCountMax
    }
    return output
  }

  /// Batches in `corrupt/` and the directories of sources in it; nil where it cannot be listed.
  var corruptBatchCount: Int64? {
    let corrupt = spool.appending("corrupt")
    // One that is gone is made again with the next corrupt batch.
    guard let top = try? batches(in: corrupt) else { return nil }
    return top.sources.reduce(top.count) { sum, source in
      // The directory of a source may go in between.
      sum + ((try? batches(in: corrupt.appending(source)))?.count ?? 0)
    }
  }

  private func batches(
    in path: FilePath
  ) throws(FileError) -> (count: Int64, sources: [[UInt8]]) {
    var count: Int64 = 0
    var sources: [[UInt8]] = []
    let reason = Array(".reason".utf8)
    try Directory(path, calls: calls).visit { entry in
      if entry.kind == .directory {
        sources.append(entry.name)
      } else if !entry.name.suffix(reason.count).elementsEqual(reason) {
        count += 1
      }
      return count + Int64(sources.count) < Limits.untakenFileCountMax
    }
    return (count, sources)
  }
}
