import Bytes
import FileSystem
import Foundation
import Testing

@testable import Spool

/// Ends a run at every system call in turn, starts again, and holds the outcome to the promise.
@Suite struct CrashTests {
  /// Three sources of lines, a repeat, and a batch that is corrupt.
  private static let batches: [(file: String, content: String)] = [
    ("a.ndjson", "one\nbad two\nodd three\n"),
    ("gw1/b.ndjson", "four\nbad five\n"),
    ("gw2/c.ndjson", "six\n"),
    ("gw2/broken.ndjson.gz", "no gzip\n"),
    ("empty.ndjson", ""),
  ]

  private static func expected() -> [String] {
    batches.flatMap { batch in
      batch.file.hasSuffix(".gz")
        ? [] : batch.content.split(separator: "\n").map { "\(batch.file): \($0)" }
    }.sorted()
  }

  func makeWorld() throws -> SpoolWorld {
    let world = try SpoolWorld()
    world.options.segmentByteCount = 640  // Rotates in the middle of the run.
    for batch in CrashTests.batches { try world.put(batch.file, batch.content) }
    return world
  }

  /// One run as the daemon does it; an error ends it, after the group was abandoned.
  private func run(_ world: SpoolWorld, _ calls: SystemCalls) throws {
    let spool = try world.open(calls)
    var engine = LineEngine(after: spool.recovery)
    do {
      try engine.drain(spool, groupCount: 2)
    } catch let error as SpoolError {
      // Where even that fails the object is void, and the next start cleans up.
      try? spool.abandon()
      throw error
    }
  }

  /// What must be true however often and wherever a run ended, once one went through.
  func check(_ world: SpoolWorld, _ place: String) throws {
    let spool = try world.open()
    var engine = LineEngine(after: spool.recovery)
    try engine.drain(spool, groupCount: 2)
    let decided = try [Queue.allow, .review, .block].flatMap { try world.lines($0) }.sorted()
    #expect(decided == CrashTests.expected(), "\(place)")
    #expect(try world.names("active").filter { $0.contains("ndjson") } == [], "\(place)")
    #expect(try world.names("prepared") == [], "\(place)")
    #expect(try world.names("incoming").filter { $0.contains("ndjson") } == [], "\(place)")
    let sum = try world.lines(.counters).reduce(0) { sum, line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return sum + ((object as? [String: Int])?["decided"] ?? 0)
    }
    #expect(sum == CrashTests.expected().count, "\(place)")
    let corrupt = try world.names("corrupt").filter { $0.contains("ndjson") }
    #expect(corrupt.count == 2, "\(place): \(corrupt)")
    #expect(corrupt.last == corrupt.first.map { $0 + ".reason" }, "\(place)")
    let temporary = try world.names("state").filter { $0.hasSuffix(".tmp") }
    #expect(temporary == [], "\(place)")
  }

  /// How many calls a run makes that nothing disturbs.
  private func undisturbedCallCount() throws -> Int {
    let world = try makeWorld()
    let fate = Fate(.die, at: Int.max)
    try run(world, fate.calls())
    try check(world, "undisturbed")
    return fate.callCount
  }

  @Test func `a run that ends at any system call is made whole by the next`() throws {
    let count = try undisturbedCallCount()
    #expect(count > 150)
    var silentCount = 0
    for call in 1...count {
      let world = try makeWorld()
      let fate = Fate(.die, at: call)
      do {
        try run(world, fate.calls())
        silentCount += 1
      } catch is SpoolError {}
      try check(world, "died at call \(call)")
    }
    // A source that cannot be opened is its own trouble; with nothing else left to do, no call fails.
    #expect(silentCount <= 4)
  }

  @Test func `a run that ends in the middle of a write is made whole by the next`() throws {
    let count = try undisturbedCallCount()
    for call in 1...count {
      let world = try makeWorld()
      try? run(world, Fate(.dieWriting, at: call).calls())
      try check(world, "died writing at call \(call)")
    }
  }

  @Test func `a second end during recovery changes nothing`() throws {
    let count = try undisturbedCallCount()
    var generator = SeededGenerator(seed: 7)
    for _ in 1...150 {
      let (first, second, third) = (
        Int.random(in: 1...count, using: &generator), Int.random(in: 1...80, using: &generator),
        Int.random(in: 1...80, using: &generator)
      )
      let world = try makeWorld()
      for call in [first, second, third] { try? run(world, Fate(.die, at: call).calls()) }
      try check(world, "died at calls \(first), \(second), \(third)")
    }
  }

  @Test(arguments: [Errno.noSpace, .inputOutput])
  func `the same object goes on after a call that fails`(errno: Errno) throws {
    let count = try undisturbedCallCount()
    for call in 1...count {
      let world = try makeWorld()
      let calls = Fate(.fail(errno), at: call).calls()
      // A failure while opening is the daemon's end; the next start is checked below.
      if let spool = try? world.open(calls) { try goOn(spool, at: call) }
      try check(world, "went on after \(errno) at call \(call)")
    }
  }

  /// Does what the daemon does with each error, until all is done.
  private func goOn(_ spool: Spool, at call: Int) throws {
    var engine = LineEngine(after: spool.recovery)
    do {
      try engine.drain(spool, groupCount: 2)
    } catch let error as SpoolError {
      switch error {
      case .poisoned:
        #expect(throws: error) { try spool.abandon() }
        #expect(throws: error) { _ = try spool.claim(now: 0) }
      case .unfinished: try spool.finishPublication()
      default:
        try spool.abandon()
        let before = spool.openGroup
        #expect(before.batchCount == 0 && before.byteCount == 0, "call \(call)")
      }
    }
  }
}

/// A small generator whose numbers are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
