import Bytes
import Foundation
import TestSupport
import Testing

@testable import Stats

@Suite struct StatsSnapshotTests {
  /// A snapshot with something in every part, and marks that need escaping.
  static var full: StatsSnapshot {
    var snapshot = StatsSnapshot()
    snapshot.engine = "weir \"1\" \\ pcre2"
    snapshot.hasJIT = true
    snapshot.state = .paused
    snapshot.startedMilliseconds = 1_790_000_000_000
    snapshot.writtenMilliseconds = 1_790_000_001_500
    snapshot.rules.identifier = "ab12"
    snapshot.rules.listCounts = ["senders": 3, "odd\"name": 1]
    snapshot.reloads.lastRefusal = "Rules/a.yaml:1:1: error[E001]: no\nmore"
    snapshot.spool.path = "/var/spool/weir \"2\""
    snapshot.spool.refusal = "write: no space"
    snapshot.spool.freeFileCount = 7
    snapshot.spool.corruptBatchCount = 2
    snapshot.spool.output["block"] = StatsSnapshot.Output()
    snapshot.spool.output["allow"] = waiting
    snapshot.process.processorMicroseconds = 1_500_000
    snapshot.reloads.refusedSinceMilliseconds = 1_790_000_000_000
    snapshot.rules.listModifiedMilliseconds = ["senders": 1_780_000_000_000]
    snapshot.knownLabels = [.ruleHits: ["loan-offer", "loan-bait"], .decisions: ["allow"]]
    snapshot.sources.add(
      SourceTable.Figures(recordCount: 3, rejectedCount: 1, lastBatchMilliseconds: 5_000), from: "")
    snapshot.spool.oldestMilliseconds = 1_789_999_999_999
    snapshot.counters.add(5, to: .records, "sms")
    snapshot.counters.add(2, to: .ruleHits, "loan-offer")
    snapshot.endToEndLatency.add(microseconds: 12_345)
    snapshot.commitLatency.add(microseconds: 99_000_000)
    return snapshot
  }

  /// A queue with a file that is half a minute older than the snapshot.
  private static var waiting: StatsSnapshot.Output {
    var output = StatsSnapshot.Output()
    output.fileCount = 2
    output.byteCount = 300
    output.oldestMilliseconds = 1_789_999_971_500
    return output
  }

  static func json(_ snapshot: StatsSnapshot) throws -> [String: Any] {
    let bytes = snapshot.json.bytes
    #expect(bytes.firstIndex(of: UInt8(ascii: "\n")) == bytes.count - 1)
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(object as? [String: Any])
  }

  static func metrics(_ snapshot: StatsSnapshot) -> String {
    var buffer = ByteBuffer()
    snapshot.appendPrometheus(to: &buffer)
    return buffer.view.text
  }

  @Test(arguments: [StatsSnapshot(), full])
  func `every entry of the table stands in the JSON`(snapshot: StatsSnapshot) throws {
    let object = try Self.json(snapshot)
    #expect(object["v"] as? Int == StatsSnapshot.schemaVersion)
    for entry in StatsEntry.all {
      let holder = entry.section.isEmpty ? object : object[entry.section] as? [String: Any]
      #expect(holder?[entry.key] != nil, "\(entry.section).\(entry.key)")
    }
  }

  @Test func `values are shown as what they are`() throws {
    let object = try Self.json(Self.full)
    #expect(object["engine"] as? String == "weir \"1\" \\ pcre2")
    #expect(object["started"] as? String == "2026-09-21T14:13:20.000Z")
    let counts = try #require(object["counts"] as? [String: [String: Int]])
    #expect(counts["records"] == ["sms": 5])
    let latency = try #require(object["latency"] as? [String: [String: Any]])
    #expect(latency["end_to_end"]?["sum_seconds"] as? Double == 0.012345)
    let reloads = try #require(object["reloads"] as? [String: Any])
    #expect(reloads["last_refused"] is NSNull)
  }

  @Test func `keys and metrics are unique, and sections stand together`() {
    let keys = StatsEntry.all.map { $0.section + "." + $0.key }
    #expect(Set(keys).count == keys.count)
    let names = StatsEntry.all.compactMap { $0.metric?.name }
    #expect(Set(names).count == names.count)
    var sections = StatsEntry.all.map(\.section)
    sections = sections.indices.filter { $0 == 0 || sections[$0] != sections[$0 - 1] }
      .map { sections[$0] }
    #expect(Set(sections).count == sections.count)
  }

