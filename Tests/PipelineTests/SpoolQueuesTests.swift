import Spool
import Testing

@testable import Pipeline

@Suite struct SpoolQueuesTests {
  @Test func `queues and annexes keep the numbers that stand in journals`() {
    let numbers = Dictionary(
      uniqueKeysWithValues: QueueTable.daemon.queues.map { ($0.nameText, Int($0.number)) })
    #expect(
      numbers == ["allow": 0, "review": 1, "block": 2, "rejected": 3, "counters": 4])
    #expect(AnnexKind.counters.rawValue == 1)
  }
}
