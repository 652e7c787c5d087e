import FileSystem
import Foundation
import Stats
import Testing

@testable import Pipeline

@Suite struct StatsWriterTests {
  @Test func `a reader sees whole files only, while batches flow`() throws {
    let world = try DaemonWorld()
    let daemon = try world.start()
    let path = world.spool + "/state/"
    try eventually("the first stats") {
      FileManager.default.fileExists(atPath: path + "weir.prom")
    }
    for number in 0..<200 {
      if number % 10 == 0 {
        try world.put("\(number).ndjson", DaemonWorld.records(number..<number + 3))
      }
      let content = try Data(contentsOf: URL(fileURLWithPath: path + "stats.json"))
      let object = try #require(
        JSONSerialization.jsonObject(with: content) as? [String: Any])
      #expect(object["state"] as? String == "running")
      let metrics = try String(contentsOfFile: path + "weir.prom", encoding: .utf8)
      #expect(metrics.hasPrefix("# HELP ") && metrics.hasSuffix("\n"))
      usleep(2_000)
    }
    try daemon.stop()
    let content = try Data(contentsOf: URL(fileURLWithPath: path + "stats.json"))
    let last = try #require(JSONSerialization.jsonObject(with: content) as? [String: Any])
    #expect(last["state"] as? String == "stopped")
    let counts = try #require(last["counts"] as? [String: [String: Int]])
    #expect(counts["decisions"]?.values.reduce(0, +) == 60)
    #expect(last["resident_bytes"] as? Int ?? 0 > 1_000_000)
  }

  @Test func `what fails is told once, and again after it went well`() throws {
    let world = try DaemonWorld()
    let directory = world.path + "/stats"
    var writer = StatsWriter(directory: FilePath(directory), calls: .live)
    for _ in 0..<2 {
      #expect(isGone(writer.write(StatsSnapshot())))
      #expect(writer.write(StatsSnapshot()) == .asBefore)
      #expect(writer.problem != nil)
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: false)
      #expect(writer.write(StatsSnapshot()) == .worksAgain)
      #expect(writer.write(StatsSnapshot()) == .asBefore)
      #expect(writer.problem == nil)
      try FileManager.default.removeItem(atPath: directory)
    }
  }

  private func isGone(_ outcome: StatsWriter.Outcome) -> Bool {
    guard case .failed(.file(let error)) = outcome else { return false }
    return error.errno == .noSuchFile
  }

  @Test func `everybody may read the files, whatever the mask`() throws {
    let world = try DaemonWorld()
    var calls = SystemCalls.live
    calls.open = { (path, flags, mode) throws(Errno) in
      try SystemCalls.live.open(path, flags, mode & ~0o077)
    }
    var writer = StatsWriter(directory: FilePath(world.path), calls: calls)
    #expect(writer.write(StatsSnapshot()) == .asBefore)
    for name in ["stats.json", "weir.prom"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: world.path + "/" + name)
      #expect(attributes[.posixPermissions] as? Int == 0o644, "\(name)")
    }
  }

  @Test func `a second daemon leaves the files of the first alone, until that one has ended`()
    throws
  {
    let world = try DaemonWorld()
    let directory = FilePath(world.path)
    var first: StatsWriter? = StatsWriter(directory: directory, calls: .live)
    var second = StatsWriter(directory: directory, calls: .live)
    #expect(first?.write(StatsSnapshot()) == .asBefore)
    #expect(second.write(StatsSnapshot()) == .failed(.directoryInUse(directory)))
    first = nil
    #expect(second.write(StatsSnapshot()) == .worksAgain)
  }
}
