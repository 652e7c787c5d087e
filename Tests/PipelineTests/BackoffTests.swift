import Testing

@testable import Pipeline

@Suite struct BackoffTests {
  @Test func `pauses grow up to a bound and begin anew`() {
    var backoff = Backoff()
    let pauses = (0..<100).map { _ in backoff.noteFailure() }
    #expect(pauses.prefix(4) == [100, 200, 400, 800])
    #expect(zip(pauses, pauses.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(pauses.last == 10_000)
    backoff.noteSuccess()
    let pause = backoff.noteFailure()
    #expect(pause == 100)
  }
}
