// Configuration: the daemon's settings.
//
// Touches: memory only; the caller reads the file.
// Hostile: nothing of a sender comes here; the file is the operator's, and still bounded.
// Fails: what is wrong with the file goes into a DiagnosticList; nothing is thrown.

import Bytes
public import Documents

/// The settings of the daemon, each with a value.
///
/// ``settings`` is the table of all of them: the loader and the shipped file come from it.
public struct Configuration: Equatable, Sendable {
  /// How much the event log says; each level includes those before it.
  public enum LogLevel: String, CaseIterable, Sendable {
    case error, warning, notice, info, debug
  }

  /// The spool directory.
  public var spoolPath: String

  /// The rule directories, layer after layer.
  public var rulesPaths: [String]

  /// Where `stats.json` and `weir.prom` are written.
  public var statsPath: String

  /// How often the stats files are replaced.
  public var statsInterval: Duration = .seconds(1)

  /// How often a counters file is written.
  public var countersInterval: Duration = .seconds(60)

  /// For how long a batch is remembered, so that the same one again is a repeat.
  public var repeatHorizon: Duration = .seconds(7 * 86_400)

  /// How often the incoming directories are listed, whatever inotify said.
  public var rescanInterval: Duration = .seconds(10)

  /// How long a file that did not appear by a rename must have been left alone before it is claimed.
  public var settleTime: Duration = .milliseconds(Limits.settleMilliseconds)

  /// How long the group in hand may take to finish after SIGTERM.
  public var stopGrace: Duration = .seconds(10)

  /// How many threads match; nil means one per core.
  public var workerCount: Int?

  /// How much the event log says.
  public var logLevel: LogLevel = .info

  /// The spool of the service, which its unit and the tmpfiles entries name.
  public static let serviceSpoolPath = "/var/spool/weir"

  /// The settings of `weir run` without a file.
  ///
  /// - Parameters:
  ///   - spoolPath: The spool directory; from the command line it may be relative.
  ///   - rulesPaths: The rule directories, of which later ones win.
  public init(
    spoolPath: String = Configuration.serviceSpoolPath,
    rulesPaths: [String] = ["/usr/share/weir/rules", "/etc/weir/rules"]
  ) {
    self.spoolPath = spoolPath
    self.rulesPaths = rulesPaths
    statsPath = Configuration.defaultStatsPath(ofSpool: spoolPath)
  }

  /// Reads a configuration file.
  ///
  /// - Parameters:
  ///   - file: The file, in YAML.
  ///   - diagnostics: Where findings are added.
  /// - Returns: The settings, or nil if the file has errors.
  public static func load(
    _ file: SourceFile, into diagnostics: inout DiagnosticList
  ) -> Configuration? {
    // The shipped file says that all of it may be deleted.
    if file.hasOnlyComments { return Configuration() }
    var found = DiagnosticList()
    defer { diagnostics.append(contentsOf: found) }
    guard
      let root = parseDocument(file, into: &found),
      let mapping = root.mapping(named: "configuration", into: &found)
    else { return nil }
    var configuration = Configuration()
    var reader = MappingReader(mapping, what: "the configuration")
    for setting in settings {
      guard let node = reader.node(setting.key) else { continue }
      setting.read(node, into: &configuration, &reader.diagnostics)
    }
    if mapping[Setting.statsKey] == nil {
      configuration.statsPath = defaultStatsPath(ofSpool: configuration.spoolPath)
    }
    configuration.checkPlaces(in: mapping, into: &reader.diagnostics)
    reader.finish(into: &found)
    return found.hasErrors ? nil : configuration
  }

  /// The directory that the unit of the service makes for everybody to read, or `state` of a spool of
  /// one's own.
  static func defaultStatsPath(ofSpool path: String) -> String {
    path == serviceSpoolPath ? "/run/weir" : path + "/state"
  }

  /// Files that are written or edited in place may not lie among those of the spool.
  private func checkPlaces(in mapping: Mapping, into diagnostics: inout DiagnosticList) {
    let places =
      [(Setting.statsKey, statsPath)] + rulesPaths.map { (Setting.rulesKey, $0) }
    for (key, path) in places {
      guard let range = mapping[key]?.range else { continue }
      let isInside = path == spoolPath || path.hasPrefix(spoolPath + "/")
      let isState = key == Setting.statsKey && path == spoolPath + "/state"
      guard isInside, !isState else { continue }
      diagnostics.error(
        .placeInSpool, "'\(key)' lies inside the spool", at: range,
        hint: key == Setting.statsKey
          ? "write \(spoolPath)/state, or a directory outside of \(spoolPath)"
          : "write a directory outside of \(spoolPath)")
    }
  }
}

extension SourceFile {
  /// True if every line is blank or a comment.
  fileprivate var hasOnlyComments: Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let first = line.first { ![UInt8(ascii: " "), UInt8(ascii: "\r")].contains($0) }
      return first == nil || first == UInt8(ascii: "#")
    }
  }
}
