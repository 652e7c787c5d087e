// Configuration: the daemon's settings.
//
// Touches: memory only; the caller reads the file.
// Hostile: nothing of a sender comes here; the file is the operator's, and still bounded.
// Fails: what is wrong with the file goes into a DiagnosticList; nothing is thrown.

public import Documents

/// The settings of the daemon, each with a value.
public struct Configuration: Equatable, Sendable {
  /// How much the event log says; each level includes those before it.
  public enum LogLevel: String, CaseIterable, Sendable {
    case error, warning, notice, info, debug
  }

  /// The spool directory.
  public var spoolPath: String
  /// The rule directory.
  public var rulesPath: String
  /// Where `stats.json` and `weir.prom` are written.
  public var statsPath: String
  /// How often the stats files are replaced.
  public var statsInterval: Duration
  /// How often a counters file is written.
  public var countersInterval: Duration
  /// For how long a batch is remembered, so that the same one again is a repeat.
  public var repeatHorizon: Duration
  /// How often the incoming directories are listed, whatever inotify said.
  public var rescanInterval: Duration
  /// How long the group in hand may take to finish after SIGTERM.
  public var stopGrace: Duration
  /// How many threads match; nil means one per core.
  public var workerCount: Int?
  /// How much the event log says.
  public var logLevel: LogLevel

  /// The defaults, for `weir run --spool DIR --rules DIR`.
  public init(spoolPath: String, rulesPath: String) {
    fatalError("not written yet")
  }

  /// Reads a configuration file; nil if it has errors, which are in the list then.
  public static func load(
    _ file: SourceFile, into diagnostics: inout DiagnosticList
  ) -> Configuration? {
    fatalError("not written yet")
  }
}
