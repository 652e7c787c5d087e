import FileSystem
import Stats
import Testing

@testable import Pipeline

@Suite struct ProcessFiguresTests {
  @Test func `the figures are those of this process`() throws {
    let before = StatsSnapshot.Process.current(calls: .live)
    #expect(before.residentByteCount > 1_000_000)
    #expect(before.processorMicroseconds > 0)
    #expect(before.openFileCount >= 3)
    let after = StatsSnapshot.Process.current(calls: .live)
    #expect(after.processorMicroseconds >= before.processorMicroseconds)
  }

  @Test func `without proc what it tells is zero`() {
    var calls = SystemCalls.live
    calls.open = { (_, _, _) throws(Errno) in throw .noSuchFile }
    calls.readdir = { (_, _) throws(Errno) in throw .noSuchFile }
    let process = StatsSnapshot.Process.current(calls: calls)
    #expect(process.residentByteCount == 0 && process.openFileCount == 0)
  }
}
