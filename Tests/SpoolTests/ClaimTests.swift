import Bytes
import FileSystem
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Spool

@Suite struct ClaimTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
    _ = try world.open()
  }

  @Test func `sources take turns, and each gives its oldest first`() throws {
    for (file, seconds) in [
      ("z.ndjson", 3), ("y.ndjson", 5), ("a/1.ndjson", 10), ("a/0.ndjson", 20), ("a/2.ndjson", 20),
      ("b/9.ndjson", 1),
    ] {
      try world.put(file, file)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(seconds))],
        ofItemAtPath: world.path + "/incoming/" + file)
    }
    #expect(
      try world.claimAll(try world.open()) == [
        "z.ndjson", "a/1.ndjson", "b/9.ndjson", "y.ndjson", "a/0.ndjson", "a/2.ndjson",
      ])
  }

  @Test func `the same batch again is a repeat, and only the same`() throws {
    let spool = try world.open()
    let cases: [(file: String, content: String, isRepeat: Bool)] = [
      ("a.ndjson", "1\n", false), ("a.ndjson", "1\n", true), ("a.ndjson", "2\n", false),
      ("b.ndjson", "1\n", false), ("gw/a.ndjson", "1\n", false), ("gw/a.ndjson", "1\n", true),
      ("a.ndjson", "1\n", true), ("a.ndjson", "1", false),
    ]
    for (file, content, isRepeat) in cases {
      try world.put(file, content)
      try spool.rescan(now: 1_000_000)
      #expect(try world.claimAll(spool) == [isRepeat ? "repeat " + file : file])
    }
    #expect(try world.names("active").filter { $0.hasSuffix("ndjson") } == [])
  }

  @Test func `a repeat is known within one group and after it, until the horizon`() throws {
    let spool = try world.open()
    try world.put("a.ndjson", "1\n")
    try spool.rescan(now: 1_000_000)
    let first = try #require(try spool.claim(now: 1_000_000))
    guard case .batch(let batch) = first else {
      Issue.record("the first is no batch")
      return
    }
    try world.put("a.ndjson", "1\n")
    try spool.rescan(now: 1_000_000)
    guard case .repeated = try spool.claim(now: 1_000_000) else {
      Issue.record("the second is no repeat")
      return
    }
    #expect(spool.openGroup.batchCount == 0)
    spool.finish(batch)
    #expect(spool.openGroup.batchCount == 2)
    try spool.commit(counters: .empty, countersFile: nil, now: 1_000_000)
    let horizon = world.options.horizonMilliseconds
    var last: Int64 = 1_000_000
    for (now, isRepeat) in [(1_000_000 + horizon, true), (1_000_001 + horizon, false)] {
      // A daemon looks into its spool all the time; a single jump of the clock would be none of time.
      for hour in stride(from: last, to: now, by: 3_600_000) {
        #expect(try spool.claim(now: hour) == nil)
      }
      last = now
      try world.put("a.ndjson", "1\n")
      try spool.rescan(now: now)
      #expect(try world.claimAll(spool, now: now) == [isRepeat ? "repeat a.ndjson" : "a.ndjson"])
    }
  }

  @Test func `repeats are known from checkpoints after a restart`() throws {
    let world = try SpoolWorld()
    world.options.segmentByteCount = 320
    let names = (0..<8).map { "\($0).ndjson" }
    for _ in 0..<2 {
      let spool = try world.open()
      for name in names {
        try world.put(name, "1\n")
        try spool.rescan(now: 1_000_000)
        _ = try world.claimAll(spool)
      }
    }
    let kept = try world.names("state")
    #expect(kept.filter { $0.hasPrefix("checkpoint") }.count > 4, "\(kept)")
    for name in names { try world.put(name, "1\n") }
    #expect(try Set(world.claimAll(try world.open())) == Set(names.map { "repeat " + $0 }))
  }

  @Test func `what is forgotten beyond the bound is decided again`() throws {
    let world = try SpoolWorld()
    world.options.identityCountMax = 3
    world.options.segmentByteCount = 320
    for round in 0..<2 {
      let spool = try world.open()
      for number in 0..<20 {
        try world.put("\(number).ndjson", "1\n")
        try spool.rescan(now: 1_000_000)
        #expect(try world.claimAll(spool) == ["\(number).ndjson"], "round \(round)")
      }
      for number in 17..<20 { try world.put("\(number).ndjson", "1\n") }
      try spool.rescan(now: 1_000_000)
      #expect(try world.claimAll(spool).allSatisfy { $0.hasPrefix("repeat") }, "round \(round)")
    }
    let kept = try world.names("state").filter { $0.hasPrefix("checkpoint") }
    // One batch to a segment: three hold the limit, and the newest always stays.
    #expect(kept.count >= 3 && kept.count <= 4, "\(kept)")
    #expect(try world.names("state").filter { $0.hasPrefix("journal") }.count == 1)
  }

  @Test func `odd names stay where they are and are counted`() throws {
    let incoming = world.path + "/incoming/"
    for name in ["x.json", "ndjson", ".ndjson", "x.ndjson.tmp", ".hidden.ndjson", "x.ndjson.bz2"] {
      try world.put(name, "1\n")
    }
    try world.put("target", "1\n")
    #expect(symlink(incoming + "target", incoming + "link.ndjson") == 0)
    #expect(symlink(incoming, incoming + "linked-source") == 0)
    #expect(mkfifo(incoming + "fifo.ndjson", 0o600) == 0)
    for directory in ["gw", "gw/deep.ndjson", "00000000000000000001.x"] {
      try FileManager.default.createDirectory(
        atPath: incoming + directory, withIntermediateDirectories: true)
    }
    let before = try world.names("incoming")
    let spool = try world.open()
    #expect(try world.claimAll(spool) == [])
    #expect(try world.names("incoming") == before)
    // The four odd endings and names, the link, the linked source, the FIFO, two directories.
    #expect(spool.waiting.oddNameCount == 9, "\(spool.waiting.oddNames)")
    #expect(spool.waiting.oddNames.count == 8)
  }

  @Test func `names are bytes, and decisions show them without loss`() throws {
    let cases: [(name: [UInt8], shown: String)] = [
      (Array("短信 1.ndjson".utf8), "短信 1.ndjson"),
      (Array("100%.ndjson".utf8), "100%25.ndjson"),
      (Array("line\nbreak\u{7F}.ndjson".utf8), "line%0Abreak%7F.ndjson"),
      ([0xFF, 0xC3] + Array(".ndjson".utf8), "%FF%C3.ndjson"),
    ]
    for (name, shown) in cases {
      try world.put("plain", "1\n")
      try SystemCalls.live.renameFile(
        world.layout.incoming.appending("plain"), to: world.layout.incoming.appending(name))
      #expect(try world.claimAll(try world.open()) == [shown])
    }
  }

  @Test func `a name that is too long goes to corrupt under one that is not`() throws {
    let long = String(repeating: "n", count: 220) + ".ndjson"
    let longest = String(repeating: "n", count: 193) + ".ndjson"
    try world.put(long, "1\n")
    try world.put(longest, "1\n")
    let files = try world.claimAll(try world.open())
    #expect(files.contains(longest))
    #expect(files.contains { $0.hasPrefix("name-too-long long-name-") })
    let corrupt = try world.names("corrupt")
    #expect(corrupt.count == 2)
    #expect(corrupt.allSatisfy { $0.utf8.count < 120 })
    let reason = try #require(corrupt.first { $0.hasSuffix(".reason") })
    #expect(try world.content("corrupt/" + reason).contains(#""original_name":"\#(long)""#))
    #expect(try world.names("state").allSatisfy { !$0.hasPrefix("long-name-") })
  }

  @Test func `a name that was too long is known after a death between claim and commit`() throws {
    let long = "\"" + String(repeating: "名", count: 80) + ".ndjson"
    try world.put("gw/" + long, "1\n")
    do {
      let first = try world.open()
      guard case .corrupt = try first.claim(now: 0) else {
        Issue.record("the name is not too long")
        return
      }
    }
    #expect(try world.claimAll(try world.open()).count == 1)
    let reason = try #require(try world.names("corrupt").first { $0.hasSuffix(".reason") })
    let object = try JSONSerialization.jsonObject(with: Data(try world.bytes("corrupt/" + reason)))
    #expect((object as? [String: Any])?["original_name"] as? String == long)
    #expect(try world.names("state").allSatisfy { !$0.hasPrefix("long-name-") })
  }

  @Test func `what may not be claimed still waits and is named`() throws {
    try world.put("gw/a.ndjson", "1\n")
    try world.put("gw/b.ndjson", "12\n")
    try world.put("c.ndjson", "123\n")
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive else { return }
      if path.map({ "\($0)".contains("/gw/") }) ?? false { throw .accessDenied }
    }
    let spool = try world.open(calls)
    #expect(try world.claimAll(spool) == ["c.ndjson"])
    for _ in 0..<2 {
      #expect(spool.waiting.unclaimableCount == 2)
      #expect(spool.waiting.unclaimableNames == ["gw/a.ndjson", "gw/b.ndjson"])
      #expect(spool.waiting.batchCount == 2)
      #expect(spool.waiting.byteCount == 5)
      #expect(spool.waiting.oldestModifiedMilliseconds != nil)
      try spool.rescan(now: 0)
      #expect(try spool.claim(now: 0) == nil)
    }
  }

  @Test func `a look-ahead full of batches that may not be claimed ends the search`() throws {
    world.options.lookAheadNameCountMax = 64
    for number in 0..<70 { try world.put("b\(number).ndjson", "1\n") }
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive else { return }
      if path.map({ "\($0)".contains("/incoming/") }) ?? false { throw .notPermitted }
    }
    let spool = try world.open(calls)
    #expect(spool.waiting.hasMore)
    #expect(try spool.claim(now: 0) == nil)
    #expect(spool.waiting.unclaimableCount == 64)
  }

  @Test func `nothing is claimed from a directory that was mounted after the start`() throws {
    let isMounted = Mutex(false)
    var calls = SystemCalls.live
    let lstatAt = calls.lstatAt
    calls.lstatAt = { (directory, path) throws(Errno) in
      var status = try lstatAt(directory, path)
      if isMounted.withLock({ $0 }), path.name == Array("gw".utf8) { status.mount += 1 }
      return status
    }
    try world.put("gw/a.ndjson", "1\n")
    let spool = try world.open(calls)
    #expect(try world.claimAll(spool) == ["gw/a.ndjson"])
    isMounted.withLock { $0 = true }
    try world.put("gw/b.ndjson", "2\n")
    try spool.rescan(now: 0)
    #expect(try world.claimAll(spool) == [])
    #expect(spool.waiting.mountedSourceCount == 1)
    #expect(spool.waiting.mountedSources == ["gw"])
    isMounted.withLock { $0 = false }
    try spool.rescan(now: 0)
    #expect(try world.claimAll(spool) == ["gw/b.ndjson"])
    #expect(spool.waiting.mountedSourceCount == 0)
  }

  @Test func `what is claimed and not committed is in hand`() throws {
    try world.put("a.ndjson", "12\n")
    let spool = try world.open()
    #expect(spool.inHand.batchCount == 0)
    guard case .batch(let batch) = try spool.claim(now: 0) else {
      Issue.record("no batch")
      return
    }
    #expect(spool.inHand == (batchCount: 1, byteCount: 3))
    spool.finish(batch)
    #expect(spool.inHand.batchCount == 1)
    try spool.commit(counters: .empty, countersFile: nil, now: 0)
    #expect(spool.inHand == (batchCount: 0, byteCount: 0))
  }

  @Test func `a batch larger than the limit is corrupt, one as large is not`() throws {
    world.options.batchByteCountMax = 10
    try world.put("a.ndjson", "123456789\n")
    try world.put("b.ndjson", "1234567890\n")
    #expect(try world.claimAll(try world.open()) == ["a.ndjson", "too-large b.ndjson"])
    let reason = try #require(try world.names("corrupt").last)
    let object = try JSONSerialization.jsonObject(with: Data(try world.bytes("corrupt/" + reason)))
    let members = try #require(object as? [String: Any])
    #expect(members["reason"] as? String == "too-large")
    #expect(members["name"] as? String == "b.ndjson")
    #expect(members["source"] as? String == "")
    #expect(members["bytes"] as? Int == 11)
    #expect(members["time_ms"] as? Int == 1_000_000)
  }

  @Test func `a batch that always changes while it is read is corrupt`() throws {
    try world.put("a.ndjson", "1\n")
    var calls = SystemCalls.live
    let (fstat, root) = (calls.fstat, world.path)
    calls.fstat = { (descriptor) throws(Errno) in
      let status = try fstat(descriptor)
      guard status.kind == .regular, status.size > 0, status.size < 100 else { return status }
      let file = FileManager.default.enumerator(atPath: root + "/active")?.nextObject() as? String
      guard let file, let handle = FileHandle(forWritingAtPath: root + "/active/" + file) else {
        return status
      }
      handle.seekToEndOfFile()
      handle.write(Data("2\n".utf8))
      return status
    }
    #expect(try world.claimAll(try world.open(calls)) == ["changed-while-read a.ndjson"])
  }

  @Test func `what is abandoned comes again under the same number`() throws {
    for name in ["a", "b", "c"] { try world.put("\(name).ndjson", name + "\n") }
    let spool = try world.open()
    var sequences: [UInt64] = []
    for _ in 0..<2 {
      guard case .batch(let batch) = try spool.claim(now: 0) else { continue }
      sequences.append(batch.sequence)
      if sequences.count == 1 {
        // Enough for the file to be made before the group is closed.
        let lines = String(repeating: "x\n", count: Limits.preparedPieceByteCount / 2)
        try Array(lines.utf8).withByteView { try spool.append(.allow, $0) }
        spool.finish(batch)
      }
    }
    #expect(try world.names("prepared").count == 1)
    try spool.abandon()
    #expect(try world.names("prepared") == [])
    var engine = LineEngine()
    try engine.drain(spool)
    #expect(try world.lines(.allow) == ["a.ndjson: a", "b.ndjson: b", "c.ndjson: c"])
    #expect(sequences == [1, 2])
  }
}
