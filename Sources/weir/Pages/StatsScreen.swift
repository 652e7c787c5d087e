import Bytes
import Documents
import Glibc

/// The figures of a daemon on one screen: 24 rows of 80 columns are enough, more rows show more rules
/// and sources.
struct StatsScreen {
  /// When a daemon was asked: by the wall clock, and by one that cannot be set.
  struct Moment {
    var epochSeconds = Int64(time(nil))
    var steady = ContinuousClock.now
  }

  private let status: JSONValue
  private let now: Moment
  /// Counts by the names that rows have for them.
  private let counts: [String: Int64]
  /// What each count has grown by in a second; empty for a first look.
  private let rates: [String: Double]

  /// Takes in what a daemon says.
  ///
  /// - Parameters:
  ///   - status: Its figures.
  ///   - now: When it was asked.
  ///   - before: The look before, by which rates are known.
  init(_ status: JSONValue, now: Moment, before: StatsScreen? = nil) {
    self.status = status
    self.now = now
    let counts = StatsScreen.counts(in: status)
    self.counts = counts
    guard let before, before.status["started"]?.text == status["started"]?.text else {
      rates = [:]
      return
    }
    let passed = (now.steady - before.now.steady).components
    let seconds = max(Double(passed.seconds) + Double(passed.attoseconds) / 1e18, 0.001)
    rates = counts.mapValues { $0 }.reduce(into: [:]) { rates, entry in
      rates[entry.key] = Double(entry.value - (before.counts[entry.key] ?? 0)) / seconds
    }
  }

  private static func counts(in status: JSONValue) -> [String: Int64] {
    var counts: [String: Int64] = [:]
    let families = ["records", "decisions", "rejected", "batches"]
    for family in families {
      let entries = status["counts"]?[family]?.counts ?? []
      counts[family] = entries.reduce(0) { $0 + $1.count }
      for entry in entries { counts["\(family) \(entry.label)"] = entry.count }
    }
    for entry in status["counts"]?["rule_hits"]?.counts ?? [] {
      counts["rule \(entry.label)"] = entry.count
    }
    for entry in status["sources"]?["records"]?.counts ?? [] {
      counts["source \(entry.label)"] = entry.count
    }
    return counts
  }

  /// The page.
  ///
  /// - Parameters:
  ///   - columns: The columns that there are; 80 are needed.
  ///   - rows: The rows that there are; 24 are needed.
  ///   - paint: Colours what is wrong.
  /// - Returns: As many lines at most, each of as many columns at most.
  func lines(columns: Int, rows: Int, paint: Paint) -> [String] {
    let width = max(columns, 80)
    // Names of rules are longer than those of queues and sources.
    let left = width / 2 + 6
    var lines = head(width, paint)
    lines += beside(flow(left - 2), queues(width - left), left, paint)
    lines.append("")
    let foot = self.foot(width)
    let room = max(rows - lines.count - foot.count - 1, 2)
    lines += beside(rules(left - 2, room), sources(width - left, room), left, paint)
    lines = Array(lines.prefix(max(rows - foot.count, 1))) + foot
    return lines.prefix(rows).map { StatsScreen.cut($0, columns) }
  }

  // MARK: The parts of the page

  private func head(_ width: Int, _ paint: Paint) -> [String] {
    let state = status["state"]?.text ?? "unknown"
    let path = Quoted(status["spool"]?["path"]?.text ?? "").description
    let written = clockTime(status["written"]?.text)
    let started = status["started"]?.text.map { "since \($0.prefix(16)) UTC" } ?? ""
    let rules = status["rules"]
    let identity =
      "rules \(rules?["count"]?.integer ?? 0) of \((rules?["hash"]?.text ?? "").prefix(12))"
    let reloads = status["reloads"]
    let reloaded =
      "reloads \(reloads?["accepted"]?.integer ?? 0) accepted, "
      + "\(reloads?["refused"]?.integer ?? 0) refused"
    let stateColor: Paint.Color = state == "running" ? .green : .strongRed
    return [
      spread(
        "weir \(StatsScreen.cut(path, 44))", "\(state), \(written) UTC", width, paint, stateColor),
      spread(identity + ", " + reloaded, started, width),
      trouble.map { paint(StatsScreen.cut($0, width), .strongRed) } ?? "",
    ]
  }

  /// What is wrong, in one line; nil where nothing is.
  private var trouble: String? {
    let spool = status["spool"]
    if let trouble = spool?["trouble"]?.text { return "TROUBLE: \(Quoted(trouble))" }
    if status["rules"]?["fallback"]?.flag == true {
      return "LAST ACCEPTED RULES: the files are refused: "
        + Quoted(status["reloads"]?["last_refusal"]?.text ?? "").description
    }
    if status["reloads"]?["last_accepted"]?.flag == false {
      return "RELOAD REFUSED: " + Quoted(status["reloads"]?["last_refusal"]?.text ?? "").description
    }
    let corrupt = spool?["corrupt_batches"]?.integer ?? 0
    let beyond =
      (spool?["unclaimable"]?.integer ?? 0) + (spool?["unlistable_sources"]?.integer ?? 0)
    if beyond > 0 { return "\(beyond) batches or directories may not be taken: weir status" }
    return corrupt > 0 ? "\(corrupt) batches in corrupt/: read their .reason" : nil
  }

  private func flow(_ width: Int) -> [String] {
    let names = [
      ("records", "records"), ("allow", "decisions allow"), ("review", "decisions review"),
      ("block", "decisions block"), ("rejected", "rejected"), ("batches", "batches"),
    ]
    return [row("", "a second", "in all", width)]
      + names.map { row($0.0, rate($0.1), grouped(counts[$0.1] ?? 0), width) }
  }

