public import Configuration
import Engine
public import FileSystem
import Spool

/// How a daemon runs: the operator's settings, and what the program knows.
public struct DaemonOptions: Sendable {
  /// The operator's settings.
  public var configuration: Configuration
  /// True to end when nothing waits any more.
  public var isOnce = false
  /// The build of the engine, as decisions name it.
  public var engine: String
  /// True to run patterns as machine code.
  public var hasJIT: Bool
  /// The system calls to use for files.
  public var calls = SystemCalls.live
  /// The clocks.
  public var clock = Clock.system
  /// The path of this program, for the child that tries batches; nil to try none.
  public var program: String?
  /// Whom to tell about readiness.
  public var notifier = ServiceNotifier(socket: nil, watchdogMicroseconds: nil)
  /// True if TERM, INT and HUP are for the daemon; they are then blocked in the calling thread.
  public var handlesSignals = true
  /// How often ``Daemon/run(onTick:)`` calls back.
  public var tickInterval = Duration.seconds(1)

  /// Takes the settings and leaves everything else as a service has it.
  public init(_ configuration: Configuration, engine: String, hasJIT: Bool) {
    self.configuration = configuration
    self.engine = engine
    self.hasJIT = hasJIT
    tickInterval = configuration.statsInterval
  }

  /// The child in which batches are tried that may end the daemon.
  func trialProgram(for rules: RulesInForce) -> TrialProcess.Program? {
    program.map { path in
      TrialProcess.Program(
        path: path,
        arguments: [
          TrialServer.command, "--accepted=\(configuration.spoolPath)/state/ruleset.accepted",
          "--identifier=\(rules.ruleSet.identifier)",
        ] + configuration.rulesPaths.map { "--rules=\($0)" })
    }
  }

  /// The spool directory.
  var spoolPath: FilePath { FilePath(configuration.spoolPath) }

  /// What only Weir touches in it.
  var statePath: FilePath { spoolPath.appending("state") }

  /// The options of the spool.
  var spoolOptions: SpoolOptions {
    var options = SpoolOptions()
    options.horizonMilliseconds = configuration.repeatHorizon.milliseconds
    options.settleMilliseconds = configuration.settleTime.milliseconds
    return options
  }

  /// What reads and compiles the rules.
  var ruleLoader: RuleLoader {
    RuleLoader(
      rulesPaths: configuration.rulesPaths, acceptedPath: statePath.appending("ruleset.accepted"),
      calls: calls, clock: clock)
  }
}

/// How a daemon ended.
public enum DaemonEnd: Sendable {
  /// Everything that was decided is committed and published.
  case finished
  /// The rule files are refused, and there is no accepted set to fall back to.
  case rulesRefused(RuleReport)
  /// The system or the spool refused; what is committed stays, and a start recovers.
  case failed(reason: String)
}
