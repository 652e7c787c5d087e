import Bytes
import Documents
import Stats
import Testing

@testable import struct weir.StatsScreen

struct StatsScreenTests {
  private static let started: Int64 = 1_790_000_000_000
  private static let steadyStart = ContinuousClock.now

  /// A daemon that has a bad night.
  private static func snapshot(decided: Int64, seconds: Int64) -> StatsSnapshot {
    var snapshot = StatsSnapshot()
    snapshot.state = .running
    snapshot.startedMilliseconds = started
    snapshot.writtenMilliseconds = started + seconds * 1_000
    snapshot.rules.identifier = "0123456789abcdef"
    snapshot.rules.ruleCount = 241
    snapshot.reloads.acceptedCount = 2
    snapshot.spool.path = "/var/spool/weir"
    snapshot.spool.waitingBatchCount = 3
    snapshot.spool.waitingByteCount = 1_234_567
    snapshot.spool.oldestMilliseconds = started
    snapshot.spool.freeByteCount = 12_000_000_000
    snapshot.counters.add(decided, to: .records, "sms")
    snapshot.counters.add(decided * 9 / 10, to: .decisions, "allow")
    snapshot.counters.add(decided / 10, to: .decisions, "block")
    for number in 0..<40 {
      snapshot.counters.add(
        decided / 10 + Int64(number), to: .ruleHits, "loan-a-rule-with-a-long-name-\(number)")
      snapshot.sources.add(
        SourceTable.Figures(
          recordCount: decided / 40, rejectedCount: 0,
          lastBatchMilliseconds: started + Int64(number) * 1_000), from: "smsc-\(number)")
    }
    for queue in ["allow", "block", "counters", "rejected", "review"] {
      var output = StatsSnapshot.Output()
      output.fileCount = queue == "block" ? 12_345 : 0
      output.oldestMilliseconds = queue == "block" ? started - 3_600_000 : nil
      snapshot.spool.output[queue] = output
    }
    snapshot.endToEndLatency.add(microseconds: 4_200)
    snapshot.process.residentByteCount = 123_000_000
    return snapshot
  }

  private static func screen(
    _ snapshot: StatsSnapshot, seconds: Int64, after before: StatsScreen? = nil
  ) throws -> StatsScreen {
    let status = try #require(JSONValue(snapshot.json.bytes))
    let now = StatsScreen.Moment(
      epochSeconds: started / 1_000 + seconds,
      steady: steadyStart + .seconds(seconds))
    return StatsScreen(status, now: now, before: before)
  }

  private static func night(trouble: String? = nil) throws -> StatsScreen {
    let first = try screen(snapshot(decided: 1_000_000, seconds: 60), seconds: 60)
    var later = snapshot(decided: 2_000_000, seconds: 70)
    later.spool.refusal = trouble
    return try screen(later, seconds: 70, after: first)
  }

  @Test func `a screen of 24 rows and 80 columns has all figures`() throws {
    let lines = try Self.night().lines(columns: 80, rows: 24, paint: Paint(isOn: false))
    try expectGolden(lines.joined(separator: "\n") + "\n", "stats-screen.txt")
  }

  @Test(arguments: [(80, 24), (80, 10), (132, 50), (40, 12), (200, 5)])
  func `a page fits its screen`(columns: Int, rows: Int) throws {
    let long = "cannot open \u{1B}[2J" + String(repeating: "/very-long-name", count: 30)
    for isOn in [false, true] {
      let lines = try Self.night(trouble: long)
        .lines(columns: columns, rows: rows, paint: Paint(isOn: isOn))
      #expect(lines.count <= rows)
      for line in lines {
        let plain = line.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
        #expect(columnCount(of: plain) <= columns, "\(plain)")
        #expect(!plain.contains("\u{1B}"), "a terminal would obey: \(plain)")
      }
    }
  }

  @Test func `rates are those between two looks, and there are none over a restart`() throws {
    let lines = try Self.night().lines(columns: 80, rows: 24, paint: Paint(isOn: false))
    #expect(lines.contains { $0.hasPrefix("records") && $0.contains(" 100,000 ") })
    var restarted = Self.snapshot(decided: 5, seconds: 80)
    restarted.startedMilliseconds += 75_000
    let after = try Self.screen(restarted, seconds: 80, after: Self.night())
    let anew = after.lines(columns: 80, rows: 24, paint: Paint(isOn: false))
    #expect(anew.contains { $0.hasPrefix("records") && !$0.contains("-") })
  }

  @Test func `what is wrong stands at the top`() throws {
    let lines = try Self.night(trouble: "write: no space left")
      .lines(columns: 80, rows: 24, paint: Paint(isOn: false))
    #expect(lines[2].contains("TROUBLE: \"write: no space left\""))
  }
}
