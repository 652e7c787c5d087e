import Foundation
import Offline
import Testing

struct TarArchiveTests {
  private func archive(_ files: [(String, String)]) throws -> [UInt8] {
    let root = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-tar-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, text) in files {
      let url = root.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/tar")
    process.arguments = ["--format=pax", "-C", root.path, "-cf", root.path + ".tar", "."]
    try process.run()
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(atPath: root.path + ".tar") }
    return Array(try Data(contentsOf: URL(fileURLWithPath: root.path + ".tar")))
  }

  @Test func `files come out as tar packed them, long names too`() throws {
    let long = "很长的目录名/" + String(repeating: "目录/", count: 60) + "规则.yaml"
    let files = [
      ("manifest.yaml", ""), ("loan/a.yaml", String(repeating: "x", count: 513)), (long, "y"),
    ]
    let found = try #require(TarArchive.files(in: try archive(files)))
    let contents = Dictionary(uniqueKeysWithValues: found.map { ($0.path, $0.bytes) })
    #expect(contents.count == files.count)
    for (path, text) in files { #expect(contents["./" + path] == Array(text.utf8)) }
  }

  @Test func `what is cut or no archive gives nothing`() throws {
    let whole = try archive([("a", String(repeating: "x", count: 2_000))])
    for count in stride(from: 0, to: 3_000, by: 100) {
      #expect(TarArchive.files(in: Array(whole.prefix(count))) == nil)
    }
    #expect(TarArchive.files(in: Array(repeating: 65, count: 5_000)) == nil)
  }
}
