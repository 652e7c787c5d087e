import Bytes
import Glibc
import Pipeline

/// One of the two outputs: whether a person looks at it, how wide it is, and how to write to it.
struct Terminal: Sendable {
  static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
  static let standardError = Terminal(descriptor: STDERR_FILENO)

  let descriptor: Int32

  /// True if a person looks at it.
  var isInteractive: Bool { isatty(descriptor) == 1 }

  /// True if colours help: a terminal, and `NO_COLOR` (no-color.org) is not set.
  var hasColor: Bool {
    guard isInteractive, let setting = unsafe getenv("NO_COLOR") else { return isInteractive }
    return unsafe setting.pointee == 0
  }

  /// The columns of the terminal, or 100 where nobody says.
  var columnCount: Int {
    var size = winsize()
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : 100
  }

  /// Writes JSON; on a terminal what it would obey is escaped.
  func writeJSON(_ text: String) {
    writeJSON(Array(text.utf8))
  }

  /// Writes whole lines of JSON under the same terms.
  func writeJSON(_ bytes: [UInt8]) {
    let escaped = isInteractive ? bytes.withByteView { escapedForTerminal($0) } : nil
    write(escaped ?? bytes)
  }

  /// Writes a text; where nobody reads any more, the program ends as `head` and its like expect.
  func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes lines of an error; for systemd's journal, each has the priority of one.
  func writeError(_ text: String) {
    write(prioritized(text, isJournal: isJournal(descriptor)))
  }

  /// Writes bytes under the same terms.
  func write(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe write($0) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) {
    var written = 0
    while written < bytes.count {
      let result = unsafe Glibc.write(
        descriptor, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      if result > 0 {
        written += result
      } else if errno != EINTR {
        ExitStatus.system.exit()
      }
    }
  }
}
