import Bytes
import Testing

@testable import Pipeline

@Suite struct ClockTests {
  @Test(arguments: [
    (Int64(0), Int64(0), Int64(0)), (1, 999_999_999, 1_999), (-1, 999_999_999, 999),
    (253_402_300_799, 999_999_999, Limits.timestampMillisecondsMax),
    (253_402_300_800, 0, 253_402_300_799_000), (.max, 999_999_999, 253_402_300_799_999),
    (.min, 0, 0),
  ])
  func `a clock may be set to any year`(seconds: Int64, nanoseconds: Int64, milliseconds: Int64) {
    #expect(
      Clock.ticks(seconds: seconds, nanoseconds: nanoseconds, perSecond: 1_000) == milliseconds)
    let fine = Clock.ticks(seconds: seconds, nanoseconds: nanoseconds, perSecond: 1_000_000)
    #expect(fine / 1_000 == milliseconds)
  }
}
