import FileSystem
import Foundation
import Testing

/// A spool and rules in a directory of their own, and the built program run on them.
final class ProgramWorld {
  let path: String

  var spool: String { path + "/spool" }
  var rules: String { path + "/rules" }

  /// The program, which lies beside the test bundle.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("weir")

  init() throws {
    let memory = "/dev/shm/"
    let isThere = FileManager.default.isWritableFile(atPath: memory)
    path = (isThere ? memory : NSTemporaryDirectory()) + "weir-program-" + UUID().uuidString
    for directory in ["spool/incoming", "rules/loan"] {
      try FileManager.default.createDirectory(
        atPath: path + "/" + directory, withIntermediateDirectories: true)
    }
    try write(
      "rules/manifest.yaml",
      """
      thresholds: {block: 8.0, review: 5.0}
      time-zone: '+08:00'
      tags:
        loan: Loans
      """)
    try writeRule(blocked: "贷款")
  }

  deinit {
    // The directory is temporary, and what cannot be removed hurts no other test.
    try? FileManager.default.removeItem(atPath: path)
  }

  func writeRule(blocked word: String) throws {
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
      """)
  }

  func write(_ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + file))
  }

  /// Puts a batch into `incoming/` as a producer does.
  func put(_ name: String, _ content: String) throws {
    let incoming = spool + "/incoming/"
    try Data(content.utf8).write(to: URL(fileURLWithPath: incoming + ".new"))
    try SystemCalls.live.renameFile(
      FilePath(incoming + ".new"), to: FilePath(incoming + name))
  }

  static func records(_ range: Range<Int>) -> String {
    range.map { number in
      let text = number % 2 == 0 ? "明天见" : "这里有贷款"
      let line =
        #"{"kind":"sms","id":"r\#(number)","ts":"2026-11-20T12:00:00+08:00","#
        + #""from":"13912345678","to":"13800138000","text":"\#(text)"}"#
      return (number % 50 == 49 ? "{" + line : line) + "\n"
    }.joined()
  }

  // MARK: The program

  /// What a finished run left.
  struct Result {
    var status: Int32
    var output: String
    var errors: String

    /// The output as one JSON object.
    var object: [String: Any] {
      get throws {
        try #require(
          JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      }
    }
  }

  /// Starts the program; its output goes to files, so that no pipe can fill up.
  func launch(
    _ arguments: [String], output name: String, environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    for suffix in ["out", "err"] {
      try write("\(name).\(suffix)", "")
    }
    process.standardOutput = FileHandle(forWritingAtPath: "\(path)/\(name).out")
    process.standardError = FileHandle(forWritingAtPath: "\(path)/\(name).err")
    try process.run()
    return process
  }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let name = "run-" + UUID().uuidString
    let process = try launch(arguments, output: name, environment: environment)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try text("\(name).out"),
      errors: try text("\(name).err"))
  }

  func runOnce() throws -> Result {
    try run(["run", "--once", "--spool", spool, "--rules", rules])
  }

  /// Starts the daemon.
  func startDaemon() throws -> Process {
    try launch(["run", "--spool", spool, "--rules", rules], output: "daemon")
  }

  func text(_ file: String) throws -> String {
    try String(contentsOfFile: path + "/" + file, encoding: .utf8)
  }

  // MARK: What came out

  /// The lines of all files of a queue, without the time of the decision, sorted.
  func lines(_ queue: String) throws -> [String] {
    let directory = spool + "/queue/" + queue
    let names = try FileManager.default.contentsOfDirectory(atPath: directory)
    return try names.flatMap { name in
      try String(contentsOfFile: directory + "/" + name, encoding: .utf8)
        .split(separator: "\n")
        .map { String($0).replacing(#/"decided_at":"[^"]*",?/#, with: "") }
    }.sorted()
  }

  var decisionCount: Int {
    get throws { try ["allow", "review", "block"].map { try lines($0).count }.reduce(0, +) }
  }

  /// The sum over all counters files of one family.
  func counters(_ family: String) throws -> [String: Int] {
    var sum: [String: Int] = [:]
    for line in try lines("counters") {
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for (label, count) in object[family] as? [String: Int] ?? [:] {
        sum[label, default: 0] += count
      }
    }
    return sum
  }
}

/// Waits until something holds; a minute is far more than any of it takes.
func eventually(
  _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () throws -> Bool
) throws {
  for _ in 0..<6_000 {
    if try holds() { return }
    usleep(10_000)
  }
  Issue.record("never: \(what)", sourceLocation: sourceLocation)
}
