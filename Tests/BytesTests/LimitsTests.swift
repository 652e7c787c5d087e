import Bytes
import Testing

struct LimitsTests {
  @Test func `a text fits in a line in any encoding of JSON`() {
    #expect(Limits.textByteCountMax * 6 < Limits.lineByteCountMax)
  }

  @Test func `a line fits in a batch and a field in a text`() {
    #expect(Limits.lineByteCountMax < Limits.batchByteCountMax)
    #expect(Limits.fieldByteCountMax < Limits.textByteCountMax)
    #expect(Limits.batchByteCountMax <= Int(UInt32.max))
  }

  @Test func `nesting fits in one word of bits`() {
    #expect(Limits.nestingDepthMax <= 64)
  }

  @Test func `the range of seconds lies inside of the times`() {
    #expect(Limits.timestampSecondsRange.upperBound < Limits.timestampMillisecondsMax)
  }
}
