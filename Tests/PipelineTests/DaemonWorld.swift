import Bytes
import Configuration
import FileSystem
import Foundation
import Stats
import Synchronization
import Testing

@testable import Pipeline

/// A spool, a rule directory and daemons in a directory of their own, removed when the test is done.
final class DaemonWorld {
  let path: String
  let events = EventRecorder()
  var options: DaemonOptions

  var spool: String { path + "/spool" }
  var rules: String { path + "/rules" }

  init() throws {
    // In memory where that is possible: a commit syncs a dozen times.
    let memory = "/dev/shm/"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    path = (isThere ? memory : NSTemporaryDirectory()) + "weir-daemon-" + UUID().uuidString
    for directory in ["spool/incoming", "rules/loan", "rules/lists"] {
      try FileManager.default.createDirectory(
        atPath: path + "/" + directory, withIntermediateDirectories: true)
    }
    var settings = Configuration(spoolPath: path + "/spool", rulesPaths: [path + "/rules"])
    settings.statsInterval = .milliseconds(100)
    settings.logLevel = .debug
    settings.settleTime = .zero
    options = DaemonOptions(settings, engine: "weir test", hasJIT: true)
    options.handlesSignals = false
    options.tickInterval = .milliseconds(50)
    try writeRules()
    try writeList(["秒批", "免征信", "无抵押", "黑户", "低息"])
  }

  deinit {
    // The directory is temporary, and what cannot be removed hurts no other test.
    try? FileManager.default.removeItem(atPath: path)
  }

  // MARK: Rules

  static let manifest = """
    thresholds: {block: 8.0, review: 5.0}
    time-zone: '+08:00'
    lists:
      bait: {type: words, file: lists/bait.txt, when-missing: refuse, least-entries: 1, largest-shrink: 20%}
    tags:
      loan: Loans
    """

  /// Writes a small rule directory: texts with a word are blocked, texts with a listed one reviewed.
  func writeRules(blocked word: String = "贷款") throws {
    try write("rules/manifest.yaml", Self.manifest)
    try write(
      "rules/loan/offer.yaml",
      """
      family: loan
      rules:
        - id: loan-offer
          title: An offer with the word
          kind: sms
          when: {text: '\(word)'}
          verdict: block
          severity: high
          tags: [loan]
          hits:
            - {from: '13912345678', text: '这里有\(word)'}
          misses:
            - {from: '13912345678', text: '明天见'}
        - id: loan-bait
          title: A word that lures
          kind: sms
          when: {text: {words: bait, at_least: 1}}
          verdict: review
          severity: low
          tags: [loan]
          hits:
            - {from: '13912345678', text: '秒批'}
          misses:
            - {from: '13912345678', text: '明天见'}
      fixtures:
        bait: ['秒批']
      """)
  }

  func writeList(_ words: [String]) throws {
    try write("rules/lists/bait.txt", words.joined(separator: "\n") + "\n")
  }

