import Bytes
import FileSystem
import Foundation
import Synchronization
import Testing

@testable import Spool

/// The rows of the table of states in docs/SPOOL.md, each made on purpose.
@Suite struct RecoveryTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
    for name in ["a", "b", "c"] { try world.put("\(name).ndjson", "\(name)\n") }
  }

  private static let all = ["a.ndjson: a", "b.ndjson: b", "c.ndjson: c"]

  /// Decides all in groups of one; a closure may end it by failing a call.
  private func run(
    until stop: @escaping @Sendable (SystemOperation, FilePath?) -> Bool
  ) throws -> SpoolError? {
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      if stop(operation, path) { throw .inputOutput }
    }
    do {
      let spool = try world.open(calls)
      var engine = LineEngine(after: spool.recovery)
      try engine.drain(spool, groupCount: 1)
      return nil
    } catch let error as SpoolError { return error }
  }

  private func finish() throws -> Recovery {
    let spool = try world.open()
    var engine = LineEngine(after: spool.recovery)
    try engine.drain(spool)
    return spool.recovery
  }

  /// The only segment of the journal.
  private func segment() throws -> String {
    let names = try world.names("state").filter { $0.hasPrefix("journal") }
    return "state/" + (try #require(names.first))
  }

  /// Where the frames of the segment begin.
  private func frameOffsets() throws -> [Int] {
    let bytes = try world.bytes(segment())
    return bytes.withByteView { view in
      stride(from: 0, to: view.count - 8, by: 8).filter { view[$0..<($0 + 8)] == "WEIRREC1" }
    }
  }

  private func change(at offset: Int, _ body: (inout UInt8) -> Void) throws {
    var bytes = try world.bytes(segment())
    body(&bytes[offset])
    try world.write(segment(), bytes)
  }

  private func expectDamage(_ reason: DamageReason) throws {
    let before = try world.everything()
    #expect {
      _ = try world.open()
    } throws: { error in
      guard case .damaged(_, _, reason) = error as? SpoolError else { return false }
      return true
    }
    #expect(try world.everything() == before)
  }

  @Test func `row 2: claimed and undecided batches come again in order`() throws {
    let error = try run { operation, path in
      operation == .fdatasync && path == nil
    }
    #expect(error != nil)
    let recovery = try finish()
    #expect(recovery.batchesToDecideAgain == 1)
    #expect(recovery.preparedFilesRemoved == 1)
    #expect(recovery.groupsFinished == 0)
    #expect(try world.lines(.allow) == RecoveryTests.all)
  }

  @Test func `row 3: a torn tail is cut and its batches come again`() throws {
    let error = try run { operation, path in operation == .fdatasync && path == nil }
    #expect(error != nil)
    try change(at: Segment.headerByteCount + 16) { $0 = 0xEE }
    do {
      let spool = try world.open()
      #expect(spool.recovery.tornByteCount == 24)
      #expect(spool.recovery.batchesToDecideAgain == 1)
    }
    #expect(try world.bytes(segment()).dropFirst(Segment.headerByteCount).allSatisfy { $0 == 0 })
    _ = try finish()
    #expect(try world.lines(.allow) == RecoveryTests.all)
  }

  @Test func `row 4 and 5: a committed group is published and released, not decided again`() throws
  {
    let error = try run { operation, path in
      let text = path.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      return operation == .renameExclusive && text.contains("/prepared/")
    }
    guard case .unfinished = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try world.names("prepared").count == 1)
    #expect(try world.lines(.allow) == [])
    let recovery = try finish()
    #expect(recovery.groupsFinished == 1)
    #expect(recovery.preparedFilesRemoved == 0)
    #expect(recovery.unpublishedCounters == [Array("1".utf8)])
    #expect(try world.lines(.allow) == RecoveryTests.all)
  }

  @Test func `row 5: what a consumer has taken is not written again`() throws {
    _ = try run { operation, _ in operation == .unlink }
    _ = try finish()
    for name in try world.names("queue/allow") {
      try FileManager.default.removeItem(atPath: world.path + "/queue/allow/" + name)
    }
    // The last DONE is lost, as it may be.
    let last = try #require(try frameOffsets().last)
    try zero(from: last, count: JournalFrame.doneByteCount)
    let spool = try world.open()
    #expect(spool.recovery.groupsFinished == 1)
    #expect(try spool.claim(now: 0) == nil)
    #expect(try world.lines(.allow) == [])
  }

  private func zero(from offset: Int, count: Int) throws {
    var bytes = try world.bytes(segment())
    for place in offset..<(offset + count) { bytes[place] = 0 }
    try world.write(segment(), bytes)
  }

  @Test func `row 8: a released batch that came back is removed`() throws {
    _ = try finish()
    try world.write("active/00000000000000000002.b.ndjson", Array("b\n".utf8))
    let recovery = try finish()
    #expect(recovery.batchesToDecideAgain == 0)
    #expect(try world.names("active") == [])
    #expect(try world.lines(.allow) == RecoveryTests.all)
  }

  @Test func `row 9: a prepared file that differs is damage`() throws {
    _ = try run { operation, path in
      let text = path.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      return operation == .renameExclusive && text.contains("/prepared/")
    }
    let file = "prepared/" + (try #require(try world.names("prepared").first))
    let bytes = try world.bytes(file)
    try world.write(file, bytes.map { $0 == UInt8(ascii: ":") ? UInt8(ascii: ";") : $0 })
    try expectDamage(.preparedFileDiffers)
    try world.write(file, bytes)
    _ = try finish()
    #expect(try world.lines(.allow) == RecoveryTests.all)
  }

  @Test func `row 10: a flipped byte anywhere before the tail is damage`() throws {
    _ = try run { _, _ in false }
    let original = try world.bytes(segment())
    let last = try #require(try frameOffsets().last)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      let offset = Int.random(in: Segment.headerByteCount..<last, using: &generator)
      try change(at: offset) { $0 ^= 0x55 }
      try expectDamage(.recordBeforeTheTail)
      try world.write(segment(), original)
    }
    try change(at: 9) { $0 ^= 1 }
    try expectDamage(.segmentHeader)
  }

  @Test func `row 10: a broken tail whose group shows is damage`() throws {
    _ = try run { _, _ in false }
    let offsets = try frameOffsets()
    // The last commit and its DONE; the file of counters, its output, stands in the queue.
    let commit = offsets[offsets.count - 2]
    try zero(from: offsets[offsets.count - 1], count: JournalFrame.doneByteCount)
    try change(at: commit + 30) { $0 ^= 0xFF }
    try expectDamage(.tailOfPublishedGroup)
  }

  @Test func `row 10: missing and foreign parts of the state are damage`() throws {
    world.options.segmentByteCount = 320
    _ = try run { _, _ in false }
    let whole = try world.everything()
    let checkpoints = whole.keys.filter { $0.hasPrefix("state/checkpoint") }.sorted()
    #expect(checkpoints.count >= 2)
    let cases: [(file: String, reason: DamageReason)] = [
      (try segment(), .segmentMissing), ("state/spool-id", .identifierMissing),
    ]
    for (file, reason) in cases {
      try FileManager.default.removeItem(atPath: world.path + "/" + file)
      try expectDamage(reason)
      try world.write(file, whole[file] ?? [])
    }
    for checkpoint in checkpoints {
      var bytes = whole[checkpoint] ?? []
      bytes[bytes.count / 2] ^= 1
      try world.write(checkpoint, bytes)
      try expectDamage(.checkpointBroken)
      try world.write(checkpoint, whole[checkpoint] ?? [])
    }
    #expect(try finish().batchesToDecideAgain == 0)
  }

  @Test func `a DONE that was lost before a commit is no damage`() throws {
    _ = try run { _, _ in false }
    let offsets = try frameOffsets()
    let bytes = try world.bytes(segment())
    let notes = offsets.filter { bytes[$0 + 12] == 2 }
    #expect(notes.count >= 3)
    for note in notes {
      // A sector may have kept a part of it.
      for kept in [0, 8, 40] {
        try zero(from: note + kept, count: JournalFrame.doneByteCount - kept)
        #expect(try world.open().recovery.tornByteCount == (note == notes.last ? kept : 0))
        try world.write(segment(), bytes)
      }
    }
  }

  @Test func `a record that cannot be read stops the start and touches nothing`() throws {
    _ = try run { _, _ in false }
    let before = try world.everything()
    let error = try run { operation, _ in operation == .read }
    guard case .file(let cause) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(cause.errno == .inputOutput)
    #expect(try world.everything() == before)
  }

  @Test func `a failed sync of the journal is the end of the object`() throws {
    // The prepared file is synced first; what is written behind that is the journal.
    let syncCount = Mutex(0)
    let spool = try world.open(
      SystemCalls.live.intercepted { (operation, _) throws(Errno) in
        if operation == .fdatasync { syncCount.withLock { $0 += 1 } }
        if operation == .pwrite, syncCount.withLock({ $0 > 0 }) { throw .noSpace }
      })
    syncCount.withLock { $0 = 0 }
    var engine = LineEngine()
    #expect(throws: SpoolError.self) { try engine.drain(spool) }
    #expect(throws: SpoolError.self) { try spool.abandon() }
    #expect(throws: SpoolError.self) { try spool.finishPublication() }
    #expect(throws: SpoolError.self) { _ = try spool.claim(now: 0) }
    #expect(try world.names("prepared").count == 1)
  }

  @Test func `a random run of groups, starts and deaths decides each line once`() throws {
    var generator = SeededGenerator(seed: 11)
    world.options.segmentByteCount = 2_048
    var expected = RecoveryTests.all
    for round in 0..<60 {
      for number in 0..<Int.random(in: 0...3, using: &generator) {
        let lines = (0..<Int.random(in: 0...4, using: &generator)).map { "line \($0)" }
        let file =
          "\(["", "x/", "y/"].randomElement(using: &generator) ?? "")\(round)-\(number).ndjson"
        try world.put(file, lines.map { $0 + "\n" }.joined())
        expected += lines.map { "\(file): \($0)" }
      }
      let fate = Fate(.die, at: Int.random(in: 1...200, using: &generator))
      if let spool = try? world.open(fate.calls()) {
        var engine = LineEngine(after: spool.recovery)
        try? engine.drain(spool, groupCount: Int.random(in: 1...5, using: &generator))
      }
    }
    _ = try finish()
    #expect(try world.lines(.allow) == expected.sorted())
  }
}
