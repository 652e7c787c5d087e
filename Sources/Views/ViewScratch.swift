public import Bytes

/// The views of one text at a time; one per worker, with buffers that are used again.
///
/// A view is computed when it is first asked for. The scratch keeps a view of the raw text: its
/// owner stays alive and unchanged until the next ``begin(_:)``.
public struct ViewScratch: ~Copyable {
  private let tables: ViewTables
  private var raw = ByteView.empty

  /// Makes scratch without a text.
  public init(tables: ViewTables = .withoutVariants) {
    self.tables = tables
  }

  /// Begins with a new text, whose UTF-8 is valid; the views of the one before are gone.
  public mutating func begin(_ raw: ByteView) {
    self.raw = raw
  }

  /// The text in a view; valid until the next ``begin(_:)``.
  public mutating func text(_ view: View) -> ByteView {
    precondition(view == .raw, "a view was asked for that this version does not compute")
    return raw
  }

  /// Where the sender wrote what a view shows: bytes of the raw text.
  public mutating func original(_ range: ByteRange, in view: View) -> ByteRange {
    precondition(view == .raw, "a view was asked for that this version does not compute")
    return range
  }

  /// The marks of evasion in the text.
  public mutating func evasion() -> Evasion {
    preconditionFailure("marks of evasion are not counted yet")
  }
}
