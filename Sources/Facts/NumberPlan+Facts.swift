public import Bytes

extension NumberPlan {
  /// What is known about a number.
  ///
  /// - Parameters:
  ///   - number: The number as received.
  ///   - link: How it came.
  ///   - other: The other party's number as received; empty where there is none.
  /// - Returns: The facts; every number has some, and separators in it change nothing.
  /// - Complexity: O(*n*) in the digits. Allocates nothing.
  public func facts(
    of number: ByteView, link: LinkClass = .unknown, other: ByteView = .empty
  ) -> NumberFacts {
    preconditionFailure("numbers are not classified yet")
  }
}
