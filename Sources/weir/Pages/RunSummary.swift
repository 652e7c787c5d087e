import Bytes
import Stats

/// The figures of a run, for the terminal or a pipe.
struct RunSummary {
  private let snapshot: StatsSnapshot
  private let counters: Counters

  init(_ snapshot: StatsSnapshot) {
    self.snapshot = snapshot
    counters = snapshot.counters
  }

  /// A line that replaces the one before on a terminal.
  var progressLine: String {
    "\r\u{1B}[K\(counters.total(.decisions)) records decided, "
      + "\(snapshot.spool.waitingBatchCount) batches wait"
  }

  /// Shows the summary on standard output.
  func show(microseconds: Int64) {
    let output = Terminal.standardOutput
    output.write(
      output.isInteractive ? table(microseconds: microseconds) : json(microseconds: microseconds))
  }

  func json(microseconds: Int64) -> String {
    var buffer = ByteBuffer()
    buffer.append("{\"batches\":\(counters.total(.batches))")
    buffer.append(",\"records\":\(counters.total(.records))")
    buffer.append(",\"decisions\":{")
    for (place, verdict) in ["allow", "review", "block"].enumerated() {
      buffer.append("\(place > 0 ? "," : "")\"\(verdict)\":\(counters[.decisions, verdict])")
    }
    buffer.append("},\"rejected\":\(counters.total(.rejected))")
    buffer.append(",\"repeats\":\(counters[.batches, "repeated"])")
    buffer.append(",\"corrupt\":\(counters[.batches, "corrupt"])")
    buffer.append(",\"seconds\":\(seconds(microseconds))}\n")
    return buffer.view.text
  }

  func table(microseconds: Int64) -> String {
    var rows: [(count: Int64, meaning: String)] = [
      (counters[.batches, "decided"], "batches decided in \(seconds(microseconds)) s")
    ]
    for (outcome, meaning) in [
      ("repeated", "repeats, which were decided before"),
      ("corrupt", "corrupt batches, in corrupt/ with their reasons"),
    ] where counters[.batches, outcome] > 0 {
      rows.append((counters[.batches, outcome], meaning))
    }
    rows.append((counters.total(.records), "records decided"))
    for verdict in ["allow", "review", "block"] {
      rows.append((counters[.decisions, verdict], "  " + verdict))
    }
    let reasons = counters.entries(.rejected).map { "\($0.sum) \($0.label)" }
    if !reasons.isEmpty {
      rows.append(
        (counters.total(.rejected), "lines rejected: " + reasons.joined(separator: ", ")))
    }
    return rows.map { row in
      let count = "\(row.count)"
      let blanks = String(repeating: " ", count: max(0, 10 - count.utf8.count))
      return blanks + count + " " + row.meaning + "\n"
    }.joined()
  }

  private func seconds(_ microseconds: Int64) -> String {
    let hundredths = "\(microseconds / 10_000 % 100)"
    return "\(microseconds / 1_000_000)." + (hundredths.utf8.count < 2 ? "0" : "") + hundredths
  }
}
