/// Some views; a text condition holds if it matches in any of them.
public struct ViewSet: OptionSet, Hashable, BitwiseCopyable, Sendable {
  public let rawValue: UInt8

  /// The set with one bit for each view, the bit of its raw value.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The set of one view.
  public init(_ view: View) {
    rawValue = 1 << view.rawValue
  }

  public static let raw = ViewSet(.raw)
  public static let folded = ViewSet(.folded)
  public static let skeleton = ViewSet(.skeleton)
  public static let sound = ViewSet(.sound)

  /// Whether a view is in the set.
  public func contains(_ view: View) -> Bool { contains(ViewSet(view)) }
}
