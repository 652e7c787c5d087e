extension ViewTables {
  /// The code points that a character is folded to, itself where it stays; none where it is dropped.
  ///
  /// Allocates: for patterns and tables, not for texts. A folded text has besides runs of blanks
  /// collapsed into one, and nothing else depends on what stands around a character.
  public static func foldedCodes(of code: UInt32) -> [UInt32] {
    StaticTables.shared.folded(code)
  }

  /// True if a character stands between words in the skeleton, which may then drop it.
  public static func isSeparator(_ code: UInt32) -> Bool {
    StaticTables.shared.classes[code].isDisjoint(with: .category)
  }
}
