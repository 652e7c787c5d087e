import Configuration
import FileSystem
import Glibc
import Stats

/// The control thread: waits for signals, operators, the spool loop and the next second.
final class ControlLoop {
  let options: DaemonOptions
  let log: EventLog
  let exchange: Exchange
  let notifier: ServiceNotifier
  private let signals: SignalReader?
  private var statsWriter: StatsWriter
  var server: ControlServer?
  var reload = ReloadState()
  private var isReady = false
  var isStopping = false

  private var nextStatsMicroseconds: Int64 = 0
  private var nextTickMicroseconds: Int64 = 0
  private var nextFeedMicroseconds: Int64 = 0
  /// The turn of the run loop for which the watchdog was fed last.
  private var fedTurnMicroseconds: Int64 = 0

  /// Age of the last turn from which on the run loop counts as hanging: a large batch is settled in
  /// steps of a second at most, and a disk that takes longer for one call is worth to be seen.
  private static let hangingSeconds: Int64 = 30

  init(_ options: DaemonOptions, signals: SignalReader?, links: Links) {
    self.options = options
    self.signals = signals
    log = links.log
    exchange = links.exchange
    notifier = options.notifier
    statsWriter = StatsWriter(
      directory: FilePath(options.configuration.statsPath), calls: options.calls)
  }

  var nowMicroseconds: Int64 { options.clock.monotonicMicroseconds() }

  /// Runs until the spool loop has ended.
  func run(onTick: (StatsSnapshot) -> Void) -> DaemonEnd {
    while true {
      follow()
      if case .ended(let end) = exchange.phase { return end }
      finishReload()
      takeSignals()
      serve()
      tick(onTick)
      wait()
    }
  }

  /// Leaves the last state of things behind, once the spool loop has ended.
  func finish() {
    if isReady, !isStopping { notifier.stopping() }
    reload.thread.take()?.join()
    if isReady {
      exchange.update { $0.state = .stopped }
      writeStats()
    }
    server = nil
  }

  /// Does what the progress of the spool loop allows.
  private func follow() {
    switch exchange.phase {
    case .opening: break
    case .loading: listen()
    case .running:
      listen()
      guard !isReady else { return }
      isReady = true
      notifier.ready(status: statusText(exchange.snapshot))
      log.write(.daemonReady)
    case .ended: break
    }
  }

  /// Opens the control socket, once the lock of the spool says that it is ours.
  private func listen() {
    guard server == nil, !reload.isSocketBroken else { return }
    let path = ControlClient.socketPath(ofSpool: options.configuration.spoolPath)
    do throws(Errno) {
      server = try ControlServer(at: path, calls: options.calls)
    } catch {
      reload.isSocketBroken = true
      log.write(.controlUnavailable(path: path, errno: error))
    }
  }

  private func takeSignals() {
    while let signal = signals?.next() {
      if signal == SIGHUP {
        requestReload(isForced: false, client: nil)
      } else {
        stop(signal: signal)
      }
    }
  }

  private func stop(signal: Int32) {
    guard !isStopping else { return }
    isStopping = true
    log.write(.daemonStopping(signal: signal))
    notifier.stopping()
    let grace = options.configuration.stopGrace.microseconds
    exchange.orderStop(deadlineMicroseconds: nowMicroseconds + grace)
  }

  private func serve() {
    guard let server else { return }
    for (client, request) in server.serve(nowMicroseconds: nowMicroseconds) {
      switch request {
      case .status:
        server.answer(
          client, ControlAnswer.status(currentSnapshot()), nowMicroseconds: nowMicroseconds)
      case .reload(let isForced): requestReload(isForced: isForced, client: client)
      }
    }
  }

  /// Does what is due by time.
  private func tick(_ onTick: (StatsSnapshot) -> Void) {
    let now = nowMicroseconds
    if isReady, now >= nextStatsMicroseconds {
      nextStatsMicroseconds = now + options.configuration.statsInterval.microseconds
      writeStats()
      log.tellDropped()
      if !isStopping, !reload.isRunning { notifier.status(statusText(currentSnapshot())) }
    }
    if now >= nextTickMicroseconds {
      nextTickMicroseconds = now + options.tickInterval.microseconds
      onTick(currentSnapshot())
    }
    if now >= nextFeedMicroseconds { feed(now) }
  }

  /// Feeds the watchdog where the spool loop makes progress or waits; asks for time before it is ready.
  private func feed(_ now: Int64) {
    guard isReady else {
      nextFeedMicroseconds = now + 5_000_000
      notifier.extendTimeout(microseconds: 30_000_000)
      return
    }
    nextFeedMicroseconds = now + (notifier.watchdogMicroseconds.map { $0 / 3 } ?? 3_600_000_000)
    let turn = exchange.lastTurnMicroseconds
    guard turn != fedTurnMicroseconds || exchange.isIdle else { return }
    fedTurnMicroseconds = turn
    notifier.feedWatchdog()
  }

  private func writeStats() {
    switch statsWriter.write(currentSnapshot()) {
    case .asBefore: break
    case .failed(let problem): log.write(.statsNotWritten(problem))
    case .worksAgain: log.write(.statsWritten)
    }
  }

  private func currentSnapshot() -> StatsSnapshot {
    var snapshot = exchange.snapshot
    let now = options.clock.epochMilliseconds()
    snapshot.writtenMilliseconds = now
    snapshot.droppedEventCount = log.droppedCount
    let turn = exchange.lastTurnMicroseconds
    if turn > 0 {
      let age = max(0, nowMicroseconds - turn)
      snapshot.lastTurnMilliseconds = max(0, now - age / 1_000)
      snapshot.loopAgeSeconds = age / 1_000_000
    }
    snapshot.spool.ownTrouble = ownTrouble(snapshot)
    snapshot.process = .current(calls: options.calls)
    return snapshot
  }

  /// What this thread knows to be wrong; the run loop cannot tell that it hangs.
  private func ownTrouble(_ snapshot: StatsSnapshot) -> String? {
    let isAlive = snapshot.state == .running || snapshot.state == .paused
    if isAlive, let age = snapshot.loopAgeSeconds, age >= ControlLoop.hangingSeconds {
      return "the run loop has not turned for \(age) s"
    }
    return statsWriter.problem?.sentence
  }

  /// One line for `systemctl status`.
  func statusText(_ snapshot: StatsSnapshot) -> String {
    let counts =
      "\(snapshot.counters.total(.decisions)) records decided, "
      + "\(snapshot.spool.waitingBatchCount) batches wait"
    if snapshot.rules.isFallback {
      return "LAST ACCEPTED RULES, the rule files are refused; " + counts
    }
    // The reason may hold names from outside; it stands in the log and in stats.json.
    guard snapshot.spool.trouble != nil else { return counts }
    return snapshot.state == .paused
      ? "PAUSED, the system refuses something; " + counts
      : "TROUBLE, see the log and stats.json; " + counts
  }

  private func wait() {
    var due = min(nextTickMicroseconds, nextFeedMicroseconds)
    if isReady { due = min(due, nextStatsMicroseconds) }
    if let deadline = server?.nextDeadlineMicroseconds { due = min(due, deadline) }
    var requests = [
      pollfd.readable(exchange.controlWakeup.descriptor), .readable(signals?.descriptor ?? -1),
    ]
    requests += server?.interests ?? []
    let milliseconds = (due - nowMicroseconds + 999) / 1_000
    waitForAny(&requests, milliseconds: Int32(clamping: max(0, milliseconds)))
    if requests[0].isMet { exchange.controlWakeup.clear() }
  }
}