  private func queues(_ width: Int) -> [String] {
    let output = status["output"]
    let files = output?["files"]?.counts ?? []
    return [row("not taken", "files", "oldest", width)]
      + files.map { entry in
        let age = output?["oldest_age_seconds"]?[entry.label]?.integer ?? 0
        return row(entry.label, grouped(entry.count), entry.count > 0 ? span(age) : "", width)
      }
  }

  private func rules(_ width: Int, _ room: Int) -> [String] {
    let hits = status["counts"]?["rule_hits"]?.counts ?? []
    let sorted = hits.sorted { left, right in
      let rates = (rates["rule \(left.label)"] ?? 0, rates["rule \(right.label)"] ?? 0)
      return rates.0 != rates.1 ? rates.0 > rates.1 : left.count > right.count
    }
    return [row("rule", "a second", "hits", width)]
      + sorted.prefix(room).map {
        row($0.label, rate("rule \($0.label)"), grouped($0.count), width)
      }
  }

  private func sources(_ width: Int, _ room: Int) -> [String] {
    let sources = status["sources"]
    let records = sources?["records"]?.counts ?? []
    let sorted = records.sorted { left, right in
      (rates["source \(left.label)"] ?? 0, left.count)
        > (rates["source \(right.label)"] ?? 0, right.count)
    }
    return [row("source", "a second", "silent for", width)]
      + sorted.prefix(room).map { entry in
        let last = sources?["last_batch"]?[entry.label]?.integer ?? now.epochSeconds
        let silent = span(max(0, now.epochSeconds - last))
        return row(entry.label, rate("source \(entry.label)"), silent, width)
      }
  }

  private func foot(_ width: Int) -> [String] {
    let spool = status["spool"]
    let oldest = spool?["oldest"]?.text.map { ", oldest of \(clockTime($0))" } ?? ""
    let waiting =
      "waiting \(grouped(spool?["waiting_batches"]?.integer ?? 0)) batches, "
      + "\(size(spool?["waiting_bytes"]?.integer ?? 0))\(oldest); in hand "
      + "\(grouped(spool?["claimed_batches"]?.integer ?? 0))"
    let free = spool?["free_bytes"]?.integer.map { "free \(size($0))" } ?? ""
    let machine =
      "\(latency)memory \(size(status["resident_bytes"]?.integer ?? 0)), loop "
      + "\(span(status["loop_age_seconds"]?.integer ?? 0)), \(free)"
    return [waiting, spread(machine, "q leaves", width)]
  }

  private var latency: String {
    guard let histogram = status["latency"]?["end_to_end"],
      let count = histogram["count"]?.double, count > 0,
      let sum = histogram["sum_seconds"]?.double
    else { return "" }
    return "arrival to commit \(Figures.duration(nanoseconds: sum / count * 1e9)), "
  }
}

// MARK: Rows and figures

extension StatsScreen {
  /// A name and two figures.
  private func row(_ name: String, _ first: String, _ second: String, _ width: Int) -> String {
    let figures = Figures.rightAligned(first, 9) + Figures.rightAligned(second, 11)
    let room = max(width - figures.count, 1)
    let shown = StatsScreen.cut(name, room - 1)
    return shown + String(repeating: " ", count: max(room - shown.count, 0)) + figures
  }

  /// Two texts at both ends of a line, the second in a colour.
  private func spread(
    _ left: String, _ right: String, _ width: Int, _ paint: Paint = Paint(isOn: false),
    _ color: Paint.Color = .bold
  ) -> String {
    let gap = max(width - columnCount(of: left) - columnCount(of: right), 1)
    return left + String(repeating: " ", count: gap) + paint(right, color)
  }

  /// Two tables beside each other, their heads dim.
  private func beside(
    _ left: [String], _ right: [String], _ column: Int, _ paint: Paint
  ) -> [String] {
    (0..<max(left.count, right.count)).map { index in
      let first = index < left.count ? left[index] : ""
      let gap = String(repeating: " ", count: max(column - first.count, 0))
      let line = first + gap + (index < right.count ? right[index] : "")
      return index == 0 ? paint(line, .dim) : line
    }
  }

  /// The beginning of a text that fits into so many columns; colours stay whole.
  private static func cut(_ text: String, _ columns: Int) -> String {
    guard columnCount(of: text) > columns else { return text }
    guard !text.contains("\u{1B}") else {
      return FittedText.lines(text, width: max(columns, 20), indent: 0).first ?? ""
    }
    var shown = ""
    var used = 0
    for character in text {
      used += columnCount(of: String(character))
      guard used < columns else { break }
      shown.append(character)
    }
    return shown + "…"
  }

  private func rate(_ name: String) -> String {
    guard let rate = rates[name] else { return "" }
    return rate >= 100 || rate == 0 ? grouped(Int64(rate.rounded())) : Figures.tenths(rate)
  }

  private func grouped(_ count: Int64) -> String { Figures.grouped(Int(count)) }

  /// Bytes in a unit that suits them.
  private func size(_ count: Int64) -> String {
    let units = [("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
    for (name, size) in units where Double(count) >= size {
      return Figures.tenths(Double(count) / size) + " " + name
    }
    return "\(count) B"
  }

  /// Seconds in a unit that suits them.
  private func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7_200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  /// The time of the day in a timestamp.
  private func clockTime(_ timestamp: String?) -> Substring {
    (timestamp ?? "").dropFirst(11).prefix(8)
  }
}
