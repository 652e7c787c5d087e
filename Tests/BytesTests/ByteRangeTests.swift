import Bytes
import Testing

struct ByteRangeTests {
  @Test func `a range keeps its start and its end`() {
    let range = ByteRange(5..<9)
    #expect(range.start == 5)
    #expect(range.count == 4)
    #expect(range.startOffset == 5)
    #expect(range.endOffset == 9)
    #expect(ByteRange.empty.endOffset == 0)
    #expect(MemoryLayout<ByteRange>.size == 8)
  }

  @Test func `a range beyond 32 bits traps`() async {
    await #expect(processExitsWith: .failure) { _ = ByteRange(0..<(1 << 32)) }
  }
}
