import Testing

@testable import Engine

struct OutputQueueTests {
  @Test func `each verdict has its queue`() {
    let queues = Verdict.allCases.map { OutputQueue($0) }
    #expect(queues == [.allow, .review, .block])
    #expect(queues.map(\.name) == Verdict.allCases.map(\.name))
  }
}
