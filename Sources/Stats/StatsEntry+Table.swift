import Bytes

extension StatsEntry {
  /// Every statistic, in the order of `stats.json`; the parts of a section stand together.
  public static let all =
    daemonEntries + ruleEntries + spoolEntries + outputEntries + sourceEntries + latencyEntries
    + countEntries

  private static let daemonEntries = [
    StatsEntry(
      "engine", "The build of the engine, as decisions name it.",
      .gauge("weir_build_info", by: "engine")
    ) { .text($0.engine) },
    StatsEntry(
      "jit", "Whether patterns run as machine code; without it they run about ten times slower.",
      .gauge("weir_jit_enabled")
    ) { .flag($0.hasJIT) },
    StatsEntry(
      "state",
      """
      `starting`, `running`, `paused` (the system refused something, which is tried again; see \
      `spool.trouble`), `stopping` or `stopped`.
      """,
      .gauge("weir_state", by: "state") { _ in StatsSnapshot.State.allCases.map(\.rawValue) }
    ) { .text($0.state.rawValue) },
    StatsEntry("started", "When the daemon started.", .gauge("weir_process_start_time_seconds")) {
      .time($0.startedMilliseconds)
    },
    StatsEntry(
      "written", "When this snapshot was taken; an old one means a daemon that hangs or is down.",
      .gauge("weir_stats_written_timestamp_seconds")
    ) { .time($0.writtenMilliseconds) },
    StatsEntry(
      "loop_last_turn",
      """
      When the run loop last turned: it claims, decides and commits, and turns at least once a second \
      while it is well. `written` is the work of another thread and says nothing about it.
      """, .gauge("weir_loop_last_turn_timestamp_seconds")
    ) { .time($0.lastTurnMilliseconds) },
    StatsEntry(
      "loop_age_seconds",
      """
      How long ago that was when this snapshot was taken. A minute is a loop that hangs, or one call \
      to a disk that does not come back.
      """, .gauge("weir_loop_age_seconds")
    ) { .number($0.loopAgeSeconds) },
    StatsEntry(
      "dropped_events",
      "Events that are in no log, because nobody took them from standard error in time.",
      .counter("weir_dropped_events_total")
    ) { .number($0.droppedEventCount) },
    StatsEntry("resident_bytes", "Resident memory.", .gauge("weir_process_resident_memory_bytes")) {
      .number($0.process.residentByteCount)
    },
    StatsEntry(
      "processor_seconds", "Processor time of all threads since the start.",
      .counter("weir_process_cpu_seconds_total")
    ) { .seconds(microseconds: $0.process.processorMicroseconds) },
    StatsEntry(
      "open_files", "Open files, sockets and the like; a handful is usual.",
      .gauge("weir_process_open_fds")
    ) { .number($0.process.openFileCount) },
  ]

  private static let ruleEntries = [
    StatsEntry(
      "rules.hash", "The rule set in force: SHA-256 over all files of the rule directory.",
      .gauge("weir_rule_set_info", by: "hash")
    ) { .text($0.rules.identifier) },
    StatsEntry(
      "rules.loaded", "When that rule set came into force.",
      .gauge("weir_rule_set_loaded_timestamp_seconds")
    ) { .time($0.rules.loadedMilliseconds) },
    StatsEntry(
      "rules.fallback",
      """
      Whether it is the last accepted rule set, because the files were refused when the daemon \
      started. Correct the files and run `weir reload`.
      """, .gauge("weir_rule_set_fallback")
    ) { .flag($0.rules.isFallback) },
    StatsEntry("rules.count", "Rules in force, shadow rules included.", .gauge("weir_rules")) {
      .number($0.rules.ruleCount)
    },
    StatsEntry(
      "rules.lists", "Entries of each list, by its name in the manifest.",
      .gauge("weir_list_entries", by: "list")
    ) { snapshot in
      .table(
        snapshot.rules.listCounts.sorted { $0.key < $1.key }
          .map { (label: $0.key, sum: Int64($0.value)) })
    },
    StatsEntry(
      "rules.list_written",
      """
      When the file of each list was last written, in seconds of the epoch; an old one may be a feed \
      that has stopped.
      """,
      .gauge("weir_list_written_timestamp_seconds", by: "list")
    ) { snapshot in
      .table(
        snapshot.rules.listModifiedMilliseconds.sorted { $0.key < $1.key }
          .map { (label: $0.key, sum: $0.value / 1_000) })
    },
    StatsEntry(
      "reloads.accepted", "Reloads that were accepted.",
      .counter("weir_reloads_accepted_total")
    ) { .number($0.reloads.acceptedCount) },
    StatsEntry(
      "reloads.refused", "Reloads that were refused, and starts at which the files were refused.",
      .counter("weir_reloads_refused_total")
    ) { .number($0.reloads.refusedCount) },
    StatsEntry("reloads.last_refusal", "The first finding of the last refusal, or null.") {
      .text($0.reloads.lastRefusal)
    },
    StatsEntry("reloads.last_refused", "When that was.") {
      .time($0.reloads.lastRefusalMilliseconds)
    },
    StatsEntry(
      "reloads.last_accepted",
      "Whether the files that were read last are in force, at a start or a reload.",
      .gauge("weir_last_reload_successful")
    ) { .flag($0.reloads.refusedSinceMilliseconds == nil) },
    StatsEntry(
      "reloads.refused_since",
      "Since when the files are refused, while they are: older rules decide.",
      .gauge("weir_rules_refused_since_timestamp_seconds")
    ) { .time($0.reloads.refusedSinceMilliseconds) },
  ]

