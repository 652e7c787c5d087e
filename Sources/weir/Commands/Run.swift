import ArgumentParser
import Bytes
import Configuration
import Patterns
import Pipeline

/// `weir run`: the daemon, or one pass over what waits.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decides the batches that arrive in a spool.",
    discussion: """
      Batches are files of records, one JSON object a line, that producers rename
      into DIR/incoming or a directory of their own below it. Decisions appear in
      DIR/queue/allow, review, block and rejected; take them away by rename or
      delete them. docs/SPOOL.md tells more.

      To decide what waits, and end:
        weir run --spool /tmp/spool --rules Rules --once
      To wait for more, until Ctrl-C:
        weir run --spool /tmp/spool --rules Rules
      As the service does:
        weir run --config /etc/weir/weir.yaml

      The spool is made where there is none. SIGHUP and `weir reload` load changed
      rules; SIGTERM finishes what is in hand. Events go to standard error. With
      --once the last line says what was decided, as a table on a terminal and as
      JSON in a pipe.
      """)

  @Option(help: ArgumentHelp("The spool directory.", valueName: "dir"), completion: .directory)
  var spool: String?

  @Option(
    help: ArgumentHelp(
      "The rule directory, with manifest.yaml in it; again for each later layer.",
      valueName: "dir"),
    completion: .directory)
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("The settings, instead of --spool and --rules.", valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(help: "Decide what waits, then end.")
  var once = false

  @Flag(help: "Show errors only: no progress, no summary.")
  var quiet = false

  func validate() throws {
    let hasPlaces = spool != nil || !rules.isEmpty
    guard (config != nil) != hasPlaces, config != nil || (spool != nil && !rules.isEmpty) else {
      throw ValidationError("Give --config FILE, or both --spool DIR and --rules DIR.")
    }
    for path in [spool].compactMap({ $0 }) + rules where !Setting.isUsualPath(path) {
      throw ValidationError(
        "\(Quoted(path)) is no usual path: it is empty, begins or ends with a blank, or has a "
          + "control character in it.")
    }
  }

  func run() throws {
    var settings: Configuration
    if let config {
      settings = ConfigurationFile.load(config)
    } else {
      settings = Configuration(spoolPath: spool ?? "", rulesPaths: rules)
    }
    // The summary tells what a service would tell event by event.
    if once, settings.logLevel != .error { settings.logLevel = .warning }
    if quiet { settings.logLevel = .error }
    RunSession(settings, isOnce: once, isQuiet: quiet).run().exit()
  }
}

/// One run of the daemon with its terminal.
private struct RunSession {
  private let options: DaemonOptions
  private let isQuiet: Bool

  init(_ settings: Configuration, isOnce: Bool, isQuiet: Bool) {
    var options = DaemonOptions(
      settings, engine: weirVersion.engine, hasJIT: PatternEngine.jitIsAvailable)
    options.isOnce = isOnce
    options.notifier = .fromEnvironment
    options.program = ProgramArguments.program
    if isOnce { options.tickInterval = .milliseconds(200) }
    self.options = options
    self.isQuiet = isQuiet
  }

  func run() -> ExitStatus {
    let log = EventLog(level: options.configuration.logLevel)
    let showsProgress = options.isOnce && !isQuiet && Terminal.standardError.isInteractive
    let started = options.clock.monotonicMicroseconds()
    let (end, snapshot) = Daemon(options, log: log).run { snapshot in
      if showsProgress { log.writeText(RunSummary(snapshot).progressLine) }
    }
    if showsProgress { log.writeText("\r\u{1B}[K") }
    let microseconds = options.clock.monotonicMicroseconds() - started
    // A log that nobody takes may not keep the program from its end.
    defer { log.drain(milliseconds: 1_000) }
    switch end {
    case .finished:
      if options.isOnce, !isQuiet { RunSummary(snapshot).show(microseconds: microseconds) }
      return .fine
    case .rulesRefused(let report):
      log.writeError(report.rendered(color: Terminal.standardError.hasColor))
      log.writeError("weir: the rules are refused, and there are none that were accepted before\n")
      // What passes by itself is tried again by systemd; what a person has to mend is not.
      return report.mayPass ? .system : .usage
    case .failed:
      // The event log has told why.
      return .system
    }
  }
}
