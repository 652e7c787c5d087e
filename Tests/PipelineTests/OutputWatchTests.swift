import FileSystem
import Foundation
import Stats
import Testing

@testable import Pipeline

@Suite struct OutputWatchTests {
  @Test func `a daemon shows what nobody has taken, and what is corrupt`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try world.put("smsc1/b.ndjson", DaemonWorld.records(3..<6) + "no record\n")
    try world.put("smsc1/c.ndjson.gz", "no gzip")
    world.runOnce()
    let look = OutputLook(spool: FilePath(world.spool), calls: .live)
    #expect(look.corruptBatchCount == 1)
    #expect(look.output.keys.sorted() == ["allow", "block", "counters", "rejected", "review"])
    for (queue, output) in look.output {
      let lines = try world.lines(queue)
      #expect(output.byteCount == lines.reduce(0) { $0 + Int64($1.utf8.count) + 1 }, "\(queue)")
      #expect(output.fileCount == 1 && output.oldestMilliseconds != nil, "\(queue)")
    }

    let daemon = try world.start()
    try eventually("the look") {
      // The recorder has the run before, so the daemon may not be ready yet.
      let status = (try? world.ask(.status))?["status"] as? [String: Any]
      let files = (status?["output"] as? [String: [String: Int]])?["files"]
      let spool = status?["spool"] as? [String: Any]
      return files?["block"] == 1 && spool?["corrupt_batches"] as? Int == 1
    }
    _ = try daemon.stop()
  }

  @Test func `a queue that is taken away is missing, and nothing else`() throws {
    let world = try DaemonWorld()
    world.runOnce()
    try FileManager.default.removeItem(atPath: world.spool + "/queue/block")
    try FileManager.default.removeItem(atPath: world.spool + "/corrupt")
    let look = OutputLook(spool: FilePath(world.spool), calls: .live)
    #expect(look.corruptBatchCount == nil)
    #expect(look.output["block"] == nil)
    #expect(look.output["allow"] == StatsSnapshot.Output())
  }

  @Test func `a figure of each source is counted with its commit`() throws {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try world.put("smsc1/b.ndjson", DaemonWorld.records(3..<6) + "no record\n")
    let (_, snapshot) = world.runOnce()
    let figures = snapshot.sources.figures
    #expect(figures.mapValues(\.recordCount) == [".": 3, "smsc1": 3])
    #expect(figures.mapValues(\.rejectedCount) == [".": 0, "smsc1": 1])
  }

  @Test func `what can be counted under the rules is known before, and what is counted is of it`()
    throws
  {
    let world = try DaemonWorld()
    try world.put("a.ndjson", DaemonWorld.records(0..<6) + "no record\n")
    let (_, snapshot) = world.runOnce()
    #expect(snapshot.knownLabels[.ruleHits] == ["loan-offer", "loan-bait"])
    #expect(snapshot.knownLabels[.ruleFailures] == ["loan-offer", "loan-bait"])
    #expect(snapshot.knownLabels[.batches] == ["decided", "repeated", "corrupt"])
    for family in CounterFamily.allCases {
      let counted = Set(snapshot.counters.entries(family).map(\.label))
      let known = Set(snapshot.knownLabels[family] ?? [])
      #expect(!known.isEmpty && counted.isSubset(of: known), "\(family): \(counted)")
    }
  }

  @Test func `refused files show since when, until others are accepted`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    try world.write("rules/loan/offer.yaml", "family: [")
    _ = try world.ask(.reload(isForced: false))
    let refused = try world.ask(.status)["status"] as? [String: Any]
    let reloads = refused?["reloads"] as? [String: Any]
    #expect(reloads?["last_accepted"] as? Bool == false)
    #expect(reloads?["refused_since"] is String)
    try world.writeRules()
    _ = try world.ask(.reload(isForced: false))
    let (_, snapshot) = try daemon.stop()
    #expect(snapshot.reloads.refusedSinceMilliseconds == nil)
    #expect(snapshot.rules.listModifiedMilliseconds["bait"] ?? 0 > 1_700_000_000_000)
  }
}
