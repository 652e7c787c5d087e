import Bytes
import Glibc

/// The whole screen of a terminal, which has its old content back when it is left.
struct FullScreen: ~Copyable {
  /// What the terminal was set to before.
  private var saved: termios

  /// Takes the screen; nil where the terminal is not one to be taken.
  init?() {
    saved = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &saved) == 0 else { return nil }
    var raw = saved
    // Keys arrive at once and are not shown; Ctrl-C arrives as a key, so that the screen is left.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard unsafe tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return nil }
    // TERM and HUP only end the wait, for the screen has to be given back.
    for signal in [SIGTERM, SIGHUP] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in }
      unsafe sigaction(signal, &action, nil)
    }
    Terminal.standardOutput.write("\u{1B}[?1049h\u{1B}[?25l")
  }

  /// The columns of the screen.
  var columnCount: Int { size.columns }

  /// The rows of the screen.
  var rowCount: Int { size.rows }

  private var size: (columns: Int, rows: Int) {
    var size = winsize()
    let result = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    guard result == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Shows lines from the top, and nothing below them.
  func show(_ lines: [String]) {
    let text = lines.joined(separator: "\u{1B}[K\r\n")
    Terminal.standardOutput.write("\u{1B}[H" + text + "\u{1B}[K\u{1B}[J")
  }

  /// Waits for the time to pass, or for a change of the screen's size.
  ///
  /// - Parameter milliseconds: How long.
  /// - Returns: False if somebody wants to leave.
  func wait(milliseconds: Int) -> Bool {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    let shown = size
    while true {
      let left = (end - .now).components
      let rest = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
      guard rest > 0, size == shown else { return true }
      var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      // Short enough to see that the terminal has changed its size.
      let result = unsafe poll(&request, 1, Int32(clamping: min(rest, 250)))
      if result < 0 { return false }
      guard result > 0 else { continue }
      guard let key = readKey(), !FullScreen.leavingKeys.contains(key) else { return false }
    }
  }

  /// A byte from the keyboard; nil where there is no more.
  private func readKey() -> UInt8? {
    var key: UInt8 = 0
    return unsafe read(STDIN_FILENO, &key, 1) == 1 ? key : nil
  }

  /// q, Q, Ctrl-C, Ctrl-D and Ctrl-\.
  private static let leavingKeys: [UInt8] = [
    UInt8(ascii: "q"), UInt8(ascii: "Q"), 0x03, 0x04, 0x1C,
  ]

  /// Gives the screen back.
  consuming func leave() {
    Terminal.standardOutput.write("\u{1B}[?25h\u{1B}[?1049l")
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &saved)
  }
}

/// Waits for whole seconds.
func waitSeconds(_ seconds: Int) {
  var rest = UInt32(clamping: seconds)
  // A signal ends the wait early, with what is left of it.
  while rest > 0 { rest = sleep(rest) }
}
