public import Bytes

/// One text in the forms in which entities are looked for.
///
/// Where a form is not computed, the one before it stands in its place.
public struct TextForms: Sendable {
  /// As received, with valid UTF-8.
  public var raw: ByteView

  /// Width, case, digits and look-alike letters made one.
  public var folded: ByteView

  /// Separators inside words gone, variants of key words merged.
  public var skeleton: ByteView

  /// Joins the forms of one text.
  public init(raw: ByteView, folded: ByteView, skeleton: ByteView) {
    self.raw = raw
    self.folded = folded
    self.skeleton = skeleton
  }
}
