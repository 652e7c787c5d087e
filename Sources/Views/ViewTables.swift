/// What folding, skeleton and sound look up: the tables that are compiled in, and the variants.
///
/// Immutable, made once for each set of rules and shared by all workers.
public final class ViewTables: Sendable {
  /// The tables without observed variants: folded is whole, the skeleton merges nothing.
  public static let withoutVariants = ViewTables(variants: Variants())

  /// Joins the tables that are compiled in with observed variants.
  ///
  /// Problems of the variants are the caller's to report; entries with problems are left out.
  public init(variants: Variants) {
    _ = variants
  }

  /// A description of all tables, to be hashed into the name of the rule set.
  public var identity: [UInt8] { [] }

  /// The pattern as it is matched against a view, its literals folded as the text is.
  public func fold(pattern: [UInt8], for view: View) -> FoldedPattern {
    preconditionFailure("patterns cannot be folded yet")
  }
}
