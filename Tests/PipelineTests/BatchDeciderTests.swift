import Bytes
import Engine
import FileSystem
import Foundation
import Spool
import Stats
import Testing

@testable import Pipeline

@Suite struct BatchDeciderTests {
  /// A spool, a pool of matchers and a decider.
  private struct Bench: ~Copyable {
    let world: DaemonWorld
    let spool: Spool
    let pool: MatchPool
    var decider: BatchDecider
    private var ledger = NoLedger()

    private init(_ world: DaemonWorld, _ spool: Spool, _ pool: MatchPool, _ rules: RulesInForce) {
      self.world = world
      self.spool = spool
      self.pool = pool
      decider = BatchDecider(rules.ruleSet, engine: "test", pool: pool)
    }

    static func make(matcherCount: Int = 2) throws -> Bench {
      let world = try DaemonWorld()
      let spool = try Spool.open(
        FilePath(world.spool), queues: .daemon, options: world.options.spoolOptions,
        now: 1_790_000_000_000)
      let rules = try #require(
        world.options.ruleLoader.load(against: nil, inForce: "").rules)
      return Bench(world, spool, MatchPool(matcherCount: matcherCount, clock: .system), rules)
    }

    deinit { pool.close() }

    /// Claims the next batch that has something to decide.
    func claim(_ name: String, _ content: String) throws -> ClaimedBatch {
      try world.put(name, content)
      try spool.rescan(now: 1_790_000_000_000)
      guard case .batch(let batch)? = try spool.claim(now: 1_790_000_000_000) else {
        throw CocoaError(.featureUnsupported)
      }
      return batch
    }

    mutating func settleNext() throws -> BatchDecider.Settled? {
      try decider.settleNext(
        into: spool, against: &ledger, nowMilliseconds: 1_790_000_000_000, nowMicroseconds: { 5 })
    }

    /// Settles until something is known about a batch.
    mutating func settle() throws -> BatchDecider.Settled {
      while true {
        if let settled = try settleNext() { return settled }
      }
    }
  }

  @Test(arguments: [1, 2, 4])
  func `batches are decided in the order of claims, and lines that crash are rejected`(
    matcherCount: Int
  ) throws {
    var bench = try Bench.make(matcherCount: matcherCount)
    let first = DaemonWorld.records(0..<30)
    let one = try bench.claim("a.ndjson", first)
    let crashing = DaemonWorld.record(0).utf8.count
    bench.decider.add(one, rejecting: [0..<crashing], nowMicroseconds: 1)
    // What comes next is claimed once the batch is cut.
    var settled: BatchDecider.Settled?
    while settled == nil, !bench.decider.hasRoom { settled = try bench.settleNext() }
    bench.decider.add(.repeated)
    let isEmpty = bench.decider.isEmpty
    #expect(!isEmpty)
    guard case .decided(let decided) = try settled ?? bench.settle() else {
      Issue.record("the batch was set aside")
      return
    }
    #expect(decided.batch.name == "a.ndjson" && decided.lineCount == 30)
    #expect(decided.rejectedCount == 1 && decided.microseconds == 4)
    let (next, nothing) = (bench.decider.nextUndecided(), bench.decider.nextUndecided())
    #expect(next == .repeated && nothing == nil)
    let counters = bench.decider.takeCounters()
    #expect(counters.total(.decisions) == 29 && counters[.rejected, "crash"] == 1)
    let isDone = bench.decider.isEmpty && bench.decider.isBetweenBatches
    #expect(isDone)
  }

  @Test func `what is abandoned comes again, and nothing of it is counted`() throws {
    var bench = try Bench.make()
    bench.decider.add(
      try bench.claim("a.ndjson", DaemonWorld.records(0..<20_000)), nowMicroseconds: 1)
    let part = try bench.settleNext()
    #expect(part == nil)
    bench.decider.abandon()
    try bench.spool.abandon()
    let (isEmpty, hasRoom) = (bench.decider.isEmpty, bench.decider.hasRoom)
    #expect(isEmpty && hasRoom)
    let counters = bench.decider.takeCounters()
    #expect(counters.isEmpty)
    guard case .batch(let again)? = try bench.spool.claim(now: 1_790_000_000_000) else {
      Issue.record("the batch did not come again")
      return
    }
    bench.decider.add(again, nowMicroseconds: 1)
    guard case .decided(let decided) = try bench.settle() else {
      Issue.record("the batch was set aside")
      return
    }
    #expect(decided.lineCount == 20_000)
  }

  @Test func `a batch that is set aside leaves the counters and output of those before`() throws {
    var bench = try Bench.make()
    let names = ["a.ndjson", "b.ndjson", "c.ndjson"]
    let contents = [
      DaemonWorld.records(0..<9), String(repeating: "0\n", count: 30_000),
      DaemonWorld.records(9..<18),
    ]
    var outcomes: [String] = []
    for (name, content) in zip(names, contents) {
      bench.decider.add(try bench.claim(name, content), nowMicroseconds: 1)
      switch try bench.settle() {
      case .decided(let decided): outcomes.append("decided \(decided.lineCount)")
      case .setAside(let batch, let reason): outcomes.append("\(batch.name) \(reason.code)")
      }
    }
    #expect(outcomes == ["decided 9", "b.ndjson too-many-rejected", "decided 9"])
    let counters = bench.decider.takeCounters()
    #expect(counters.total(.decisions) == 18 && counters.total(.rejected) == 0)
    let group = try #require(try bench.spool.beginCommit(now: 1_790_000_000_000))
    group.run()
    try bench.spool.endCommit(group)
    #expect(try bench.world.lines("rejected").isEmpty)
    #expect(try bench.world.lines("allow").count == 6)
  }

  @Test(arguments: [
    (0, nil), (20_001, nil), (20_002, Int64(10_000)), (40_000, 10_000), (50_000, 12_500),
    (8_000_000, 1_000_000),
  ])
  func `how many lines may be broken is a function of the bytes`(
    byteCount: Int, most: Int64?
  ) {
    // Lines of one byte and a line feed.
    let batch =
      [UInt8](String(repeating: "0\n", count: byteCount / 2).utf8)
      + (byteCount % 2 == 1 ? [UInt8(ascii: "0")] : [])
    let found = batch.withByteView { BatchDecider.rejectedCountMax(of: $0) }
    #expect(found == most)
  }
}
