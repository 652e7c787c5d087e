import Bytes
import FileSystem
import Foundation
import Testing

@testable import Spool

/// Two groups at once: one in commit, and the next one claimed and decided meanwhile.
@Suite struct GroupInCommitTests {
  /// How many calls an undisturbed run makes, and how many of them while two groups were there.
  private func undisturbed(stride: Int) throws -> (callCount: Int, overlappedStepCount: Int) {
    let world = try CrashTests().makeWorld()
    let fate = Fate(.die, at: Int.max)
    let run = OverlappedRun(stride: stride)
    try run.drain(world, fate.calls())
    try CrashTests().check(world, "undisturbed")
    return (fate.callCount, run.overlappedStepCount)
  }

  @Test(arguments: [1, 4])
  func `an end at any system call of either group is made whole by the next run`(
    stride: Int
  ) throws {
    let (count, overlapped) = try undisturbed(stride: stride)
    #expect(count > 150 && overlapped >= 2)
    for call in 1...count {
      let world = try CrashTests().makeWorld()
      // Where only a source could not be opened, nothing fails.
      try? OverlappedRun(stride: stride).drain(world, Fate(.die, at: call).calls())
      try CrashTests().check(world, "died at call \(call), stride \(stride)")
    }
  }

  @Test(arguments: [Errno.noSpace, .inputOutput])
  func `the same object goes on after a call of either group that fails`(errno: Errno) throws {
    let (count, _) = try undisturbed(stride: 2)
    for call in 1...count {
      let world = try CrashTests().makeWorld()
      // A failure while opening, and one that leaves nobody knowing, is for the next start.
      try? OverlappedRun(stride: 2, goesOn: true).drain(world, Fate(.fail(errno), at: call).calls())
      try CrashTests().check(world, "went on after \(errno) at call \(call)")
    }
  }

  @Test func `files of both groups are removed by a restart, and the batches come in order`() throws
  {
    let world = try SpoolWorld()
    for name in ["a", "b", "c"] { try world.put("\(name).ndjson", name + "\n") }
    do {
      let spool = try world.open()
      for name in ["a", "b"] {
        guard case .batch(let batch) = try spool.claim(now: 0) else {
          Issue.record("no batch")
          return
        }
        let lines = String(repeating: name + "\n", count: Limits.preparedPieceByteCount / 2)
        try Array(lines.utf8).withByteView { try spool.append(.allow, $0) }
        spool.finish(batch)
        // The first group is closed and never run, as in a death before its first sync.
        if name == "a" {
          _ = try spool.beginCommit(counters: .empty, countersFile: nil, now: 0)
        }
      }
      #expect(try world.names("prepared").count == 2)
      #expect(spool.inHand.batchCount == 2)
    }
    let spool = try world.open()
    #expect(spool.recovery.preparedFilesRemoved == 2)
    #expect(spool.recovery.batchesToDecideAgain == 2)
    #expect(try world.claimAll(spool) == ["a.ndjson", "b.ndjson", "c.ndjson"])
  }

  @Test func `a repeat of a batch in commit joins the next group`() throws {
    let world = try SpoolWorld()
    try world.put("a.ndjson", "1\n")
    let spool = try world.open()
    guard case .batch(let batch) = try spool.claim(now: 0) else {
      Issue.record("no batch")
      return
    }
    spool.finish(batch)
    let group = try #require(
      try spool.beginCommit(counters: .empty, countersFile: nil, now: 0))
    try world.put("a.ndjson", "1\n")
    try spool.rescan(now: 1_000_000)
    guard case .repeated = try spool.claim(now: 0) else {
      Issue.record("it is no repeat")
      return
    }
    #expect(group.batches.count == 1 && spool.openGroup.batchCount == 1)
    group.run()
    try spool.endCommit(group)
    try spool.commit(counters: .empty, countersFile: nil, now: 0)
    #expect(try world.names("active").isEmpty)
  }

  @Test func `a group that fails takes the open one with it, in order`() throws {
    let world = try SpoolWorld()
    for name in ["a", "b", "c"] { try world.put("\(name).ndjson", name + "\n") }
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .open, let path, "\(path)".contains("/prepared/") else { return }
      if "\(path)".contains("0001.allow") { throw .noSpace }
    }
    let spool = try world.open(calls)
    var groups: [GroupInCommit] = []
    for _ in 0..<2 {
      guard case .batch(let batch) = try spool.claim(now: 0) else { continue }
      try Array("x\n".utf8).withByteView { try spool.append(.allow, $0) }
      spool.finish(batch)
      guard groups.isEmpty else { continue }
      groups.append(
        try #require(try spool.beginCommit(counters: .empty, countersFile: nil, now: 0)))
    }
    groups[0].run()
    #expect(throws: SpoolError.self) { try spool.endCommit(groups[0]) }
    #expect(throws: SpoolError.self) { _ = try spool.claim(now: 0) }
    try spool.abandon()
    var engine = LineEngine()
    try engine.drain(spool)
    #expect(try world.lines(.allow) == ["a.ndjson: a", "b.ndjson: b", "c.ndjson: c"])
    #expect(try world.names("queue/allow").allSatisfy { $0.hasSuffix("0003.ndjson") })
  }
}

