public import Documents

/// Which parts of the rules a sample needs: found by leaving out each in turn.
public struct CoverageReport: Sendable {
  /// A part that can be left out.
  public struct Part: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, CaseIterable, Sendable {
      case condition
      case alternative
      case word
      case listWord = "word of a list"
    }

    /// What it is.
    public var kind: Kind
    /// The part as it was written.
    public var text: String
    /// Where it stands; of a word of a list, the file.
    public var range: SourceRange
  }

  /// The parts in the order of files and lines, each with whether a sample needs it.
  public internal(set) var parts: [(part: Part, isNeeded: Bool)] = []

  /// The parts that no sample needs.
  public var unneeded: [Part] { parts.filter { !$0.isNeeded }.map(\.part) }

  /// How many parts a sample needs.
  public var neededCount: Int { parts.count { $0.isNeeded } }
}
