import Glibc

/// The bounds between which a share lies, told from a sample: exact, after Clopper and Pearson (1934).
///
/// Of a hundred samples 95 or more have the share within their bounds, however small the share and
/// the sample are; so none of 300 does not mean never.
public struct BinomialBounds: Equatable, Sendable {
  /// The smallest share that such a sample is not too good for.
  public let lower: Double
  /// The largest share that such a sample is not too bad for.
  public let upper: Double

  /// Finds the bounds.
  ///
  /// - Parameters:
  ///   - hits: How many of the sample have the property.
  ///   - count: The size of the sample; of none every share is possible.
  ///   - confidence: How sure the bounds are.
  public init(hits: Int, of count: Int, confidence: Double = 0.95) {
    precondition(hits >= 0 && hits <= count, "a part is larger than its whole")
    let tail = (1 - confidence) / 2
    let (x, n) = (Double(hits), Double(count))
    lower = hits == 0 ? 0 : BetaDistribution(a: x, b: n - x + 1).quantile(tail)
    upper = hits == count ? 1 : BetaDistribution(a: x + 1, b: n - x).quantile(1 - tail)
  }
}

/// The distribution on 0…1 whose density is proportional to x^(a-1) (1-x)^(b-1).
private struct BetaDistribution {
  let a: Double
  let b: Double

  /// The value below which lies so much of the distribution, found by halving.
  func quantile(_ share: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      if below(middle) < share { low = middle } else { high = middle }
    }
  }

  /// How much of the distribution lies below a value: the regularised incomplete beta function.
  private func below(_ x: Double) -> Double {
    var sign: Int32 = 0
    let logFactor =
      unsafe lgamma_r(a + b, &sign) - lgamma_r(a, &sign) - lgamma_r(b, &sign)
      + a * log(x) + b * log1p(-x)
    let factor = exp(logFactor)
    // The fraction converges fast on the near side of the mean only.
    return x < (a + 1) / (a + b + 2)
      ? factor * fraction(a, b, x) / a : 1 - factor * fraction(b, a, 1 - x) / b
  }

  /// The continued fraction of the incomplete beta function (NIST DLMF 8.17.22), after Lentz.
  private func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 / away(from: tiny, 1 - (a + b) * x / (a + 1))
    var result = d
    var m = 1.0
    // About as many steps as the root of the larger parameter; no sample here needs so many.
    while m < 100_000 {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(from: tiny, 1 + even * d)
      c = away(from: tiny, 1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(from: tiny, 1 + odd * d)
      c = away(from: tiny, 1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
      m += 1
    }
    return result
  }

  private func away(from tiny: Double, _ value: Double) -> Double {
    abs(value) < tiny ? tiny : value
  }
}
