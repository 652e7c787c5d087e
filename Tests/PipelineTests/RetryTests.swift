import FileSystem
import Spool
import Testing

@testable import Pipeline

@Suite struct RetryTests {
  private static let full = FileError(operation: .write, path: "a", errno: .noSpace)

  @Test func `pauses grow up to a bound and begin anew`() {
    var retry = Retry()
    var pauses: [Int64] = []
    for _ in 0..<100 {
      guard case .abandonGroup(let pause) = retry.fail(with: .file(Self.full)) else { continue }
      pauses.append(pause)
    }
    #expect(pauses.count == 100)
    #expect(pauses.prefix(4) == [100, 200, 400, 800])
    #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(pauses.last == 10_000)
    retry.succeed()
    let isOver = retry.endTrouble()
    #expect(isOver)
    let response = retry.fail(with: .file(Self.full))
    #expect(response == .abandonGroup(pauseMilliseconds: 100))
  }

  @Test(arguments: [
    (SpoolError.file(full), Retry.Response.abandonGroup(pauseMilliseconds: 100)),
    (.outOfMemory(BatchName(source: [], name: [97])), .abandonGroup(pauseMilliseconds: 100)),
    (.unfinished(full), .publishAgain(pauseMilliseconds: 100)), (.poisoned(full), .end),
    (.locked(path: "a", holder: "1"), .end), (.notDirectory(path: "a"), .end),
    (.damaged(file: "a", record: 1, .segmentHeader), .end),
  ])
  func `an error asks for what it leaves possible`(error: SpoolError, response: Retry.Response) {
    var retry = Retry()
    let found = retry.fail(with: error)
    #expect(found == response)
  }

  @Test func `trouble is over only after something succeeded, and is told once`() {
    var retry = Retry()
    var ends: [Bool] = [retry.endTrouble()]
    _ = retry.fail(with: .file(Self.full))
    ends.append(retry.endTrouble())
    retry.succeed()
    _ = retry.fail(with: .file(Self.full))
    ends.append(retry.endTrouble())
    #expect(retry.failureCount == 2 && retry.isInTrouble)
    retry.succeed()
    ends += [retry.endTrouble(), retry.endTrouble()]
    #expect(ends == [false, false, false, true, false])
  }
}
