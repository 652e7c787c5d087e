import FileSystem
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Spool

/// Somebody else's hands in the directories between the commit and the queue.
@Suite struct PublicationTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
    for name in ["a", "b"] { try world.put("\(name).ndjson", name + "\n") }
  }

  private func drain(_ spool: Spool) throws {
    var engine = LineEngine(after: spool.recovery)
    try engine.drain(spool)
  }

  @Test(arguments: ["an empty file", "a full file", "a directory", "a link", "a FIFO"])
  func `what stands under the next published name is moved aside and told`(kind: String) throws {
    let spool = try world.open()
    let name = world.layout.published(.allow, group: 1, identifier: spool.identifier)
    let path = String(decoding: name.bytes, as: UTF8.self)
    switch kind {
    case "an empty file": try Data().write(to: URL(fileURLWithPath: path))
    case "a full file":
      try Data("a.ndjson: a\nb.ndjson: x\n".utf8).write(to: URL(fileURLWithPath: path))
    case "a directory": #expect(mkdir(path, 0o777) == 0)
    case "a link": #expect(symlink("/dev/zero", path) == 0)
    default: #expect(mkfifo(path, 0o666) == 0)
    }
    try drain(spool)
    let published = try world.names("queue/allow").filter { !$0.hasPrefix(".") }
    #expect(
      try published.map { try world.content("queue/allow/" + $0) } == ["a.ndjson: a\nb.ndjson: b\n"]
    )
    let hidden = name.directory.appending(
      ".stranger-1-" + String(decoding: name.name, as: UTF8.self))
    #expect(spool.takeIncidents() == [.strangerInQueue(name, movedTo: hidden)])
    #expect(try SystemCalls.live.status(of: hidden) != nil)
  }

  @Test func `a stranger that comes again and again delays and does not stop`() throws {
    let count = Mutex(0)
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive, "\(path, default: "")".contains("/prepared/") else {
        return
      }
      if count.withLock({
        $0 += 1
        return $0
      }) < 20 {
        throw .fileExists
      }
    }
    let spool = try world.open(calls)
    #expect {
      try drain(spool)
    } throws: { error in
      if case .unfinished = error as? SpoolError { true } else { false }
    }
    try spool.finishPublication()
    try drain(spool)
    #expect(try world.lines(.allow) == ["a.ndjson: a", "b.ndjson: b"])
  }

  @Test(arguments: [true, false])
  func `an output that has its name already is published`(isSameFile: Bool) throws {
    let root = world.path
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive, let path, "\(path)".contains("/prepared/") else {
        return
      }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/state")) ?? []
      guard names.contains("spool-id"),
        let identifier = try? String(contentsOfFile: root + "/state/spool-id", encoding: .utf8)
      else { return }
      let to = root + "/queue/allow/\(identifier.prefix(16))-00000000000000000001.ndjson"
      let from = String(decoding: path.bytes, as: UTF8.self)
      guard from.hasSuffix("1.allow") else { return }
      if isSameFile {
        _ = link(from, to)
      } else {
        try? FileManager.default.copyItem(atPath: from, toPath: to)
      }
    }
    let spool = try world.open(calls)
    try drain(spool)
    #expect(try world.lines(.allow) == ["a.ndjson: a", "b.ndjson: b"])
    #expect(try world.names("queue/allow").count == 1)
    #expect(try world.names("prepared") == [])
    #expect(spool.takeIncidents() == [])
  }

  /// What somebody removes before the first rename of the process that wrote it.
  @Test(arguments: ["the files", "the directory"])
  func `output that has vanished from prepared is written again and told`(what: String) throws {
    let root = world.path
    let isDue = Mutex(true)
    let calls = SystemCalls.live.intercepted { (operation, path) throws(Errno) in
      guard operation == .renameExclusive, "\(path, default: "")".contains("/prepared/"),
        isDue.withLock({ $0 })
      else { return }
      isDue.withLock { $0 = false }
      for name in (try? FileManager.default.contentsOfDirectory(atPath: root + "/prepared")) ?? [] {
        _ = unlink(root + "/prepared/" + name)
      }
      if what == "the directory" { _ = rmdir(root + "/prepared") }
    }
    let spool = try world.open(calls)
    try world.put("c.ndjson", "bad\n")
    try spool.rescan(now: 1_000_000)
    try drain(spool)
    #expect(try world.lines(.allow) == ["a.ndjson: a", "b.ndjson: b"])
    #expect(try world.lines(.block) == ["c.ndjson: bad"])
    let restored = spool.takeIncidents().filter {
      if case .preparedFileRestored = $0 { true } else { false }
    }
    #expect(restored.count == 2)
  }

  @Test func `many corrupt batches cost no more syncs than a few`() throws {
    var counts: [Int] = []
    for number in [1, 4, 5, 300] {
      let world = try SpoolWorld()
      for index in 0..<number { try world.put("gw\(index % 3)/\(index).ndjson.gz", "no gzip\n") }
      let syncs = Mutex(0)
      let calls = SystemCalls.live.intercepted { (operation, _) throws(Errno) in
        if [.fsync, .fdatasync, .syncfs].contains(operation) { syncs.withLock { $0 += 1 } }
      }
      let spool = try world.open(calls)
      syncs.withLock { $0 = 0 }
      #expect(try world.claimAll(spool).count == number)
      counts.append(syncs.withLock { $0 })
      #expect(try world.names("corrupt").filter { $0.hasSuffix(".reason") }.count == number)
      #expect(try world.names("active").allSatisfy { !$0.contains("ndjson") })
    }
    #expect(counts.allSatisfy { $0 < 24 }, "\(counts)")
  }
}
