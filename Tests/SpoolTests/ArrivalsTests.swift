import Bytes
import FileSystem
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Spool

@Suite struct ArrivalsTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
    _ = try world.open()
  }

  @Test func `a file that only a rescan finds must rest`() throws {
    world.options.settleMilliseconds = 2_000
    let spool = try world.open()
    try world.put("sub", "1\n")
    try FileManager.default.copyItem(
      atPath: world.path + "/incoming/sub", toPath: world.path + "/incoming/a.ndjson")
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    try spool.readArrivals(now: now)
    try spool.rescan(now: now)
    #expect(try spool.claim(now: now) == nil)
    #expect(spool.waiting.unsettledCount == 1)
    let end = try #require(spool.waiting.settledAtMilliseconds)
    #expect(end > now && end <= now + 2_001)
    try spool.rescan(now: end)
    #expect(try world.claimAll(spool, now: end) == ["a.ndjson"])
  }

  @Test func `what is renamed in is claimed at once, with no rescan`() throws {
    world.options.settleMilliseconds = Int64.max / 4
    let spool = try world.open()
    try world.put("gw/first.ndjson", "0\n")
    try spool.readArrivals(now: 0)  // A new source directory makes a rescan.
    try world.put("a.ndjson", "1\n")
    try world.put("gw/b.ndjson", "2\n")
    var ready = pollfd(fd: spool.arrivalDescriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&ready, 1, 5_000) == 1)
    try spool.readArrivals(now: 0)
    #expect(spool.waiting.batchCount == 2)
    #expect(spool.waiting.byteCount == 4)
    #expect(spool.waiting.sources.map(\.name) == ["", "gw"])
    #expect(try world.claimAll(spool, now: 0) == ["a.ndjson", "gw/b.ndjson"])
    // The claims themselves are told too; after that it is quiet.
    try spool.readArrivals(now: 0)
    #expect(poll(&ready, 1, 0) == 0)
  }

  @Test func `a source that comes again is seen`() throws {
    let spool = try world.open()
    try world.put("gw/a.ndjson", "1\n")
    try spool.readArrivals(now: 0)
    #expect(try world.claimAll(spool) == ["gw/a.ndjson"])
    try FileManager.default.removeItem(atPath: world.path + "/incoming/gw")
    try spool.readArrivals(now: 0)
    try world.put("gw/b.ndjson", "1\n")
    try spool.readArrivals(now: 0)
    #expect(try world.claimAll(spool) == ["gw/b.ndjson"])
  }

  @Test func `an overflow of events makes a rescan`() throws {
    let overflow =
      [0xFF, 0xFF, 0xFF, 0xFF, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] as [UInt8]
    let events = overflow.withByteView { InotifyEvent.parse($0) }
    #expect(events.map(\.isOverflow) == [true])
    var calls = SystemCalls.live
    let read = calls.read
    let overflowing = Mutex<(descriptor: Int32, isDue: Bool)>((-1, true))
    calls.read = { (descriptor, room) throws(Errno) in
      // One overflow in place of the events, then nothing.
      let state = overflowing.withLock { state in
        defer { if descriptor == state.descriptor { state.isDue = false } }
        return state
      }
      guard descriptor == state.descriptor else { return try read(descriptor, room) }
      guard state.isDue else { throw .wouldBlock }
      room.copyBytes(from: overflow)
      return overflow.count
    }
    let second = try world.open(calls)
    overflowing.withLock { $0.descriptor = second.arrivalDescriptor }
    try world.put("c.ndjson", "1\n")
    #expect(second.waiting.batchCount == 0)
    try second.readArrivals(now: 0)
    #expect(second.waiting.batchCount == 1)
  }

  @Test func `names beyond the look-ahead are found when the first are claimed`() throws {
    world.options.lookAheadNameCountMax = 1
    for number in 0..<150 { try world.put("\(number).ndjson", "1\n") }
    let spool = try world.open()
    #expect(spool.waiting.batchCount == 64)
    #expect(spool.waiting.hasMore)
    #expect(Set(try world.claimAll(spool)).count == 150)
    #expect(!spool.waiting.hasMore)
  }

  @Test func `a batch that a producer takes back is not missed`() throws {
    try world.put("a.ndjson", "1\n")
    try world.put("b.ndjson", "1\n")
    let spool = try world.open()
    try FileManager.default.removeItem(atPath: world.path + "/incoming/a.ndjson")
    #expect(try world.claimAll(spool) == ["b.ndjson"])
  }
}
