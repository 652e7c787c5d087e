import FileSystem
import Foundation
import Synchronization
import Testing

@testable import Pipeline

/// Workers, groups in flight and all that can come between them.
@Suite struct TwoGroupsTests {
  /// Calls whose syncs take a while, so that a group is always in commit.
  private static func slow(_ calls: SystemCalls = .live) -> SystemCalls {
    calls.intercepted { (operation, _) throws(Errno) in
      if operation == .fdatasync { usleep(3_000) }
    }
  }

  /// The lines of a queue in order, without the time of the decision.
  private func lines(_ world: DaemonWorld, _ queue: String) throws -> [String] {
    try world.lines(queue).map { $0.replacing(#/"decided_at":[^,}]*/#, with: "") }
  }

  private func decidedCount(_ world: DaemonWorld) throws -> Int {
    try ["allow", "review", "block"].map { try world.lines($0).count }.reduce(0, +)
  }

  @Test func `one, two and eight workers decide the same lines in the same order`() throws {
    let queues = ["allow", "review", "block", "rejected"]
    var expected: [[String]] = []
    for workers in [1, 2, 8] {
      let world = try DaemonWorld()
      world.options.configuration.workerCount = workers
      var next = 0
      for (place, count) in [4_000, 1, 0, 30, 3_000, 2, 2, 2, 400, 6_000].enumerated() {
        let text = DaemonWorld.records(next..<next + count) + (place % 3 == 0 ? "broken\n" : "")
        try world.put("\(place).ndjson", text)
        next += count
      }
      try world.put("r/repeat.ndjson", "1\n")
      try world.put("r/corrupt.ndjson.gz", "no gzip\n")
      for place in 0..<10 {
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: Double(place))],
          ofItemAtPath: world.spool + "/incoming/\(place).ndjson")
      }
      let (end, snapshot) = world.runOnce()
      #expect(end.isFinished)
      #expect(snapshot.counters.total(.decisions) == Int64(next))
      try world.expectCountersMatchQueues()
      let found = try queues.map { try lines(world, $0) }
      if expected.isEmpty { expected = found }
      // Not the lists themselves: a failure would print all of them.
      let isEqual = found == expected
      #expect(isEqual, "\(workers) workers")
    }
  }

  @Test func `batches are claimed and decided while a group syncs`() throws {
    let world = try DaemonWorld()
    let gate = HeldGate()
    let isArmed = Mutex(false)
    world.options.calls = SystemCalls.live.intercepted { (operation, _) throws(Errno) in
      if operation == .fdatasync, isArmed.withLock({ $0 }) { gate.pass() }
    }
    let daemon = try world.start()
    isArmed.withLock { $0 = true }
    try world.put("a.ndjson", DaemonWorld.records(0..<3))
    try eventually("a sync") { gate.isReached }
    for number in 1..<6 {
      try world.put("\(number).ndjson", DaemonWorld.records(number * 3..<number * 3 + 3))
    }
    try eventually("claims") { world.names("active").filter { $0.hasSuffix("ndjson") }.count == 6 }
    #expect(try decidedCount(world) == 0)
    // Somebody who waits for a disk is not dead.
    #expect(try world.ask(.status)["ok"] as? Bool == true)
    gate.open()
    try eventually("all decisions") { try decidedCount(world) == 18 }
    let (end, snapshot) = try daemon.stop()
    #expect(end.isFinished)
    #expect(snapshot.spool.groupCount >= 2)
    try world.expectCountersMatchQueues()
  }

  @Test(arguments: [
    (SystemOperation.open, "/prepared/", Errno.noSpace), (.write, "", .noSpace),
    (.fdatasync, "", .inputOutput), (.fsync, "", .inputOutput), (.pwrite, "", .noSpace),
    (.renameExclusive, "/prepared/", .accessDenied), (.unlink, "/active/", .accessDenied),
    (.renameExclusive, "/incoming/", .inputOutput), (.read, "", .inputOutput),
  ])
  func `an error of either thread at any time costs no record and doubles none`(
    operation: SystemOperation, word: String, errno: Errno
  ) throws {
    for skipped in [0, 3, 17] {
      let world = try DaemonWorld()
      world.options.configuration.workerCount = 2
      world.runOnce()
      let left = Mutex(skipped)
      world.options.calls = Self.slow(
        SystemCalls.live.intercepted { (asked, path) throws(Errno) in
          guard asked == operation, path.map({ "\($0)".contains(word) }) ?? word.isEmpty else {
            return
          }
          let isNow = left.withLock { left in
            left -= 1
            return left == -1
          }
          if isNow { throw errno }
        })
      for number in 0..<30 {
        try world.put("\(number).ndjson", DaemonWorld.records(number * 3..<number * 3 + 3))
      }
      world.runOnce()
      world.options.calls = .live
      #expect(world.runOnce().end.isFinished)
      let decided = try ["allow", "review", "block"].flatMap { try world.identifiers($0) }
      #expect(decided.sorted() == (0..<90).map { "r\($0)" }.sorted(), "\(operation) \(skipped)")
      try world.expectCountersMatchQueues()
    }
  }

  @Test(arguments: [Duration.zero, .seconds(60)])
  func `a stop in the middle finishes or abandons, and the next run does the rest`(
    grace: Duration
  ) throws {
    let world = try DaemonWorld()
    world.options.configuration.workerCount = 4
    world.options.configuration.stopGrace = grace
    world.options.calls = Self.slow()
    for number in 0..<8 {
      try world.put("\(number).ndjson", DaemonWorld.records(number * 3_000..<(number + 1) * 3_000))
    }
    let daemon = try world.start()
    try eventually("a claim") { world.names("active").contains { $0.hasSuffix("ndjson") } }
    #expect(try daemon.stop().end.isFinished)
    try world.expectCountersMatchQueues()
    world.options.calls = .live
    #expect(world.runOnce().end.isFinished)
    #expect(try decidedCount(world) == 24_000)
    try world.expectCountersMatchQueues()
  }

  @Test func `a reload in the middle decides each batch with one rule set`() throws {
    let world = try DaemonWorld()
    world.options.configuration.workerCount = 4
    world.options.calls = Self.slow()
    let daemon = try world.start()
    for number in 0..<30 {
      try world.put("\(number).ndjson", DaemonWorld.records(number * 1_000..<(number + 1) * 1_000))
      if number == 10 {
        try world.writeRules(blocked: "秒批")
        let answer = try world.ask(.reload(isForced: false))["reload"] as? [String: Any]
        #expect(answer?["accepted"] as? Bool == true)
      }
    }
    try eventually("all decisions") { try decidedCount(world) == 30_000 }
    try daemon.stop()
    var ruleSets: [String: Set<String>] = [:]
    for line in try world.lines("block") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let file = (object?["source"] as? [String: Any])?["file"] as? String ?? ""
      ruleSets[file, default: []].insert(object?["ruleset"] as? String ?? "")
    }
    #expect(ruleSets.count == 30)
    #expect(ruleSets.values.allSatisfy { $0.count == 1 })
    #expect(Set(ruleSets.values).count == 2)
    try world.expectCountersMatchQueues()
  }
}
