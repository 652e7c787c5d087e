import Pipeline

/// One line on the standard error that tells how far long work is, for a person who waits.
///
/// Says nothing in the first second, nor where nobody looks, nor where the standard output goes to
/// the same terminal.
struct ProgressLine: ~Copyable {
  private let isWanted =
    Terminal.standardError.isInteractive && !Terminal.standardOutput.isInteractive
  private let start = ProgressLine.seconds
  private var last = ProgressLine.seconds
  private var isShown = false

  private static var seconds: Double { Double(Clock.monotonicNanoseconds) / 1e9 }

  mutating func show(done: Int, of total: Int, _ what: String) {
    guard isWanted else { return }
    let now = ProgressLine.seconds
    guard now - start > 1, now - last > 0.2 else { return }
    last = now
    isShown = true
    let percent = total > 0 ? done * 100 / total : 100
    Terminal.standardError.write("\r\u{1B}[K\(percent)% · \(what) · \(Int(now - start)) s")
  }

  mutating func finish() {
    if isShown { Terminal.standardError.write("\r\u{1B}[K") }
    isShown = false
  }
}
