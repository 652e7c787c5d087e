import TestSupport
import Testing

@testable import Spool

@Suite struct WaitingBatchesTests {
  private func entry(_ time: Int, _ name: Int) -> WaitingBatches.Entry {
    WaitingBatches.Entry(
      modifiedNanoseconds: Int64(time), name: Array("\(name).ndjson".utf8), byteCount: 3)
  }

  @Test(arguments: 1...80)
  func `whatever arrives in whatever order, the oldest comes first`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var batches = WaitingBatches()
    var model: [WaitingBatches.Entry] = []
    for _ in 0..<60 {
      let arrived = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        entry(
          Int.random(in: 0...9, using: &generator), Int.random(in: 0...400, using: &generator))
      }
      for entry in arrived where !model.contains(where: { $0.name == entry.name }) {
        model.append(entry)
      }
      model.sort(by: WaitingBatches.Entry.precedes)
      batches.insert(arrived, countMax: 40)
      if model.count > 40 {
        #expect(batches.hasMore)
        model.removeLast(model.count - 40)
      }
      for _ in 0..<Int.random(in: 0...9, using: &generator) {
        #expect(batches.removeOldest() == (model.isEmpty ? nil : model.removeFirst()))
      }
      #expect(batches.count == model.count)
      #expect(batches.byteCount == Int64(model.count) * 3)
      #expect(batches.oldest == model.first)
    }
  }

  @Test func `each older than the last is no reason to move all that wait each time`() {
    var batches = WaitingBatches()
    for start in stride(from: 100_000, to: 0, by: -500) {
      let arrived = (0..<500).map { entry(start - $0, start - $0) }
      batches.insert(arrived, countMax: 100_000)
    }
    var last: Int64 = 0
    while let entry = batches.removeOldest() {
      #expect(entry.modifiedNanoseconds == last + 1)
      last = entry.modifiedNanoseconds
    }
    #expect(last == 100_000)
  }
}
