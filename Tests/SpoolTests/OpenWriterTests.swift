import Bytes
import FileSystem
import Foundation
import Glibc
import Testing

@testable import Spool

/// Files that are still written when their name can be seen.
@Suite struct OpenWriterTests {
  private let world: SpoolWorld
  private let spool: Spool

  init() throws {
    world = try SpoolWorld()
    spool = try world.open()
  }

  private var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }

  private func look(after milliseconds: Int64 = 0) throws -> [String] {
    try spool.readArrivals(now: now + milliseconds)
    try spool.rescan(now: now + milliseconds)
    return try world.claimAll(spool, now: now + milliseconds)
  }

  private func makeWriter(_ name: String) throws -> FileHandle {
    let path = world.path + "/incoming/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    try #require(descriptor >= 0)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  @Test(arguments: [0, 1, 3])
  func `a file is not claimed while its writer pauses`(linesBeforeThePause: Int) throws {
    let writer = try makeWriter("upload.ndjson")
    for line in 0..<linesBeforeThePause { try writer.write(contentsOf: Data("\(line)\n".utf8)) }
    for pause: Int64 in [0, 15_000, 300_000] { #expect(try look(after: pause) == []) }
    #expect(spool.waiting.unsettledCount == 1)
    #expect(linesBeforeThePause == 0 || spool.waiting.beingWrittenCount == 1)
    try writer.write(contentsOf: Data("last\n".utf8))
    #expect(try look(after: 15_000) == [])
    try writer.close()
    #expect(try look() == ["upload.ndjson"])
  }

  @Test func `a writer that has hung holds its file for ten minutes and no longer`() throws {
    let writer = try makeWriter("hung.ndjson")
    try writer.write(contentsOf: Data("1\n".utf8))
    #expect(try look(after: Limits.openWriterMilliseconds - 5_000) == [])
    #expect(try look(after: Limits.openWriterMilliseconds + 5_000) == ["hung.ndjson"])
    try writer.close()
  }

  @Test func `a file renamed while it is open is complete when it is closed`() throws {
    let writer = try makeWriter(".part.tmp")
    try writer.write(contentsOf: Data("1\n".utf8))
    try SystemCalls.live.renameFile(
      world.layout.incoming.appending(".part.tmp"),
      to: world.layout.incoming.appending("a.ndjson"))
    #expect(try look(after: 15_000) == [])
    try writer.write(contentsOf: Data("2\n".utf8))
    #expect(try look(after: 15_000) == [])
    try writer.close()
    try spool.readArrivals(now: now)
    #expect(try world.claimAll(spool, now: now) == ["a.ndjson"])
    #expect(spool.takeIncidents() == [])
  }

  @Test func `a link, a removed name and a name taken over hold nothing up`() throws {
    try world.put("sub", "1\n")
    try FileManager.default.linkItem(
      atPath: world.path + "/incoming/sub", toPath: world.path + "/incoming/link.ndjson")
    let removed = try makeWriter("removed.ndjson")
    try removed.write(contentsOf: Data("1\n".utf8))
    try FileManager.default.removeItem(atPath: world.path + "/incoming/removed.ndjson")
    try world.put("removed.ndjson", "2\n")
    let replaced = try makeWriter("replaced.ndjson")
    try replaced.write(contentsOf: Data("1\n".utf8))
    try world.put("replaced.ndjson", "2\n")
    #expect(try Set(look()) == ["link.ndjson", "removed.ndjson", "replaced.ndjson"])
    try replaced.close()
    try removed.close()
  }

  @Test func `the end of a file that is closed is looked for in time`() throws {
    world.options.settleMilliseconds = 2_000
    let late = try SpoolWorld()
    late.options.settleMilliseconds = 2_000
    let spool = try late.open()
    try Data("1\n".utf8).write(to: URL(fileURLWithPath: late.path + "/incoming/cp.ndjson"))
    let now = self.now
    try spool.readArrivals(now: now)
    #expect(spool.settledAtMilliseconds == now + 2_000)
  }

  @Test func `with a hold time a file that is renamed in must be left alone too`() throws {
    let held = try SpoolWorld()
    held.options.holdMilliseconds = 5_000
    let spool = try held.open()
    try held.put("a.ndjson", "1\n")
    let now = self.now
    try spool.readArrivals(now: now)
    #expect(try held.claimAll(spool, now: now) == [])
    #expect(spool.settledAtMilliseconds == now + 5_000)
    let writer = try #require(FileHandle(forUpdatingAtPath: held.path + "/incoming/a.ndjson"))
    try writer.seekToEnd()
    try writer.write(contentsOf: Data("2\n".utf8))
    try spool.readArrivals(now: now)
    try spool.rescan(now: now + 8_000)
    #expect(try held.claimAll(spool, now: now + 8_000) == [])
    try writer.close()
    try spool.readArrivals(now: now)
    try spool.rescan(now: now + 8_000)
    #expect(try held.claimAll(spool, now: now + 8_000) == ["a.ndjson"])
  }

  /// What happens to a file between its claim and its release, and what becomes of it.
  @Test(arguments: [
    ("grows", true), ("shrinks", true), ("other content", true), ("other time", false),
    ("nothing", false),
  ])
  func `what was written to after it was read is kept and told`(
    change: String, isKept: Bool
  ) throws {
    try world.put("gw/a.ndjson", "one\ntwo\n")
    try spool.readArrivals(now: 0)
    guard case .batch(let batch) = try spool.claim(now: 0) else {
      Issue.record("no batch")
      return
    }
    let path = world.path + "/active/gw/00000000000000000001.a.ndjson"
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    switch change {
    case "grows":
      try file.seekToEnd()
      try file.write(contentsOf: Data("three\n".utf8))
    case "shrinks": try file.truncate(atOffset: 4)
    case "other content": try file.write(contentsOf: Data("TWO\n".utf8))
    case "other time":
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 5)], ofItemAtPath: path)
    default: break
    }
    try file.close()
    var engine = LineEngine()
    _ = try engine.decide(batch, spool)
    try spool.commit(counters: .empty, countersFile: nil, now: 0)
    #expect(try world.lines(.allow) == ["gw/a.ndjson: one", "gw/a.ndjson: two"])
    #expect(try world.names("active") == ["gw"])
    let incidents = spool.takeIncidents()
    #expect(incidents.isEmpty == !isKept)
    let kept = try world.names("corrupt").filter { $0.contains("ndjson") }
    guard isKept else { return #expect(kept == []) }
    #expect(kept.count == 2)
    let reason = try world.content("corrupt/" + (try #require(kept.last)))
    #expect(reason.contains(#""reason":"written-after-claim""#))
    #expect(reason.contains(#""decided_file_bytes":8"#))
    engine.corrupt = []
  }
}
