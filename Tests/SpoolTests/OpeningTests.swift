import Bytes
import FileSystem
import Foundation
import Testing

@testable import Spool

@Suite struct OpeningTests {
  private let world: SpoolWorld

  init() throws {
    world = try SpoolWorld()
  }

  @Test func `a new spool has its directories with their modes`() throws {
    _ = try world.open()
    let cases: [(name: String, mode: UInt32)] = [
      ("incoming", 0o2770), ("active", 0o700), ("prepared", 0o2700), ("archive", 0o700),
      ("corrupt", 0o700), ("state", 0o700), ("queue/allow", 0o2770), ("queue/counters", 0o2770),
    ]
    for (name, mode) in cases {
      let status = try #require(
        try SystemCalls.live.status(of: FilePath(world.path + "/" + name)))
      #expect(status.kind == .directory && status.mode == mode, "\(name)")
    }
  }

  @Test func `a second daemon is told who has the spool`() throws {
    let first = try world.open()
    #expect(
      throws: SpoolError.locked(
        path: world.layout.state.appending("lock"),
        holder: "\(ProcessInfo.processInfo.processIdentifier)")
    ) { _ = try world.open() }
    _ = first.identifier
  }

  @Test func `the lock ends with its holder, and the name of the spool stays`() throws {
    let first = try world.open().identifier
    #expect(first.count == 16)
    #expect(try world.open().identifier == first)
  }

  @Test(arguments: [0x6969, 0x6573_5546, 0xFE53_4D42] as [UInt64])
  func `a file system over a network is refused`(type: UInt64) throws {
    var calls = SystemCalls.live
    let statfs = calls.statfs
    calls.statfs = { (path) throws(Errno) in
      var status = try statfs(path)
      status.type = type
      return status
    }
    #expect(throws: SpoolError.notLocal(path: world.root, type: type)) { _ = try world.open(calls) }
  }

  @Test func `another mount inside and a link for a directory are refused`() throws {
    _ = try world.open()
    var calls = SystemCalls.live
    let lstat = calls.lstat
    calls.lstat = { (path) throws(Errno) in
      var status = try lstat(path)
      if path.name == Array("block".utf8) { status.mount += 1 }
      return status
    }
    let block = world.layout.queue(.block)
    #expect(throws: SpoolError.mountPointInside(path: block)) { _ = try world.open(calls) }
    try FileManager.default.removeItem(atPath: world.path + "/queue/block")
    try FileManager.default.createSymbolicLink(
      atPath: world.path + "/queue/block", withDestinationPath: world.path + "/queue/allow")
    #expect(throws: SpoolError.notDirectory(path: block)) { _ = try world.open() }
  }

  @Test(arguments: ["incoming", "active", "corrupt"])
  func `a directory of a source that is another mount is refused`(parent: String) throws {
    _ = try world.open()
    let source = world.root.appending(parent).appending("gw")
    try SystemCalls.live.makeDirectory(source, mode: 0o700)
    _ = try world.open()
    // Where nothing is to be decided again, a start takes the directory out of `active/`.
    try SystemCalls.live.makeDirectory(source, mode: 0o700)
    var calls = SystemCalls.live
    let lstat = calls.lstat
    calls.lstat = { (path) throws(Errno) in
      var status = try lstat(path)
      if path.name == Array("gw".utf8) { status.mount += 1 }
      return status
    }
    #expect(throws: SpoolError.mountPointInside(path: source)) { _ = try world.open(calls) }
  }

  @Test func `published names carry the name of the spool and grow`() throws {
    let spool = try world.open()
    for round in 1...3 {
      try world.put("a.ndjson", "\(round)\n")
      try spool.rescan(now: 0)
      var engine = LineEngine()
      try engine.drain(spool)
    }
    let names = try world.names("queue/allow")
    #expect(names.count == 3 && names == names.sorted())
    #expect(
      names.allSatisfy {
        SpoolLayout.parsePublished(Array($0.utf8), identifier: spool.identifier) != nil
      })
    #expect(try world.names("queue/counters").count == 3)
    #expect(try world.names("queue/block") == [])
  }

  @Test func `errors say what failed and quote the path`() {
    let path = FilePath(bytes: Array("/spool/a\n".utf8) + [0xFF])
    let cases: [(error: SpoolError, words: String)] = [
      (
        .file(FileError(operation: .open, path: path, errno: .noSpace)),
        #"cannot open "/spool/a\x0a\xff": no space left on device"#
      ),
      (.locked(path: path, holder: "12"), "process 12"),
      (.damaged(file: path, record: 7, .recordBeforeTheTail), "record 7"),
      (.notLocal(path: path, type: 0x6969), "0x6969"),
    ]
    for (error, words) in cases {
      #expect(error.description.contains(words), "\(error.description)")
      #expect(!error.description.contains("\n"))
    }
  }
}
