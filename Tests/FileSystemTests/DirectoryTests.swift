import Foundation
import Glibc
import Testing

@testable import FileSystem

@Suite struct DirectoryTests {
  private let calls = SystemCalls.live

  @Test func `a directory that is open is reached whatever has its path now`() throws {
    let path = NSTemporaryDirectory() + "weir-directory-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    // The directory is temporary, and what cannot be removed hurts no other test.
    defer { try? FileManager.default.removeItem(atPath: path) }
    let directory = FilePath(path)
    let home = directory.appending("home")
    _ = try calls.makeDirectory(home, mode: 0o755)
    _ = try calls.openFile(home.appending("a"), .create(mode: 0o644))
    let opened = try Directory(home, calls: calls)
    let moved = directory.appending("moved")
    try calls.renameFile(home, to: moved)
    #expect(symlink("/etc", String(decoding: home.bytes, as: UTF8.self)) == 0)
    #expect(throws: FileError.self) { _ = try Directory(home, calls: calls) }
    var names: [[UInt8]] = []
    for _ in 0..<2 {
      try opened.visit { entry in
        names.append(entry.name)
        return true
      }
    }
    #expect(names == [[UInt8(ascii: "a")], [UInt8(ascii: "a")]])
    #expect(try opened.status(of: Array("a".utf8))?.kind == .regular)
    #expect(try opened.status(of: Array("passwd".utf8)) == nil)
    try opened.renameOut(Array("a".utf8), to: directory.appending("out"))
    try opened.renameIn(directory.appending("out"), as: Array("b".utf8))
    #expect(try calls.status(of: moved.appending("b")) != nil)
    #expect(throws: FileError.self) {
      try opened.renameOut(Array("b".utf8), to: moved.appending("b"))
    }
    try opened.sync()
    try opened.syncFileSystem()
    #expect(try opened.status().kind == .directory)
  }
}
