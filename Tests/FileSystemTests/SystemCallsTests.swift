import Foundation
import Synchronization
import Testing

@testable import FileSystem

@Suite final class SystemCallsTests {
  private let directory: FilePath
  private let calls = SystemCalls.live

  init() throws {
    let path = NSTemporaryDirectory() + "weir-files-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    directory = FilePath(path)
  }

  deinit {
    // The directory is temporary, and what cannot be removed hurts no other test.
    try? FileManager.default.removeItem(atPath: String(decoding: directory.bytes, as: UTF8.self))
  }

  private func names() throws -> [String] {
    try calls.list(directory).map { String(decoding: $0.name, as: UTF8.self) }.sorted()
  }

  @Test func `what is written atomically is read whole, and nothing else is left`() throws {
    let file = directory.appending("a")
    for content in [[], [1], [UInt8](repeating: 7, count: 1_000_000)] as [[UInt8]] {
      try calls.writeAtomically(file, content, durable: true)
      #expect(try calls.readWhole(file, limit: content.count) == content)
      #expect(try names() == ["a"])
    }
    #expect(throws: FileError(operation: .read, path: file, errno: .fileTooLarge)) {
      _ = try calls.readWhole(file, limit: 999_999)
    }
  }

  @Test func `a failure at any call of an atomic write leaves the old content or the new`() throws {
    let file = directory.appending("a")
    for fatal in 1...20 {
      try calls.writeAtomically(file, [1, 2, 3], durable: true)
      let count = Mutex(0)
      let failing = calls.intercepted { (_, _) throws(Errno) in
        let number = count.withLock {
          $0 += 1
          return $0
        }
        if number == fatal { throw .noSpace }
      }
      try? failing.writeAtomically(file, [4, 5], durable: true)
      let content = try calls.readWhole(file, limit: 10)
      #expect(content == [1, 2, 3] || content == [4, 5], "call \(fatal)")
    }
    #expect(try calls.readWhole(file, limit: 10) == [4, 5])
  }

  @Test func `a partial write goes on and an interrupted one too`() throws {
    var slow = calls
    let write = calls.write
    slow.write = { (descriptor, bytes) throws(Errno) in
      try write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(3)))
    }
    let file = directory.appending("a")
    try slow.writeAtomically(file, Array("0123456789".utf8), durable: false)
    #expect(try calls.readWhole(file, limit: 10) == Array("0123456789".utf8))
  }

  @Test func `renaming exclusively replaces nothing`() throws {
    let (first, second) = (directory.appending("a"), directory.appending("b"))
    try calls.writeAtomically(first, [1], durable: false)
    try calls.writeAtomically(second, [2], durable: false)
    #expect(throws: FileError(operation: .renameExclusive, path: first, errno: .fileExists)) {
      try calls.renameFileExclusively(first, to: second)
    }
    #expect(try calls.readWhole(second, limit: 1) == [2])
    #expect(try calls.removeFile(second))
    #expect(try !calls.removeFile(second))
    try calls.renameFileExclusively(first, to: second)
    #expect(try names() == ["b"])
  }

  @Test func `status tells kinds apart and does not follow links`() throws {
    let (file, link) = (directory.appending("a"), directory.appending("l"))
    try calls.writeAtomically(file, [1, 2], durable: false)
    try FileManager.default.createSymbolicLink(
      atPath: String(decoding: link.bytes, as: UTF8.self), withDestinationPath: "a")
    let status = try #require(try calls.status(of: file))
    #expect(status.kind == .regular && status.size == 2)
    #expect(status.modifiedNanoseconds > 1_700_000_000_000_000_000)
    #expect(try calls.status(of: link)?.kind == .symbolicLink)
    #expect(try calls.stat(link) == status)
    #expect(try calls.status(of: directory)?.kind == .directory)
    #expect(try calls.status(of: directory.appending("none")) == nil)
    let opened = try calls.openFile(file, .readNoFollow)
    let openStatus = try opened.status()
    #expect(openStatus == status)
    #expect(throws: FileError(operation: .open, path: link, errno: .symbolicLink)) {
      _ = try calls.openFile(link, .readNoFollow)
    }
    #expect(try calls.statfs(directory).availableByteCount > 0)
  }

  @Test func `every name that a directory can hold comes back byte by byte`() throws {
    let hostile: [[UInt8]] = [[0xFF, 0xFE], Array("\n\u{202E}".utf8), Array("短信".utf8), [0x20]]
    for name in hostile {
      try calls.writeAtomically(directory.appending(name), [1], durable: false)
    }
    let found = try Set(calls.list(directory).map(\.name))
    #expect(found == Set(hostile))
    #expect(throws: FileError.self) { _ = try calls.openFile("a\0b", .read) }
  }

  @Test func `errors say operation, path and reason, and show no hostile byte`() {
    let cases: [(bytes: [UInt8], shown: String)] = [
      (Array("/a/b c".utf8), #""/a/b c""#), (Array("短信".utf8), #""短信""#),
      (Array("a\nb\"\\".utf8), #""a\x0ab\x22\x5c""#), ([0xFF, 0x61], #""\xffa""#),
      (Array("\u{202E}".utf8), #""\xe2\x80\xae""#), ([0xE7, 0x9F], #""\xe7\x9f""#),
    ]
    for (bytes, shown) in cases {
      let error = FileError(operation: .mkdir, path: FilePath(bytes: bytes), errno: .accessDenied)
      #expect(
        error.description == "cannot make the directory \(shown): permission denied (errno 13)")
    }
  }

  @Test func `paths know their directory and their name`() {
    let cases: [(path: FilePath, directory: FilePath, name: String)] = [
      ("/a/b", "/a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("a/b/c", "a/b", "c"),
    ]
    for (path, directory, name) in cases {
      #expect(path.directory == directory && path.name == Array(name.utf8))
    }
    #expect(FilePath("/").appending("a") == "/a")
    #expect(FilePath("/a").appending("b") == "/a/b")
  }

  @Test func `an open file is closed with its owner, and a lock ends with it`() throws {
    let file = directory.appending("lock")
    do {
      let first = try calls.openFile(file, .readWrite(mode: 0o600))
      let second = try calls.openFile(file, .readWrite(mode: 0o600))
      let isFirstLocked = try first.lockExclusively()
      let isSecondLocked = try second.lockExclusively()
      #expect(isFirstLocked && !isSecondLocked)
    }
    let third = try calls.openFile(file, .readWrite(mode: 0o600))
    let isLocked = try third.lockExclusively()
    #expect(isLocked)
  }

  @Test func `each call but close and getpid passes the interceptor`() throws {
    let seen = Mutex<Set<SystemOperation>>([])
    let calls = SystemCalls.live.intercepted { (operation, _) throws(Errno) in
      seen.withLock { _ = $0.insert(operation) }
      throw .inputOutput
    }
    let bytes: [UInt8] = [0]
    _ = try? calls.open(directory, 0, 0)
    _ = try? calls.fsync(-1)
    _ = try? calls.fdatasync(-1)
    _ = try? calls.syncfs(-1)
    _ = try? calls.ftruncate(-1, 0)
    _ = try? calls.fallocate(-1, 0)
    _ = try? calls.flock(-1, 0)
    _ = try? calls.fstat(-1)
    _ = try? calls.stat(directory)
    _ = try? calls.lstat(directory)
    _ = try? calls.statfs(directory)
    _ = try? calls.rename(directory, directory)
    _ = try? calls.renameExclusive(directory, directory)
    _ = try? calls.unlink(directory)
    _ = try? calls.mkdir(directory, 0)
    _ = try? calls.rmdir(directory)
    _ = try? calls.chmod(directory, 0o700)
    _ = try? calls.chgrp(directory, 0)
    try? calls.readdir(directory) { _ in true }
    _ = try? calls.inotifyInit()
    _ = try? calls.inotifyAddWatch(-1, directory, 1)
    _ = try? calls.inotifyRemoveWatch(-1, 0)
    var room: [UInt8] = [0]
    room.withUnsafeMutableBytes { target in
      _ = try? calls.read(-1, target)
      _ = try? calls.pread(-1, target, 0)
      _ = try? calls.getrandom(target)
    }
    bytes.withUnsafeBytes { source in
      _ = try? calls.write(-1, source)
      _ = try? calls.pwrite(-1, source, 0)
    }
    #expect(seen.withLock { $0 } == Set(SystemOperation.allCases).subtracting([.close]))
  }

  @Test func `the groups of this machine are found by name`() throws {
    #expect(try calls.groupNumber(of: "root") == 0)
    #expect(try calls.groupNumber(of: "no-such-group-here") == nil)
  }
}
