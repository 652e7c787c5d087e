/// Bytes that a commit carries for its caller: counters, notes of a ledger, changes of a list.
///
/// The spool keeps them in the journal, and gives them back when it is opened; it does not look into
/// them. They count exactly when the group does.
public struct Annex: Equatable, Sendable {
  /// The fate of the earlier annexes of the same kind.
  public enum Keeping: UInt8, CaseIterable, Sendable {
    /// This one is kept beside those before.
    case add = 0
    /// This one is kept, and those before are forgotten.
    case replace = 1
    /// None is kept: those before are forgotten, and this one counts for nothing later.
    case clear = 2
  }

  /// The kind of bytes, by a number of the caller.
  public var kind: UInt8

  /// The fate of those before it.
  public var keeping: Keeping

  /// The content.
  public var bytes: [UInt8]

  /// Puts an annex together.
  public init(kind: UInt8, keeping: Keeping = .add, bytes: [UInt8]) {
    self.kind = kind
    self.keeping = keeping
    self.bytes = bytes
  }
}

/// The annexes that are kept, oldest first.
struct KeptAnnexes: Equatable {
  private(set) var all: [Annex] = []

  init(_ all: [Annex] = []) {
    self.all = all
  }

  /// Takes in what a commit carries.
  mutating func take(_ annexes: [Annex]) {
    for annex in annexes {
      if annex.keeping != .add { all.removeAll { $0.kind == annex.kind } }
      if annex.keeping != .clear { all.append(annex) }
    }
  }
}