  private static let spoolEntries = [
    StatsEntry(
      "spool.path", "The directory of the spool; in weir.prom the label `spool` of every series."
    ) { .text($0.spool.path) },
    StatsEntry(
      "spool.waiting_batches",
      "Batches that are known to wait in `incoming/`, those that cannot be claimed included.",
      .gauge("weir_waiting_batches")
    ) { .number($0.spool.waitingBatchCount) },
    StatsEntry("spool.waiting_bytes", "Their bytes.", .gauge("weir_waiting_bytes")) {
      .number($0.spool.waitingByteCount)
    },
    StatsEntry(
      "spool.oldest", "When the oldest of them was last written.",
      .gauge("weir_oldest_waiting_timestamp_seconds")
    ) { .time($0.spool.oldestMilliseconds) },
    StatsEntry(
      "spool.claimed_batches", "Batches in hand: claimed, and not yet committed.",
      .gauge("weir_claimed_batches")
    ) { .number($0.spool.claimedBatchCount) },
    StatsEntry("spool.claimed_bytes", "Their bytes, unpacked.", .gauge("weir_claimed_bytes")) {
      .number($0.spool.claimedByteCount)
    },
    StatsEntry(
      "spool.odd_names", "Names in `incoming/` that are no batches and stay untouched.",
      .gauge("weir_odd_names")
    ) { .number($0.spool.oddNameCount) },
    StatsEntry(
      "spool.unclaimable", "Batches that could not be claimed for want of permission.",
      .gauge("weir_unclaimable_batches")
    ) { .number($0.spool.unclaimableCount) },
    StatsEntry(
      "spool.mounted_sources",
      "Directories in `incoming/` that are on another mount; nothing is claimed from them.",
      .gauge("weir_mounted_sources")
    ) { .number($0.spool.mountedSourceCount) },
    StatsEntry(
      "spool.unlistable_sources",
      "Directories in `incoming/` that cannot be listed; nothing is claimed from them.",
      .gauge("weir_unlistable_sources")
    ) { .number($0.spool.unlistableSourceCount) },
    StatsEntry("spool.groups", "Groups that were committed.", .counter("weir_groups_total")) {
      .number($0.spool.groupCount)
    },
    StatsEntry(
      "spool.abandoned_groups", "Groups that were abandoned, and whose batches came again.",
      .counter("weir_abandoned_groups_total")
    ) { .number($0.spool.abandonedGroupCount) },
    StatsEntry(
      "spool.decided_bytes", "Bytes of decided batches, unpacked.",
      .counter("weir_decided_bytes_total")
    ) { .number($0.spool.decidedByteCount) },
    StatsEntry(
      "spool.last_commit", "When the last group was committed.",
      .gauge("weir_last_commit_timestamp_seconds")
    ) { .time($0.spool.lastCommitMilliseconds) },
    StatsEntry(
      "spool.trouble",
      """
      What is wrong while it is so, otherwise null: what the system refuses, a disk that is full or \
      read-only, stats files that cannot be written, a run loop that does not turn.
      """
    ) { .text($0.spool.trouble) },
    StatsEntry("spool.troubled", "Whether anything is wrong.", .gauge("weir_troubled")) {
      .flag($0.spool.trouble != nil)
    },
    StatsEntry(
      "spool.free_bytes", "Bytes that may still be written to the file system of the spool.",
      .gauge("weir_spool_free_bytes")
    ) { .number($0.spool.freeByteCount) },
    StatsEntry(
      "spool.free_files",
      "Files that may still be made in it; missing where the file system has no such limit.",
      .gauge("weir_spool_free_files")
    ) { .number($0.spool.freeFileCount) },
    StatsEntry(
      "spool.corrupt_batches",
      "Batches in `corrupt/`: each waits for somebody to read its `.reason`.",
      .gauge("weir_corrupt_batches")
    ) { .number($0.spool.corruptBatchCount) },
  ]

