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
    let first = writer.write(StatsSnapshot())
    let second = writer.write(StatsSnapshot())
    #expect(first?.errno == .noSuchFile && second == nil)
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false)
    let third = writer.write(StatsSnapshot())
    try FileManager.default.removeItem(atPath: directory)
    let fourth = writer.write(StatsSnapshot())
    #expect(third == nil && fourth?.errno == .noSuchFile)
  }
}
