import Bytes

extension Configuration {
  /// Every setting, in the order in which people read them.
  public static let settings: [Setting] = [
    Setting(
      key: "spool",
      documentation: """
        The spool directory: batches come in and decisions go out below it. One local file system; \
        network file systems are refused.
        """,
      kind: .path(\.spoolPath)),
    Setting(
      key: Setting.rulesKey,
      documentation: """
        The rule directories, layer after layer: later ones add to earlier ones and win where they \
        differ. The first has manifest.yaml at its top. By default that is where the package installs \
        the shipped rules, which an upgrade replaces; rules and lists of your own go into the second, \
        which an upgrade leaves alone.
        """,
      kind: .paths(\.rulesPaths, countMax: Limits.ruleLayerCountMax)),
    Setting(
      key: Setting.statsKey,
      documentation: """
        Where stats.json and weir.prom are replaced, readable for everybody, for watchers and for \
        node_exporter. The default is /run/weir, which the unit makes, for the spool \
        /var/spool/weir; for any other spool it is the directory state in it, which is private. Each \
        daemon needs a directory of its own.
        """,
      kind: .path(\.statsPath)),
    Setting(
      key: "stats-interval",
      documentation: "How often the stats files are replaced.",
      kind: .duration(\.statsInterval, .milliseconds(100) ... .seconds(3_600))),
    Setting(
      key: "counters-interval",
      documentation: """
        How often counters are written to queue/counters. All counters files added up equal all \
        decisions, whatever the interval.
        """,
      kind: .duration(\.countersInterval, .seconds(1) ... .seconds(86_400))),
    Setting(
      key: "repeat-horizon",
      documentation: """
        For how long a batch is remembered. The same source, name, length and content again within \
        this time is a repeat: counted, and not decided again.
        """,
      kind: .duration(\.repeatHorizon, .seconds(3_600) ... .seconds(90 * 86_400))),
    Setting(
      key: "rescan-interval",
      documentation: """
        How often incoming/ is listed, as a net under the kernel's notices of new files.
        """,
      kind: .duration(\.rescanInterval, .seconds(1) ... .seconds(3_600))),
    Setting(
      key: "settle-time",
      documentation: """
        How long a file that was written in place, and not renamed into incoming/, must have been left \
        alone before it is claimed. Where uploads stall for longer, write more here, or better: let \
        them write under a name that begins with a dot, and rename it when it is complete.
        """,
      kind: .duration(\.settleTime, .zero ... .seconds(3_600))),
    Setting(
      key: "stop-grace",
      documentation: """
        How long the group of batches in hand may take to finish after SIGTERM. What is not \
        finished is abandoned safely and decided after the next start.
        """,
      kind: .duration(\.stopGrace, .zero ... .seconds(300))),
    Setting(
      key: "workers",
      documentation: """
        How many threads match records; auto means one per core that the service may use. The \
        decisions are the same for any number. Each takes the memory of about three chunks of a \
        batch with their results, some megabytes; beside that, 16 MB of batches and one more are \
        claimed ahead, whatever stands here.
        """,
      kind: .count(\.workerCount, 1...256)),
    Setting(
      key: "log-level",
      documentation: "How much the event log says; each level includes those before it.",
      kind: .logLevel(\.logLevel)),
  ]
}