  private static let outputEntries = [
    StatsEntry(
      "output.files",
      "Files in each queue that no consumer has taken; looked at every ten seconds.",
      .gauge("weir_queue_files", by: "queue")
    ) { .table($0.outputRows(\.fileCount)) },
    StatsEntry("output.bytes", "Their bytes.", .gauge("weir_queue_bytes", by: "queue")) {
      .table($0.outputRows(\.byteCount))
    },
    StatsEntry(
      "output.oldest_age_seconds",
      "The age of the oldest of them, 0 where there is none: grows while a consumer is down.",
      .gauge("weir_queue_oldest_age_seconds", by: "queue")
    ) { snapshot in
      .table(
        snapshot.outputRows { output in
          output.oldestMilliseconds.map { max(0, snapshot.writtenMilliseconds - $0) / 1_000 } ?? 0
        })
    },
  ]

  private static let sourceEntries = [
    StatsEntry(
      "sources.records",
      """
      Records that were decided, by the directory in `incoming/` that they came from; `.` is \
      `incoming/` itself, `other` are names that are long or not plain, and all beyond \
      \(Limits.shownSourceCountMax).
      """, .counter("weir_source_records_total", by: "source")
    ) { .table($0.sources.rows(\.recordCount)) },
    StatsEntry(
      "sources.rejected", "Lines that were rejected, by the same.",
      .counter("weir_source_rejected_lines_total", by: "source")
    ) { .table($0.sources.rows(\.rejectedCount)) },
    StatsEntry(
      "sources.last_batch",
      "When the last batch of each was decided, in seconds of the epoch.",
      .gauge("weir_source_last_batch_timestamp_seconds", by: "source")
    ) { .table($0.sources.rows { $0.lastBatchMilliseconds / 1_000 }) },
  ]

  private static let latencyEntries = [
    StatsEntry(
      "latency.end_to_end",
      """
      From the last write of a batch's file (its mtime) to the commit of its decisions. Producers \
      that keep old times on their files are seen here as late.
      """, .histogram("weir_end_to_end_seconds")
    ) { .histogram($0.endToEndLatency) },
    StatsEntry(
      "latency.decide", "The time it takes to decide one batch.",
      .histogram("weir_batch_decide_seconds")
    ) { .histogram($0.decideLatency) },
    StatsEntry(
      "latency.commit",
      "The time it takes to commit one group: sync, write the journal, publish, release.",
      .histogram("weir_group_commit_seconds")
    ) { .histogram($0.commitLatency) },
  ]

  private static let countEntries = CounterFamily.allCases.map { family in
    StatsEntry(
      "counts." + family.rawValue, family.documentation,
      .counter("weir_\(family.metricStem)_total", by: family.label) {
        $0.knownLabels[family] ?? []
      }
    ) { .table($0.counters.entries(family)) }
  }
}

extension StatsSnapshot {
  /// One figure of every queue, in the order of their names.
  fileprivate func outputRows(
    _ figure: (Output) -> Int64
  ) -> [(label: String, sum: Int64)] {
    spool.output.sorted { $0.key < $1.key }.map { ($0.key, figure($0.value)) }
  }
}

extension CounterFamily {
  /// What is counted, for people.
  var documentation: String {
    switch self {
    case .records: "Records that were decided, by kind."
    case .decisions: "Decisions, by verdict."
    case .ruleHits: "Records on which a rule fired, by rule; shadow rules are counted too."
    case .ruleFailures: "Records on which a rule ran into a limit of PCRE2, by rule."
    case .tags: "Decisions that carry a tag, by tag."
    case .rejected: "Lines that are no records, by reason."
    case .batches: "Batches, by outcome: `decided`, `repeated`, `corrupt`."
    case .flags: "Records on which something was noticed, such as a repaired text, by flag."
    case .evasion: "Records on which a rule fired, by the mark of evasion that their text shows."
    case .views: "Rules that fired on a text, by the view that was needed."
    }
  }

  /// The label that tells the members of the family apart.
  var label: String {
    switch self {
    case .records: "kind"
    case .decisions: "verdict"
    case .ruleHits, .ruleFailures: "rule"
    case .tags: "tag"
    case .rejected: "reason"
    case .batches: "outcome"
    case .flags: "flag"
    case .evasion: "mark"
    case .views: "view"
    }
  }

  /// The family in the name of a metric.
  var metricStem: String {
    switch self {
    case .rejected: "rejected_lines"
    case .tags: "tagged_decisions"
    case .flags: "flagged_records"
    case .evasion: "evasive_records"
    case .views: "view_hits"
    default: rawValue
    }
  }
}
