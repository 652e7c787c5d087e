import Bytes
import TestSupport
import Testing

@testable import Stats

@Suite struct HistogramTests {
  @Test(arguments: [
    (Int64(-5), 0), (0, 0), (10, 0), (11, 1), (20, 1), (21, 2), (Int64.max / 4, 2),
  ])
  func `a duration falls into the first bucket that holds it`(duration: Int64, place: Int) {
    var histogram = Histogram(boundsMicroseconds: [10, 20])
    histogram.add(microseconds: duration)
    #expect(histogram.counts[place] == 1)
    #expect(histogram.count == 1)
    #expect(histogram.sumMicroseconds == max(0, duration))
  }

  @Test func `a sum that no number can hold stays at the largest`() {
    var histogram = Histogram(boundsMicroseconds: [10])
    for _ in 0..<3 { histogram.add(microseconds: .max / 2) }
    #expect(histogram.sumMicroseconds == .max && histogram.count == 3)
  }

  @Test(arguments: [
    (Int64(0), "0"), (1, "0.000001"), (100, "0.0001"), (1_000_000, "1"), (2_500_000, "2.5"),
    (3_600_000_000, "3600"), (1_234_567, "1.234567"),
  ])
  func `microseconds are written as seconds`(microseconds: Int64, text: String) {
    var buffer = ByteBuffer()
    buffer.appendSeconds(microseconds: microseconds)
    #expect(buffer.view.text == text)
  }

  @Test func `seconds read back to the same number`() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let microseconds = Int64.random(in: 0...10_000_000_000, using: &generator)
      var buffer = ByteBuffer()
      buffer.appendSeconds(microseconds: microseconds)
      let seconds = Double(buffer.view.text) ?? -1
      #expect(Int64((seconds * 1_000_000).rounded()) == microseconds)
    }
  }
}
