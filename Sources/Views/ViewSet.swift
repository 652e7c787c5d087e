/// Some views; a text condition holds if it matches in any of them.
public struct ViewSet: OptionSet, Hashable, BitwiseCopyable, Sendable {
  /// One bit for each view, the bit of its raw value.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The set of one view.
  public init(_ view: View) {
    rawValue = 1 << view.rawValue
  }

  /// The ``View/raw`` view alone.
  public static let raw = ViewSet(.raw)
  /// The ``View/folded`` view alone.
  public static let folded = ViewSet(.folded)
  /// The ``View/skeleton`` view alone.
  public static let skeleton = ViewSet(.skeleton)
  /// The ``View/sound`` view alone.
  public static let sound = ViewSet(.sound)

  /// True if a view is in the set.
  public func contains(_ view: View) -> Bool { contains(ViewSet(view)) }
}
