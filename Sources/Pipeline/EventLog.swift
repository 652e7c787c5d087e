public import Bytes
public import Configuration
import Glibc

/// Writes events, one line each: `<4>BatchCorrupt …` for the journal, otherwise with the time.
///
/// Any thread may write; a line is one `write`, so lines never mix.
public final class EventLog: Sendable {
  private let level: Configuration.LogLevel
  private let hasPriority: Bool
  private let clock: Clock
  private let write: @Sendable (ByteView) -> Void

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - level: Events that matter less are not written.
  ///   - hasPriority: Whether lines begin with a priority for systemd's journal (sd-daemon(3)), which
  ///     knows the time itself.
  ///   - clock: The time of an event.
  ///   - write: Takes each line, its line feed included.
  public init(
    level: Configuration.LogLevel, hasPriority: Bool, clock: Clock,
    write: @escaping @Sendable (ByteView) -> Void
  ) {
    self.level = level
    self.hasPriority = hasPriority
    self.clock = clock
    self.write = write
  }

  /// A log on standard error, in the form that suits what listens there.
  public convenience init(level: Configuration.LogLevel, clock: Clock = .system) {
    let hasPriority = unsafe getenv("JOURNAL_STREAM") != nil
    self.init(level: level, hasPriority: hasPriority, clock: clock) { line in
      // A log that nobody can read is no reason to stop deciding.
      _ = unsafe line.withUnsafeBytes {
        unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
    }
  }

  /// Writes an event, if it matters enough.
  public func note(_ event: Event) {
    guard event.level.rank <= level.rank else { return }
    var line = ByteBuffer(capacity: 256)
    if hasPriority {
      line.append("<\(event.level.priority)>")
    } else {
      line.appendTimestamp(clock.epochMilliseconds())
      line.append(" \(event.level.rawValue) ")
    }
    line.append("\(event.name) \(event)\n")
    write(line.view)
  }
}

extension Configuration.LogLevel {
  /// The place from the one that matters most.
  fileprivate var rank: Int {
    // No look-up in `allCases`: this is asked for every batch, and that would take a block.
    priority
  }

  /// The priority of syslog(3).
  fileprivate var priority: Int {
    switch self {
    case .error: 3
    case .warning: 4
    case .notice: 5
    case .info: 6
    case .debug: 7
    }
  }
}