/// Does what the daemon's two threads do, in one thread: at every n-th system call of a group in
/// commit the other thread takes a step.
private final class OverlappedRun: @unchecked Sendable {
  private let stride: Int
  private let goesOn: Bool
  private var spool: Spool?
  private var engine = LineEngine()
  private var delta = 0
  private var callCount = 0
  private var isRunning = false
  private var stepError: (any Error)?

  /// Batches that were decided while another group was in commit.
  private(set) var overlappedStepCount = 0

  init(stride: Int, goesOn: Bool = false) {
    self.stride = stride
    self.goesOn = goesOn
  }

  func drain(_ world: SpoolWorld, _ calls: SystemCalls) throws {
    let overlapped = calls.intercepted { [self] (_, _) throws(Errno) in
      guard isRunning else { return }
      callCount += 1
      guard callCount % stride == 0 else { return }
      isRunning = false
      takeStep()
      isRunning = true
    }
    let spool = try world.open(overlapped)
    self.spool = spool
    // The calls hold this object and the spool holds the calls; its lock must go.
    defer { self.spool = nil }
    engine = LineEngine(after: spool.recovery)
    for _ in 0..<100 {
      do {
        guard try advance(spool) else { return }
      } catch let error as SpoolError {
        try handle(error, spool)
      }
    }
    Issue.record("there is no end")
  }

  /// Decides one batch more while the group in commit makes a system call.
  private func takeStep() {
    guard stepError == nil, let spool, spool.openGroup.batchCount < 2 else { return }
    do { if try decideOne(spool) { overlappedStepCount += 1 } } catch { stepError = error }
  }

  private func decideOne(_ spool: Spool) throws -> Bool {
    switch try spool.claim(now: 1_000_000) {
    case .batch(let batch): delta += try engine.decide(batch, spool)
    case .repeated, .corrupt: break
    case nil: return false
    }
    return true
  }

  /// One group; returns false when all is done.
  private func advance(_ spool: Spool) throws -> Bool {
    try spool.finishPublication()
    while spool.openGroup.batchCount < 2, try decideOne(spool) {}
    let isLast = spool.openGroup.batchCount == 0
    if isLast, engine.unpublished == 0 { return false }
    let payload = delta == 0 ? [] : Array(String(delta).utf8)
    let sum = isLast ? Array("{\"decided\":\(engine.unpublished)}\n".utf8) : []
    let group = try payload.withByteView { payload in
      try sum.withByteView { sum in
        try spool.beginCommit(
          counters: payload, countersFile: isLast ? sum : nil, now: 1_000_000)
      }
    }
    guard let group else { return true }
    let committed = delta
    delta = 0
    isRunning = true
    group.run()
    isRunning = false
    defer {
      if group.stage != .prepared {
        engine.unpublished = isLast ? 0 : engine.unpublished + committed
      }
    }
    try spool.endCommit(group)
    if let error = stepError { throw error }
    return true
  }

  /// Does what the daemon does with an error, or ends.
  private func handle(_ error: SpoolError, _ spool: Spool) throws {
    stepError = nil
    if case .unfinished = error, goesOn { return }
    delta = 0
    // Where even that fails the object is void, and the next start cleans up.
    try? spool.abandon()
    guard goesOn else { throw error }
    if case .poisoned = error { throw error }
  }
}
