/// An amount of work that grows with the number of characters of a text: `fixed + linear · n +
/// square · n²`, in units of about a nanosecond.
///
/// What grows faster is infinite.
struct Work: Equatable, Sendable {
  /// What any text costs.
  var fixed = 0.0

  /// What each character adds.
  var linear = 0.0

  /// What each pair of characters adds.
  var square = 0.0

  static let zero = Work()
  static let one = Work(fixed: 1)

  /// One for each character of the text.
  static let textLength = Work(linear: 1)

  static let infinite = Work(fixed: .infinity)

  /// True where no text costs anything else than another.
  var isFixed: Bool { linear == 0 && square == 0 }

  /// The work for a text of a number of characters.
  func amount(_ characterCount: Int) -> Double {
    let count = Double(max(characterCount, 1))
    return fixed + linear * count + square * count * count
  }

  static func + (left: Work, right: Work) -> Work {
    Work(
      fixed: left.fixed + right.fixed, linear: left.linear + right.linear,
      square: left.square + right.square)
  }

  static func * (left: Work, right: Work) -> Work {
    let cube =
      product(left.linear, right.square) + product(left.square, right.linear)
      + product(left.square, right.square)
    guard cube == 0 else { return .infinite }
    return Work(
      fixed: product(left.fixed, right.fixed),
      linear: product(left.fixed, right.linear) + product(left.linear, right.fixed),
      square: product(left.fixed, right.square) + product(left.square, right.fixed)
        + product(left.linear, right.linear))
  }

  static func * (left: Double, right: Work) -> Work { Work(fixed: left) * right }

  /// At least each of two.
  static func most(_ left: Work, _ right: Work) -> Work {
    Work(
      fixed: max(left.fixed, right.fixed), linear: max(left.linear, right.linear),
      square: max(left.square, right.square))
  }

  /// Nothing of what costs nothing, even infinitely often.
  private static func product(_ left: Double, _ right: Double) -> Double {
    left == 0 || right == 0 ? 0 : left * right
  }
}
