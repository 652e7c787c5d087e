public import Bytes
public import Configuration
import Glibc
import Synchronization

/// Writes events, one line each: `<4>BatchCorrupt …` for the journal, otherwise with the time.
///
/// Any thread may write, and none waits for who reads: events that nobody takes are dropped and
/// counted, and the log says how many once it flows again.
public final class EventLog: Sendable {
  private let level: Configuration.LogLevel
  private let hasPriority: Bool
  private let clock: Clock
  private let write: @Sendable (ByteView) -> Bool
  private let writer: LogWriter?
  private let dropped = Atomic<Int64>(0)
  /// Dropped events that the log has not told of.
  private let untold = Atomic<Int64>(0)

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - level: Events that matter less are not written.
  ///   - hasPriority: Whether lines begin with a priority for systemd's journal (sd-daemon(3)), which
  ///     knows the time itself.
  ///   - clock: The time of an event.
  ///   - write: Takes each line, its line feed included, and does not wait; false where it is dropped.
  public convenience init(
    level: Configuration.LogLevel, hasPriority: Bool, clock: Clock,
    write: @escaping @Sendable (ByteView) -> Bool
  ) {
    self.init(level: level, hasPriority: hasPriority, clock: clock, writer: nil, write: write)
  }

  private init(
    level: Configuration.LogLevel, hasPriority: Bool, clock: Clock, writer: LogWriter?,
    write: @escaping @Sendable (ByteView) -> Bool
  ) {
    self.level = level
    self.hasPriority = hasPriority
    self.clock = clock
    self.writer = writer
    self.write = write
  }

  /// A log on standard error, in the form that suits what listens there.
  public convenience init(level: Configuration.LogLevel, clock: Clock = .system) {
    let writer = LogWriter(descriptor: STDERR_FILENO)
    self.init(
      level: level, hasPriority: isJournal(STDERR_FILENO), clock: clock, writer: writer,
      write: writer.write)
  }

  /// How many events were dropped, because nobody took them or they could not be written.
  var droppedCount: Int64 { dropped.load(ordering: .relaxed) + (writer?.lostCount ?? 0) }

  /// Waits until everything is written, and no longer than given: at the end of the program.
  public func drain(milliseconds: Int) { writer?.drain(milliseconds: milliseconds) }

  /// Writes a text as it is; dropped where nobody takes it.
  public func writeText(_ text: String) {
    Array(text.utf8).withByteView { _ = write($0) }
  }

  /// Writes lines of an error that ends the program, with their priority where that is wanted.
  public func writeError(_ text: String) { writeText(prioritized(text, isJournal: hasPriority)) }

  /// Writes an event, if it matters enough.
  public func write(_ event: Event) {
    guard event.level.rank <= level.rank else { return }
    tellDropped()
    guard !write(event) else { return }
    dropped.wrappingAdd(1, ordering: .relaxed)
    untold.wrappingAdd(1, ordering: .relaxed)
  }

  /// Says how many events were dropped, once the log flows again.
  func tellDropped() {
    guard untold.load(ordering: .relaxed) > 0 else { return }
    let count = untold.exchange(0, ordering: .relaxed)
    guard count > 0, !write(.eventsDropped(count: count)) else { return }
    untold.wrappingAdd(count, ordering: .relaxed)
  }

  private func write(_ event: Event) -> Bool {
    var line = ByteBuffer(capacity: 256)
    if hasPriority {
      line.append("<\(event.level.priority)>")
    } else {
      line.appendTimestamp(clock.epochMilliseconds())
      line.append(" \(event.level.rawValue) ")
    }
    line.append("\(event.name) \(event)\n")
    return write(line.view)
  }
}

/// Whether a descriptor is the stream to systemd's journal that `JOURNAL_STREAM` names (sd-daemon(3)).
public func isJournal(_ descriptor: Int32) -> Bool {
  guard let variable = unsafe getenv("JOURNAL_STREAM") else { return false }
  var status = stat()
  guard unsafe fstat(descriptor, &status) == 0 else { return false }
  return unsafe String(cString: variable) == "\(status.st_dev):\(status.st_ino)"
}

/// A text of one or more lines as an error: for the journal, each line has the priority.
///
/// - Parameters:
///   - text: Whole lines.
///   - isJournal: Whether the journal reads them.
/// - Returns: The lines to write.
public func prioritized(_ text: String, isJournal: Bool) -> String {
  guard isJournal else { return text }
  return text.split(separator: "\n").map { "<3>\($0)\n" }.joined()
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
