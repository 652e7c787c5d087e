import Bytes
import FileSystem
import Foundation
import Spool
import Synchronization
import Testing

@testable import Pipeline

@Suite struct CommitThreadTests {
  private static let now: Int64 = 1_790_000_000_000

  @Test func `groups are committed one after another, and taken back`() throws {
    let world = try DaemonWorld()
    let spool = try Spool.open(
      FilePath(world.spool), queues: .daemon, options: world.options.spoolOptions, now: Self.now)
    let ends = Atomic<Int>(0)
    let thread = CommitThread(clock: .system) { ends.wrappingAdd(1, ordering: .relaxed) }
    defer { thread.close() }
    #expect(!thread.isRunning && thread.takeEnded().map { _ in true } == nil)
    for number in 1...3 {
      let counters = Array("\(number)\n".utf8)
      let group = try spool.beginCommit(
        Attachments(output: [(queue: .counters, lines: counters)]), now: Self.now)
      thread.start(try #require(group))
      try eventually("the end") { ends.load(ordering: .relaxed) == number }
      #expect(!thread.isRunning)
      let ended = try #require(thread.takeEnded())
      #expect(ended.group === group && ended.microseconds >= 0)
      #expect(thread.takeEnded().map { _ in true } == nil)
      try spool.endCommit(ended.group)
      #expect(try world.lines("counters").count == number)
    }
  }

  @Test func `a second group before the first is taken back is our bug`() async {
    await #expect(processExitsWith: .failure) {
      let world = try DaemonWorld()
      let spool = try Spool.open(FilePath(world.spool), queues: .daemon, now: 0)
      let annex = Annex(kind: AnnexKind.counters.rawValue, keeping: .add, bytes: [0x31])
      let group = try #require(
        try spool.beginCommit(Attachments(annexes: [annex]), now: 0))
      let thread = CommitThread(clock: .system) {}
      thread.start(group)
      thread.start(group)
    }
  }
}
