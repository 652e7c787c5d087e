public import Bytes
public import Views

/// That a text speaks for a brand.
public struct BrandClaim: BitwiseCopyable, Equatable, Sendable {
  /// Where a text says for whom it speaks.
  public enum Origin: UInt8, CaseIterable, Hashable, BitwiseCopyable, Sendable {
    /// In the brackets at its edge.
    case signature

    /// In its sentences.
    case text

    /// The word in rules and decisions.
    public var name: StaticString {
      switch self {
      case .signature: "signature"
      case .text: "text"
      }
    }
  }

  /// The brand, for ``BrandTable/brand(_:)``.
  public var brand: UInt16

  /// Where the text says so.
  public var origin: Origin

  /// The view in which the name was found.
  public var view: View

  /// Where the name stands, in bytes of that view.
  public var range: ByteRange
}