  func write(_ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + file))
  }

  // MARK: Batches

  /// Puts a batch into `incoming/` as a producer does.
  func put(_ file: String, _ content: String) throws {
    let directory =
      spool + "/incoming/" + (file.contains("/") ? String(file.split(separator: "/")[0]) : "")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: URL(fileURLWithPath: directory + "/.new"))
    try SystemCalls.live.renameFile(
      FilePath(directory + "/.new"), to: FilePath(spool + "/incoming/" + file))
  }

  /// A message as one line; every third is blocked, every third reviewed.
  static func record(_ number: Int) -> String {
    let text = ["明天见", "这里有贷款", "秒批"][number % 3]
    return #"{"kind":"sms","id":"r\#(number)","ts":"2026-11-20T12:00:00+08:00","#
      + #""from":"13912345678","to":"13800138000","text":"\#(text)"}"# + "\n"
  }

  static func records(_ range: Range<Int>) -> String {
    range.map(record).joined()
  }

  // MARK: Daemons

  /// Drains the spool and ends.
  @discardableResult
  func runOnce() -> (end: DaemonEnd, snapshot: StatsSnapshot) {
    var options = options
    options.isOnce = true
    return Daemon(options, log: events.log).run()
  }

  /// Starts a daemon on a thread of its own and waits until it is ready or has ended.
  func start() throws -> RunningDaemon {
    let running = RunningDaemon(options, log: events.log)
    try eventually("ready") { running.end != nil || events.names.contains("DaemonReady") }
    return running
  }

  func ask(_ request: ControlRequest) throws -> [String: Any] {
    let answer = try ControlClient.ask(
      request, at: ControlClient.socketPath(ofSpool: spool), timeoutSeconds: 30)
    return try #require(
      JSONSerialization.jsonObject(with: Data(answer)) as? [String: Any])
  }

  // MARK: What came out

  /// The lines of all files of a queue, oldest file first.
  func lines(_ queue: String) throws -> [String] {
    let directory = spool + "/queue/" + queue
    let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    return try names.flatMap { name in
      try String(contentsOfFile: directory + "/" + name, encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
  }

  /// The ids of the decisions in a queue, sorted.
  func identifiers(_ queue: String) throws -> [String] {
    try lines(queue).compactMap { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["id"] as? String
    }.sorted()
  }

  /// The sum of all counters files.
  func publishedCounters() throws -> [String: [String: Int]] {
    var sum: [String: [String: Int]] = [:]
    for line in try lines("counters") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      for (family, counts) in object ?? [:] {
        guard let counts = counts as? [String: Int] else { continue }
        for (label, count) in counts { sum[family, default: [:]][label, default: 0] += count }
      }
    }
    return sum
  }

  /// Holds what the counters files say against what the queues hold.
  func expectCountersMatchQueues(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let counters = try publishedCounters()
    for verdict in ["allow", "review", "block"] {
      let decided = try lines(verdict).count
      #expect(
        counters["decisions"]?[verdict] ?? 0 == decided, "\(verdict)",
        sourceLocation: sourceLocation)
    }
    let rejected = counters["rejected"]?.values.reduce(0, +) ?? 0
    #expect(rejected == (try lines("rejected").count), sourceLocation: sourceLocation)
  }

  func names(_ directory: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: spool + "/" + directory)
    return (found?.allObjects as? [String] ?? []).sorted()
  }
}

/// A daemon on a thread of its own.
final class RunningDaemon: Sendable {
  private let daemon: Daemon
  private let result = Mutex<(end: DaemonEnd, snapshot: StatsSnapshot)?>(nil)

  init(_ options: DaemonOptions, log: EventLog) {
    daemon = Daemon(options, log: log)
    Thread.detachNewThread { [self] in
      let ended = daemon.run()
      result.withLock { $0 = ended }
    }
  }

  /// How it ended; nil while it runs.
  var end: (end: DaemonEnd, snapshot: StatsSnapshot)? { result.withLock { $0 } }

  func requestStop() { daemon.requestStop() }

  /// Asks it to stop and waits for its end.
  @discardableResult
  func stop() throws -> (end: DaemonEnd, snapshot: StatsSnapshot) {
    daemon.requestStop()
    return try waitForEnd()
  }

  func waitForEnd() throws -> (end: DaemonEnd, snapshot: StatsSnapshot) {
    try eventually("the end") { end != nil }
    return try #require(end)
  }
}

/// Keeps the lines of an event log.
final class EventRecorder: Sendable {
  private let kept = Mutex<[String]>([])

  var lines: [String] { kept.withLock { $0 } }

  /// The names of the events, oldest first.
  var names: [String] {
    lines.compactMap { $0.split(separator: " ").dropFirst(2).first.map { String($0) } }
  }

  var log: EventLog {
    EventLog(level: .debug, hasPriority: false, clock: .system) { [self] line in
      let text = line.text
      kept.withLock { $0.append(text) }
      return true
    }
  }
}

/// Waits until something holds; a minute is far more than any of it takes.
func eventually(
  _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () throws -> Bool
) throws {
  for _ in 0..<12_000 {
    if try holds() { return }
    usleep(5_000)
  }
  Issue.record("never: \(what)", sourceLocation: sourceLocation)
}

extension DaemonEnd {
  var isFinished: Bool {
    if case .finished = self { return true }
    return false
  }

  var isRefused: Bool {
    if case .rulesRefused = self { return true }
    return false
  }

  var failure: String? {
    if case .failed(let reason) = self { return reason }
    return nil
  }
}
