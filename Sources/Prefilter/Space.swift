public import Views

/// A text that is scanned: patterns for the raw text are looked for in the folded one.
///
/// Folding works on each character by itself but for blanks, which are no letters; so where a raw
/// text has a literal, the folded text has the folded literal.
public enum Space: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
  case folded
  case skeleton
  case sound

  /// The space in which the patterns of a view are looked for.
  public init(_ view: View) {
    switch view {
    case .raw, .folded: self = .folded
    case .skeleton: self = .skeleton
    case .sound: self = .sound
    }
  }
}

/// Some spaces.
public struct SpaceSet: OptionSet, Hashable, BitwiseCopyable, Sendable {
  /// One bit for each space, the bit of its raw value.
  public let rawValue: UInt8

  /// The set with these bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The set of one space.
  public init(_ space: Space) {
    rawValue = 1 << space.rawValue
  }

  /// True if a space is in the set.
  public func contains(_ space: Space) -> Bool { contains(SpaceSet(space)) }
}
