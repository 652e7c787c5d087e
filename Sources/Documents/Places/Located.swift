/// A value that was read, with the place where it was written.
public struct Located<Value> {
  /// The value.
  public var value: Value

  /// Its place.
  public var range: SourceRange

  /// Puts a value and its place together.
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
