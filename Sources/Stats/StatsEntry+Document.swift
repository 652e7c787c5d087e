extension StatsEntry {
  /// The text of docs/STATS.md.
  public static var document: String {
    var text = """
      # Statistics

      <!-- Made from the table in Sources/Stats/StatsEntry+Table.swift; a test holds the two together. -->

      The daemon replaces two files every second (`stats-interval`) in `stats-directory`: `stats.json` for scripts and `weir.prom` for node_exporter's textfile collector. A reader sees the \
      old content or the new, never a part. `weir status` shows the same. The service writes to `/run/weir`, which is in memory, so that the files also tell of a full or read-only disk.

      An alert needs four things: `written` is older than ten seconds (no daemon), `loop_age_seconds` is above 60 (the run loop hangs), `spool.troubled` is true (the system refuses \
      something, and the reason is in `spool.trouble` and in the log), or `spool.oldest` is old (batches wait).

      Counts begin with the start of the daemon and grow when a group is committed. What must add up over restarts and crashes is in the counters files (below). No label and no key \
      carries text that a sender chose; names of sources, which producers choose, stand there if they are short and plain. Every series in weir.prom has the label `spool`. \
      [MONITORING.md](MONITORING.md) has alerts and a board.

      ## stats.json

      One JSON object. `v` is the version of this layout: \(StatsSnapshot.schemaVersion). Keys are added without a new version; readers ignore what they do not know.


      """
    text += "| key | type | metric in weir.prom | meaning |\n|---|---|---|---|\n"
    let snapshot = StatsSnapshot()
    for entry in all {
      let path = entry.section.isEmpty ? entry.key : entry.section + "." + entry.key
      let metric =
        entry.metric.map { metric in
          "`\(metric.name)`" + (metric.label.map { " by `\($0)`" } ?? "")
        } ?? "–"
      let kind = entry.value(snapshot).kind.rawValue
      text += "| `\(path)` | \(kind) | \(metric) | \(entry.documentation) |\n"
    }
    text += """

      A histogram is `{"count":…,"sum_seconds":…,"buckets":[[bound, count], …]}`, with bounds in seconds; the count of a bucket includes those before it. A text in weir.prom is a label of \
      a metric that is always 1.

      \(collectorSection)
      ## Counters files

      Files in `queue/counters` hold one JSON object a line, with the sums of an interval (`counters-interval`, 60 s): all such lines added up are all decisions that were ever committed, \
      whatever crashed in between.

      | key | type | meaning |
      |---|---|---|
      | `v` | number | the version of this layout: \(StatsSnapshot.schemaVersion) |
      | `since` | time | when the first group that is counted here was committed, or the line before was |
      | `until` | time | when the last was |

      """
    for family in CounterFamily.allCases {
      text += "| `\(family.rawValue)` | object of numbers | \(family.documentation) |\n"
    }
    return text
  }

  /// How node_exporter finds `weir.prom`.
  private static let collectorSection = """
    ## node_exporter

    The files have mode 0644, and hold nothing about subscribers. With the shipped unit `/run/weir` is made at boot, for everybody to read. Point the collector at it:

    ```
    node_exporter --collector.textfile.directory=/run/weir
    ```

    Where another directory collects the files of several programs, such as `/var/lib/prometheus/node-exporter`, give it to the group weir with mode 0775, write `stats-directory: \
    /var/lib/prometheus/node-exporter` into `/etc/weir/weir.yaml`, and add `ReadWritePaths=/var/lib/prometheus/node-exporter` with `systemctl edit weir`. Each daemon needs a directory \
    of its own (node_exporter takes a pattern: `'/run/weir*'`): a second one that is pointed at the same directory writes nothing there and says so (event `StatsNotWritten`).

    """
}
