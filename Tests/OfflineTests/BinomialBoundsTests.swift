import Offline
import Testing

struct BinomialBoundsTests {
  /// What SciPy 1.17.1 gives: `beta.ppf(0.025, x, n - x + 1)` and `beta.ppf(0.975, x + 1, n - x)`.
  static let cases: [(hits: Int, count: Int, lower: Double, upper: Double)] = [
    (0, 1, 0.0, 0.975),
    (1, 1, 0.025, 1.0),
    (0, 10, 0.0, 0.3084971078187607),
    (10, 10, 0.6915028921812392, 1.0),
    (1, 10, 0.0025285785444617848, 0.4450161170281954),
    (5, 10, 0.18708602844739855, 0.8129139715526015),
    (0, 300, 0.0, 0.01222097469429355),
    (3, 1_000, 0.0006190999316495713, 0.008742023238478303),
    (9, 1_562, 0.0026379657045977577, 0.010909479094394981),
    (62, 100, 0.5174606942491935, 0.7152325238585204),
    (969, 1_565, 0.5945862721994877, 0.6433043048135899),
    (0, 65_757, 0.0, 5.609708449982986e-05),
    (17, 65_757, 0.00015060884187277887, 0.00041389558384589807),
    (999_999, 1_000_000, 0.9999944283693448, 0.9999999746821924),
    (500_000, 1_000_000, 0.49901951919531184, 0.5009804808046882),
    (3, 10_000_000, 6.186721656250593e-08, 8.767270541303173e-07),
  ]

  @Test(arguments: cases)
  func `the bounds are those of SciPy`(hits: Int, count: Int, lower: Double, upper: Double) {
    let bounds = BinomialBounds(hits: hits, of: count)
    #expect(abs(bounds.lower - lower) <= 1e-7 * lower)
    #expect(abs(bounds.upper - upper) <= 1e-7 * upper)
  }

  @Test func `of no sample everything is possible`() {
    #expect(BinomialBounds(hits: 0, of: 0) == BinomialBounds(hits: 0, of: 0, confidence: 0.5))
    let bounds = BinomialBounds(hits: 0, of: 0)
    #expect(bounds.lower == 0 && bounds.upper == 1)
  }

  @Test func `the share itself lies within, and more confidence is wider`() {
    for count in [1, 7, 40] {
      for hits in 0...count {
        let bounds = BinomialBounds(hits: hits, of: count)
        let wide = BinomialBounds(hits: hits, of: count, confidence: 0.99)
        let share = Double(hits) / Double(count)
        #expect(bounds.lower <= share && share <= bounds.upper)
        #expect(wide.lower <= bounds.lower && bounds.upper <= wide.upper)
      }
    }
  }
}
