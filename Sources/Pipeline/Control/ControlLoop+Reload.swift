import Engine
import RuleCompiler
import Stats

/// What is going on with reloads: one runs at a time, and one more may be queued.
struct ReloadState: ~Copyable {
  /// The thread that compiles; nil where none does.
  var thread: PosixThread?
  /// The clients who wait for the running reload.
  var clients: [ControlServer.ClientNumber] = []
  /// True if another one is asked for: files may have changed since the running one read them.
  var isQueued = false
  /// True if that one is forced.
  var isQueuedForced = false
  /// The clients who wait for that one.
  var queuedClients: [ControlServer.ClientNumber] = []
  /// The set that was accepted last and its measure; nil until the first reload is accepted.
  ///
  /// The worker puts rules in force between two batches, so what it shows may be older.
  var accepted: (identifier: String, baseline: Baseline)?
  /// True if the control socket could not be made.
  var isSocketBroken = false

  /// True if a thread compiles.
  var isRunning: Bool {
    switch thread {
    case .some: true
    case .none: false
    }
  }
}

extension ControlLoop {
  /// Reloads the rules, at once or after the reload that is running.
  func requestReload(isForced: Bool, client: ControlServer.ClientNumber?) {
    log.write(.reloadRequested(isForced: isForced))
    reload.isQueued = true
    reload.isQueuedForced = reload.isQueuedForced || isForced
    if let client { reload.queuedClients.append(client) }
    startReload()
  }

  /// Starts the reload that is asked for, once the spool loop runs and no other reload does.
  private func startReload() {
    guard reload.isQueued, !reload.isRunning, case .running = exchange.phase else { return }
    let (identifier, baseline) = reload.accepted ?? setOfTheStart
    let measure = reload.isQueuedForced ? nil : baseline
    reload.clients = reload.queuedClients
    reload.queuedClients = []
    reload.isQueued = false
    reload.isQueuedForced = false
    notifier.reloading(monotonicMicroseconds: nowMicroseconds)
    reload.thread = PosixThread { [exchange, loader = options.ruleLoader] in
      let (rules, report) = loader.load(against: measure, inForce: identifier)
      exchange.finishReload(rules, report)
    }
  }

  /// What the daemon started with, before any reload was accepted.
  private var setOfTheStart: (identifier: String, baseline: Baseline) {
    let rules = exchange.snapshot.rules
    return (
      rules.identifier, Baseline(listCounts: rules.listCounts, rules: rules.ruleIdentifiers)
    )
  }

  /// Takes in what came of the running reload, answers those who wait, and starts the queued one.
  func finishReload() {
    defer { startReload() }
    guard let (rules, report) = exchange.takeReload() else { return }
    reload.thread.take()?.join()
    if let rules {
      exchange.orderRules(rules)
      reload.accepted = (rules.ruleSet.identifier, rules.baseline)
    }
    show(report)
    let answer = ControlAnswer.reload(report)
    for client in reload.clients {
      server?.answer(client, answer, nowMicroseconds: nowMicroseconds)
    }
    reload.clients = []
    if !isStopping { notifier.ready(status: statusText(exchange.snapshot)) }
  }

  private func show(_ report: RuleReport) {
    let now = options.clock.epochMilliseconds()
    let summary = report.summary
    exchange.update { snapshot in
      if report.isAccepted {
        snapshot.reloads.acceptedCount += 1
        snapshot.reloads.refusedSinceMilliseconds = nil
      } else {
        snapshot.reloads.refusedCount += 1
        snapshot.reloads.lastRefusal = summary
        snapshot.reloads.lastRefusalMilliseconds = now
        snapshot.reloads.refusedSinceMilliseconds = snapshot.reloads.refusedSinceMilliseconds ?? now
      }
    }
    if !report.isAccepted { log.write(.rulesRefused(summary: summary)) }
    if let error = report.saveError { log.write(.rulesNotSaved(error)) }
  }
}