  @Test(arguments: [StatsSnapshot(), full])
  func `metrics keep to the text format of Prometheus`(snapshot: StatsSnapshot) throws {
    var kinds: [String: String] = [:]
    var helped: Set<String> = []
    for line in Self.metrics(snapshot).split(separator: "\n", omittingEmptySubsequences: false)
    where !line.isEmpty {
      if let match = line.wholeMatch(of: #/# HELP ([a-z_]+) (.+)/#) {
        #expect(helped.insert(String(match.1)).inserted, "two HELP lines: \(line)")
      } else if let match = line.wholeMatch(of: #/# TYPE ([a-z_]+) (counter|gauge|histogram)/#) {
        kinds[String(match.1)] = String(match.2)
      } else {
        let label = #"[a-z_]+="(?:[^"\\\n]|\\[\\"n])*""#
        let labels = "(?:\\{\(label)(?:,\(label))*\\})?"
        let pattern = try Regex("([a-z_]+)\(labels) ([0-9]+(?:\\.[0-9]+)?)")
        let match = try #require(try pattern.wholeMatch(in: line), "no sample: \(line)")
        var name = String(match.output[1].substring ?? "")
        if kinds[name] == nil { name = name.replacing(#/_(bucket|sum|count)$/#, with: "") }
        let kind = try #require(kinds[name], "a sample without a type: \(line)")
        #expect(helped.contains(name))
        #expect(name.hasSuffix("_total") == (kind == "counter"), "\(name)")
      }
    }
    #expect(kinds.count > 20)
  }

  @Test(arguments: [
    #"weir_state{spool="S",state="paused"} 1"#, #"weir_state{spool="S",state="running"} 0"#,
    #"weir_rule_hits_total{spool="S",rule="loan-offer"} 2"#,
    #"weir_rule_hits_total{spool="S",rule="loan-bait"} 0"#,
    #"weir_decisions_total{spool="S",verdict="allow"} 0"#,
    #"weir_queue_files{spool="S",queue="allow"} 2"#,
    #"weir_queue_oldest_age_seconds{spool="S",queue="allow"} 30"#,
    #"weir_queue_oldest_age_seconds{spool="S",queue="block"} 0"#,
    #"weir_last_reload_successful{spool="S"} 0"#,
    #"weir_rules_refused_since_timestamp_seconds{spool="S"} 1790000000"#,
    #"weir_list_written_timestamp_seconds{spool="S",list="senders"} 1780000000"#,
    #"weir_source_rejected_lines_total{spool="S",source="."} 1"#,
    #"weir_process_cpu_seconds_total{spool="S"} 1.5"#, #"weir_spool_free_files{spool="S"} 7"#,
    #"weir_corrupt_batches{spool="S"} 2"#,
  ])
  func `a series has the label of its spool, and is there before anything is counted`(
    line: String
  ) {
    let whole = line.replacing("\"S\"", with: #""/var/spool/weir \"2\"""#)
    #expect(Self.metrics(Self.full).contains("\n\(whole)\n"))
  }

  @Test func `without a spool there is no label for one`() {
    #expect(Self.metrics(StatsSnapshot()).contains("\nweir_state{state=\"starting\"} 1\n"))
  }

  @Test func `the buckets of a histogram add up`() throws {
    let text = Self.metrics(Self.full)
    let buckets = text.matches(
      of: #/weir_end_to_end_seconds_bucket\{spool=.*,le="([^"]+)"\} ([0-9]+)/#
    )
    .map { (bound: String($0.1), count: Int($0.2) ?? -1) }
    #expect(buckets.last?.bound == "+Inf")
    #expect(zip(buckets, buckets.dropFirst()).allSatisfy { $0.count <= $1.count })
    #expect(buckets.first { $0.bound == "0.025" }?.count == 1)
    #expect(text.firstMatch(of: #/weir_end_to_end_seconds_count\{spool=.*\} 1\n/#) != nil)
  }

  @Test(.enabled(if: promtool != nil, "no promtool here; make test-tools fetches it"))
  func `promtool finds nothing to complain about`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.promtool))
    process.arguments = ["check", "metrics"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Self.metrics(Self.full).utf8))
    try input.fileHandleForWriting.close()
    let complaints = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(String(decoding: complaints, as: UTF8.self))")
  }

  private static let promtool = [
    "/usr/bin/promtool", "/usr/local/bin/promtool",
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../.build/tools/promtool").standardizedFileURL.path,
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test func `docs STATS is what the table says`() {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/STATS.md").standardizedFileURL
    #expect(goldenProblem(StatsEntry.document, at: url) == nil)
  }
}
