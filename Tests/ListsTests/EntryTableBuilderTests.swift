import Bytes
import Testing

@testable import Lists

struct EntryTableBuilderTests {
  @Test func `a key that is there already is told`() {
    var builder = EntryTableBuilder()
    let first = builder.insert(ByteView("a"), written: ByteView("A"), hash: 1)
    let second = builder.insert(ByteView("a"), written: ByteView("a"), hash: 1)
    let count = builder.count
    #expect(first == nil)
    #expect(second == 0)
    #expect(count == 1)
  }

  @Test func `at most half of the slots are taken`() {
    var builder = EntryTableBuilder()
    for number in 0..<1_000 {
      let key = "\(number)"
      _ = key.withByteView { builder.insert($0, written: $0, hash: UInt64(number) << 24) }
      let (slotCount, count) = (builder.slots.count, builder.count)
      #expect(count * 2 <= slotCount)
    }
    let takenCount = builder.slots.count { $0 != EntrySlot.free }
    let textCount = builder.textIndices.count
    #expect(takenCount == 1_000)
    #expect(textCount == 0, "what is canonical is kept once")
  }
}
