import Bytes
import Engine
import Spool

/// Tries batches with which the daemon has died, so that what ends it costs a line and not the
/// service.
///
/// The spool counts how often a run died with a batch in hand. From the second time on the batch is
/// decided in a child process first, chunk by chunk; where the child ends, by halves of lines. What
/// the child survives is decided as usual: memory ran out, or somebody killed the daemon.
struct BatchTrials {
  private let log: EventLog
  private let process: TrialProcess?
  /// Beats, and says whether to go on.
  private let pulse: () -> Bool
  /// What was found, so that a batch that comes again is not tried again.
  private var verdicts: [UInt64: CrashSearch.Verdict] = [:]

  /// Makes trials for one rule set.
  ///
  /// - Parameters:
  ///   - program: What to run; nil to take every batch for innocent.
  ///   - options: The clock of the daemon.
  ///   - links: Where what is found is told, the loop beats, and an order to stop comes from.
  init(_ program: TrialProcess.Program?, options: DaemonOptions, links: Links) {
    log = links.log
    let pulse = {
      links.exchange.beat(nowMicroseconds: options.clock.monotonicMicroseconds())
      return links.exchange.stopDeadlineMicroseconds == nil
    }
    process = program.map { TrialProcess($0, pulse: pulse) }
    self.pulse = pulse
  }

  /// What is to be done with a batch; nil where an order to stop came before that was known.
  mutating func verdict(on batch: ClaimedBatch) -> CrashSearch.Verdict? {
    guard batch.deathCount >= Limits.deathCountBeforeTrial, let process else {
      // Those with which the daemon has died come first, so the child is needed no more.
      self.process?.end()
      return .innocent
    }
    if let verdict = verdicts[batch.sequence] { return verdict }
    log.write(.batchTried(batch.batchName, deathCount: batch.deathCount))
    let bytes = batch.bytes.view
    let verdict = CrashSearch.verdict(on: bytes) { range in
      process.run(Chunk(lines: bytes[range], batchOffset: range.lowerBound), of: batch.digest)
    }
    guard pulse() else { return nil }
    verdicts[batch.sequence] = verdict
    tell(verdict, on: batch)
    return verdict
  }

  private func tell(_ verdict: CrashSearch.Verdict, on batch: ClaimedBatch) {
    switch verdict {
    case .innocent: break
    case .lines(let lines):
      for line in lines {
        let before = batch.bytes.view[0..<line.lowerBound]
        log.write(
          .lineCrashes(
            batch.batchName, line: before.lineFeedCount + 1, offset: line.lowerBound))
      }
    case .hopeless: log.write(.batchCrashes(batch.batchName))
    }
  }
}

extension ByteView {
  /// How many lines end in the view.
  fileprivate var lineFeedCount: Int {
    var (count, offset) = (0, 0)
    while let found = firstOffset(of: UInt8(ascii: "\n"), from: offset) {
      count += 1
      offset = found + 1
    }
    return count
  }
}
