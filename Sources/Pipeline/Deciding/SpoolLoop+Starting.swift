import Bytes
import Configuration
import Engine
import FileSystem
import Spool
import Stats

extension SpoolLoop {
  /// The whole life of the loop's thread: opens the spool, loads the rules, runs.
  ///
  /// - Parameters:
  ///   - options: How the daemon runs.
  ///   - links: The way to the rest of it.
  /// - Returns: How the daemon ends.
  static func main(_ options: DaemonOptions, links: Links) -> DaemonEnd {
    let spool: Spool
    do throws(SpoolError) {
      spool = try Spool.open(
        options.spoolPath, queues: .daemon, calls: options.calls, options: options.spoolOptions,
        now: options.clock.epochMilliseconds())
    } catch {
      links.log.write(.spoolFailed(error))
      return .failed(reason: "\(error)")
    }
    if spool.recovery.isNotable { links.log.write(.spoolRecovered(spool.recovery)) }
    guard let interval = restoredInterval(of: spool, options) else {
      let error = SpoolError.damaged(
        file: options.statePath.appending("journal"), record: 0, .recordUnreadable)
      links.log.write(.spoolFailed(error))
      return .failed(reason: "\(error)")
    }
    links.exchange.enter(.loading)
    let start = options.ruleLoader.start()
    guard let rules = acceptedRules(start, options, links) else {
      return .rulesRefused(start.report)
    }
    let loop = SpoolLoop(
      spool, rules: rules, interval: interval, options: options, links: links)
    links.exchange.update { $0.state = .running }
    links.exchange.enter(.running)
    defer {
      loop.close()
      // Where this cannot be said, the next start counts a death too many, and tries in vain.
      try? spool.endInOrder()
    }
    return loop.run()
  }

  /// The rules to start with; what is wrong with them is told.
  private static func acceptedRules(
    _ start: RuleLoader.Start, _ options: DaemonOptions, _ links: Links
  ) -> RulesInForce? {
    if let problem = start.savedProblem { links.log.write(.savedRulesBroken(reason: problem)) }
    if let error = start.report.saveError { links.log.write(.rulesNotSaved(error)) }
    guard !start.report.isAccepted else { return start.rules }
    let summary = start.report.summary
    let now = options.clock.epochMilliseconds()
    links.exchange.update { snapshot in
      snapshot.reloads.refusedCount += 1
      snapshot.reloads.lastRefusal = summary
      snapshot.reloads.lastRefusalMilliseconds = now
      snapshot.reloads.refusedSinceMilliseconds = now
    }
    guard let rules = start.rules else { return nil }
    links.log.write(
      .rulesFallback(identifier: rules.ruleSet.identifier, summary: summary))
    return rules
  }

  /// The counters that commits before this start left unpublished; nil where they have no meaning.
  private static func restoredInterval(
    of spool: Spool, _ options: DaemonOptions
  ) -> CounterInterval? {
    var interval = CounterInterval(
      intervalMicroseconds: options.configuration.countersInterval.microseconds,
      nowMicroseconds: options.clock.monotonicMicroseconds())
    for annex in spool.recovery.annexes where annex.kind == AnnexKind.counters.rawValue {
      guard interval.restore(annex.bytes) else { return nil }
    }
    return interval
  }
}

extension Recovery {
  /// True if there is anything to tell.
  fileprivate var isNotable: Bool {
    groupsFinished > 0 || batchesToDecideAgain > 0 || tornByteCount > 0 || preparedFilesRemoved > 0
  }
}
