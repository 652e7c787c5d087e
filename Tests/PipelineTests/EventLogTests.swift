import Bytes
import Configuration
import FileSystem
import Spool
import Synchronization
import Testing

@testable import Pipeline

@Suite struct EventLogTests {
  private func lines(
    level: Configuration.LogLevel, hasPriority: Bool, _ events: [Event]
  ) -> [String] {
    let kept = EventRecorder.Lines()
    let clock = Clock(epochMilliseconds: { 0 }, monotonicMicroseconds: { 0 })
    let log = EventLog(level: level, hasPriority: hasPriority, clock: clock) { line in
      kept.append(line.text)
      return true
    }
    for event in events { log.write(event) }
    return kept.all
  }

  private static let hostile = BatchName(
    source: Array("s\n<0>forged".utf8), name: Array("a\u{1B}[31m\u{202E}.ndjson".utf8))

  @Test func `a line has the time, the level, the name and a sentence`() {
    let found = lines(level: .info, hasPriority: false, [.daemonStopped])
    #expect(found == ["1970-01-01T00:00:00.000Z notice DaemonStopped the daemon ends\n"])
  }

  @Test func `what nobody takes is dropped, and told once the log flows again`() {
    let kept = EventRecorder.Lines()
    let isOpen = Atomic<Bool>(false)
    let clock = Clock(epochMilliseconds: { 0 }, monotonicMicroseconds: { 0 })
    let log = EventLog(level: .info, hasPriority: true, clock: clock) { line in
      if isOpen.load(ordering: .relaxed) { kept.append(line.text) }
      return isOpen.load(ordering: .relaxed)
    }
    for _ in 0..<7 { log.write(.graceOver) }
    #expect(log.droppedCount == 7)
    isOpen.store(true, ordering: .relaxed)
    log.write(.daemonStopped)
    log.tellDropped()
    #expect(
      kept.all == [
        "<4>EventsDropped 7 events before this one were dropped, because nobody took the log\n",
        "<5>DaemonStopped the daemon ends\n",
      ])
    #expect(log.droppedCount == 7)
  }

  @Test func `for the journal a line begins with its priority`() {
    let found = lines(level: .debug, hasPriority: true, [.daemonStopped, .graceOver])
    #expect(found[0].hasPrefix("<5>DaemonStopped ") && found[1].hasPrefix("<4>GraceOver "))
  }

  @Test func `for the journal every line of an error has its priority`() {
    #expect(prioritized("a\nb\n", isJournal: true) == "<3>a\n<3>b\n")
    #expect(prioritized("a\nb\n", isJournal: false) == "a\nb\n")
  }

  @Test(arguments: Configuration.LogLevel.allCases)
  func `events that matter less than the level are left out`(level: Configuration.LogLevel) {
    let events: [Event] = [
      .spoolFailed(.poisoned(FileError(operation: .fsync, path: "a", errno: .inputOutput))),
      .graceOver, .daemonStopped, .batchRepeated(Self.hostile),
      .groupCommitted(batchCount: 1, byteCount: 1, microseconds: 1),
    ]
    let place = Configuration.LogLevel.allCases.firstIndex(of: level) ?? 0
    #expect(lines(level: level, hasPriority: false, events).count == place + 1)
  }

  @Test(arguments: [
    Event.batchRepeated(hostile), .batchCorrupt(hostile, .notGzip),
    .batchDecided(hostile, recordCount: 1, microseconds: 1),
    .rulesRefused(summary: "a\nb\u{1B}"), .savedRulesBroken(reason: "a\nb\u{1B}"),
    .groupAbandoned(.outOfMemory(hostile), retryMilliseconds: 1),
    .oddNames(count: 2, names: ["a\nb\u{202E}"]),
    .batchesUnclaimable(count: 2, names: ["a\nb\u{202E}"]),
    .sourcesMounted(count: 2, names: ["a\nb\u{202E}"]),
    .daemonStarting(engine: "e", spool: FilePath("/a\nb\u{1B}")),
  ])
  func `what came from outside cannot begin a line or steer a terminal`(event: Event) {
    let found = lines(level: .debug, hasPriority: true, [event])
    #expect(found.count == 1)
    let line = found[0].dropLast()
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}

extension EventRecorder {
  /// Lines that any thread may add to.
  final class Lines: Sendable {
    private let kept = Mutex<[String]>([])

    var all: [String] { kept.withLock { $0 } }

    func append(_ line: String) { kept.withLock { $0.append(line) } }
  }
}
