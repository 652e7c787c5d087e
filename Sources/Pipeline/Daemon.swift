// Pipeline: the run loop: reload, signals, clock, event log, readiness.
//
// Touches: everything: threads, signals, clocks, sockets, the log, and files through Spool and
//   FileSystem. The only module with threads and time.
// Hostile: batches pass through as bytes; names of them reach the log as Quoted. The control socket
//   takes bounded lines.
// Fails: what the system refuses is tried again with growing pauses, told in the log and the stats;
//   where nobody knows what the disk holds, the daemon ends, and the next start recovers.

import Configuration
public import Stats

/// The daemon: a control thread, which calls ``run(onTick:)``, and the spool loop, which decides.
///
/// The control thread takes signals, answers the control socket, writes the stats files and tells
/// systemd; it never touches the spool, so that a slow disk does not make it deaf.
public final class Daemon: Sendable {
  private let options: DaemonOptions
  private let log: EventLog
  private let exchange = Exchange()

  /// Makes a daemon; nothing happens before ``run(onTick:)``.
  public init(_ options: DaemonOptions, log: EventLog) {
    self.options = options
    self.log = log
  }

  /// Runs until a signal, ``requestStop()``, an error that cannot be waited out, or, once, until
  /// nothing waits.
  ///
  /// - Parameter onTick: Called in this thread with the state of things every tick interval.
  /// - Returns: How it ended, and the last state of things.
  public func run(
    onTick: (StatsSnapshot) -> Void = { _ in }
  ) -> (end: DaemonEnd, snapshot: StatsSnapshot) {
    log.write(.daemonStarting(engine: options.engine, spool: options.spoolPath))
    if !options.hasJIT { log.write(.machineCodeMissing) }
    let started = options.clock.epochMilliseconds()
    exchange.update { snapshot in
      snapshot.engine = options.engine
      snapshot.spool.path = options.configuration.spoolPath
      snapshot.hasJIT = options.hasJIT
      snapshot.startedMilliseconds = started
    }
    // Signals are blocked before the first thread is made, so that all threads leave them alone.
    let signals = options.handlesSignals ? SignalReader() : nil
    let links = Links(log: log, exchange: exchange)
    let spoolLoop = PosixThread { [options] in
      links.exchange.enter(.ended(SpoolLoop.main(options, links: links)))
    }
    // What runs once and ends has nobody who watches it.
    var watch = options.isOnce ? nil : OutputWatch(options, exchange: exchange)
    let loop = ControlLoop(options, signals: signals, links: links)
    let end = loop.run(onTick: onTick)
    spoolLoop.join()
    watch.take()?.close()
    loop.finish()
    log.write(.daemonStopped)
    return (end, exchange.snapshot)
  }

  /// Asks the daemon to finish the group in hand and end; safe from any thread.
  public func requestStop() {
    let grace = options.configuration.stopGrace.microseconds
    exchange.orderStop(
      deadlineMicroseconds: options.clock.monotonicMicroseconds() + grace)
  }
}
