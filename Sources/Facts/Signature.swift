public import Bytes

/// The sender's name in brackets, with which commercial messages begin or end.
public struct Signature: BitwiseCopyable, Equatable, Sendable {
  /// Which brackets the signature has.
  public enum Style: UInt8, BitwiseCopyable, Sendable {
    /// `【】`, as the carriers demand.
    case standard

    /// `〖〗` `［］` `[]`: what imitates a signature where 【】 is filtered.
    case imitation
  }

  /// Where the signature stands.
  public enum Position: UInt8, BitwiseCopyable, Sendable {
    /// At the start of the text.
    case first

    /// At its end.
    case last

    /// In between: no signature by the rules of the carriers, but read as one by people.
    case middle
  }

  /// How many signatures stand at the start and at the end, and how many brackets 【】 in all if more.
  public var count: Int

  /// The name without brackets and outer white space, in bytes of the raw text.
  public var name: ByteRange

  /// Which brackets it has.
  public var style: Style

  /// Where it stands.
  public var position: Position

  /// Finds the signature of a text as it was received, or nil where it has none.
  public init?(of raw: ByteView) {
    preconditionFailure("signatures are not read yet")
  }
}
