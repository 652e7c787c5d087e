import FileSystem
import Testing

@testable import Pipeline

@Suite struct SpoolReportTests {
  @Test(arguments: [
    (UInt64(1), false, Int64(29), nil), (nil, false, 0, nil), (0, false, 0, "full"),
    (1, true, 0, "read-only"), (1, false, 30, "a commit has not ended for 30 s"),
    (nil, false, 90, "the disk does not answer"),
  ])
  func `trouble with the disk shows before anything is refused`(
    freeByteCount: UInt64?, isReadOnly: Bool, commitSeconds: Int64, words: String?
  ) throws {
    var status: FileSystemStatus?
    if let freeByteCount {
      var known = try SystemCalls.live.statfs("/")
      known.availableByteCount = freeByteCount
      known.isReadOnly = isReadOnly
      status = known
    }
    let trouble = SpoolReport.diskTrouble(status, commitSeconds: commitSeconds)
    #expect((trouble == nil) == (words == nil))
    #expect(trouble?.contains(words ?? "") ?? true, "\(trouble ?? "")")
  }

  @Test func `a full disk shows in the stats of a daemon that has nothing to do`() throws {
    let world = try DaemonWorld()
    world.options.calls.statfs = { (path) throws(Errno) in
      var status = try SystemCalls.live.statfs(path)
      status.availableByteCount = 0
      return status
    }
    let daemon = try world.start()
    try eventually("trouble") {
      let spool = try world.ask(.status)["status"] as? [String: Any]
      let part = spool?["spool"] as? [String: Any]
      return part?["troubled"] as? Bool == true && part?["free_bytes"] as? Int == 0
    }
    let (_, snapshot) = try daemon.stop()
    #expect(snapshot.spool.trouble?.contains("full") == true)
  }
}
