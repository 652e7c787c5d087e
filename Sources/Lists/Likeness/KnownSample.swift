/// A text that is known, with what was noted about it.
public struct KnownSample: Equatable, Sendable {
  /// By what it is told from others, in decisions and in its list.
  public var identifier: String

  /// The text as it was received.
  public var text: [UInt8]

  /// The case that it belongs to, such as a file number.
  public var caseName: String?

  /// Describes a sample.
  public init(identifier: String, text: [UInt8], caseName: String? = nil) {
    self.identifier = identifier
    self.text = text
    self.caseName = caseName
  }
}
