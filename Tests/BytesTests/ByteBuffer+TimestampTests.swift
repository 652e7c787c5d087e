import Bytes
import Foundation
import TestSupport
import Testing

struct ByteBufferTimestampTests {
  private func written(_ milliseconds: Int64) -> String {
    var buffer = ByteBuffer()
    buffer.appendTimestamp(milliseconds)
    return buffer.view.text
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (951_868_799_999, "2000-02-29T23:59:59.999Z"),
    (1_709_251_199_001, "2024-02-29T23:59:59.001Z"),
    (1_772_323_200_123, "2026-03-01T00:00:00.123Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    (4_107_542_399_000, "2100-02-28T23:59:59.000Z"),
    (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
    (-62_167_219_200_001, "0000-01-01T00:00:00.000Z"), (.min, "0000-01-01T00:00:00.000Z"),
    (253_402_300_800_000, "9999-12-31T23:59:59.999Z"), (.max, "9999-12-31T23:59:59.999Z"),
    (252_330_278_400_000, "9966-01-11T08:00:00.000Z"),
  ])
  func `a time is written as RFC 3339`(milliseconds: Int64, text: String) {
    #expect(written(milliseconds) == text)
  }

  @Test func `Foundation writes the same`() {
    var generator = SeededGenerator(seed: 8)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    for _ in 0..<2_000 {
      // From the year 1600: before that Foundation has the Julian calendar.
      let seconds = Int64.random(in: -11_676_096_000..<253_402_300_800, using: &generator)
      let text = Date(timeIntervalSince1970: Double(seconds)).formatted(style)
      #expect(written(seconds * 1_000) == text)
    }
  }
}
