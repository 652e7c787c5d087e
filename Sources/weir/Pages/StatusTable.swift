import Bytes

/// The status of a daemon as a table for a terminal.
struct StatusTable {
  private let status: JSONValue

  init(_ status: JSONValue) {
    self.status = status
  }

  var text: String {
    let rows = [
      ("state", state), ("rules", rules), ("lists", counts("rules", "lists")),
      ("reloads", reloads), ("waiting", waiting), ("in hand", inHand),
      ("unclaimable", unclaimable), ("odd names", oddNames), ("mounted", mounted),
      ("unlistable", unlistable),
      ("batches", counts("counts", "batches")),
      ("records", counts("counts", "records")), ("decisions", counts("counts", "decisions")),
      ("rejected", counts("counts", "rejected")), ("rule hits", ruleHits),
      ("failures", counts("counts", "rule_failures")), ("groups", groups), ("latency", latency),
      ("loop", loop), ("log", droppedEvents),
      ("memory", memory), ("engine", status["engine"]?.text ?? ""),
    ]
    return rows.filter { !$0.1.isEmpty }.map { row in
      row.0 + String(repeating: " ", count: max(1, 12 - row.0.utf8.count)) + row.1 + "\n"
    }.joined()
  }

  private var state: String {
    let state = status["state"]?.text ?? "unknown"
    let trouble = status["spool"]?["trouble"]?.text.map { ": \(Quoted($0))" } ?? ""
    return state + trouble + ", started " + (status["started"]?.text ?? "")
  }

  private var rules: String {
    let rules = status["rules"]
    let hash = rules?["hash"]?.text ?? ""
    let isFallback = rules?["fallback"]?.flag ?? false
    return "\(rules?["count"]?.integer ?? 0) rules, \(hash.prefix(16)), in force since "
      + (rules?["loaded"]?.text ?? "")
      + (isFallback ? "; LAST ACCEPTED RULES, the files are refused" : "")
  }

  private var reloads: String {
    let reloads = status["reloads"]
    let refusal = reloads?["last_refusal"]?.text.map { "; last refusal: \(Quoted($0))" } ?? ""
    return "\(reloads?["accepted"]?.integer ?? 0) accepted, "
      + "\(reloads?["refused"]?.integer ?? 0) refused" + refusal
  }

  private var waiting: String {
    let spool = status["spool"]
    let oldest = spool?["oldest"]?.text.map { ", the oldest of \($0)" } ?? ""
    return "\(spool?["waiting_batches"]?.integer ?? 0) batches, "
      + "\(spool?["waiting_bytes"]?.integer ?? 0) bytes" + oldest
  }

  private var inHand: String {
    let spool = status["spool"]
    return "\(spool?["claimed_batches"]?.integer ?? 0) batches, "
      + "\(spool?["claimed_bytes"]?.integer ?? 0) bytes unpacked"
  }

  private var unclaimable: String {
    trouble(
      "unclaimable",
      "of the batches that wait may not be renamed; their directory must belong to the group "
        + "weir-in with mode 2770")
  }

  private var oddNames: String {
    trouble(
      "odd_names",
      "names in incoming/ are no NAME.ndjson or NAME.ndjson.gz and stay there; the log has some "
        + "of them as OddNames")
  }

  private var unlistable: String {
    trouble(
      "unlistable_sources",
      "directories in incoming/ cannot be listed and nothing is taken from them; they must belong "
        + "to the group weir-in with mode 2770")
  }

  private var mounted: String {
    trouble(
      "mounted_sources",
      "directories in incoming/ are on another mount and nothing is taken from them; unmount them")
  }

  /// A count with what it means and what to do, or nothing where there is no such thing.
  private func trouble(_ key: String, _ meaning: String) -> String {
    let count = status["spool"]?[key]?.integer ?? 0
    return count > 0 ? "\(count) \(meaning)" : ""
  }

  private var groups: String {
    let spool = status["spool"]
    let last = spool?["last_commit"]?.text.map { ", the last at \($0)" } ?? ""
    return "\(spool?["groups"]?.integer ?? 0) committed, "
      + "\(spool?["abandoned_groups"]?.integer ?? 0) abandoned" + last
  }

  /// The rules that fired most.
  private var ruleHits: String {
    let hits = status["counts"]?["rule_hits"]?.counts.sorted { $0.count > $1.count } ?? []
    let shown = hits.prefix(8).map { "\($0.count) \($0.label)" }.joined(separator: ", ")
    return shown + (hits.count > 8 ? ", …" : "")
  }

  private var latency: String {
    let averages = ["end_to_end", "decide", "commit"].compactMap { (key: String) -> String? in
      guard let histogram = status["latency"]?[key],
        let count = histogram["count"]?.double, count > 0,
        let sum = histogram["sum_seconds"]?.double
      else { return nil }
      let milliseconds = Int64(sum / count * 1_000_000) / 1_000
      let name = key == "end_to_end" ? "arrival to commit" : key
      return "\(name) \(milliseconds) ms"
    }
    return averages.isEmpty ? "" : averages.joined(separator: ", ") + " on average"
  }

  private var loop: String {
    let age = status["loop_age_seconds"]?.integer ?? 0
    return age > 5 ? "the run loop has not turned for \(age) s" : ""
  }

  private var droppedEvents: String {
    let count = status["dropped_events"]?.integer ?? 0
    return count > 0 ? "\(count) events are in no log, because nobody took them" : ""
  }

  private var memory: String {
    "\((status["resident_bytes"]?.integer ?? 0) / 1_000_000) MB"
  }

  private func counts(_ section: String, _ key: String) -> String {
    (status[section]?[key]?.counts ?? []).map { "\($0.count) \($0.label)" }
      .joined(separator: ", ")
  }
}
