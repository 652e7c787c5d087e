#if DEBUG
  import Bytes
  import Glibc

  /// A fault for tests of what the daemon does about faults; no release build has it.
  enum FaultOnPurpose {
    /// Traps on lines that hold what `WEIR_FAULT_TEXT` says.
    static func raise(at lines: ByteView) {
      guard let variable = unsafe getenv("WEIR_FAULT_TEXT") else { return }
      let text = unsafe Array(String(cString: variable).utf8)
      text.withByteView { text in
        var start = 0
        while let found = lines.firstOffset(of: text[0], from: start) {
          if lines[found..<lines.count].hasPrefix(text) {
            // As a trap ends a release build: without a backtrace, which takes seconds.
            _ = signal(SIGILL, SIG_DFL)
            Glibc.raise(SIGILL)
          }
          start = found + 1
        }
      }
    }
  }
#endif
