public import Documents
public import Lists

/// `manifest.yaml` as it was written: what all rules of a directory share.
public struct Manifest: Sendable {
  /// What to do when the file of a list is not there.
  public enum WhenMissing: String, CaseIterable, Sendable {
    case refuse
    case empty
  }

  /// The declaration of a list.
  public struct List: Sendable {
    public var name: Scalar
    public var type: ListType
    public var file: Scalar
    public var whenMissing: WhenMissing
    public var leastEntries: Located<Int>?
    public var largestShrink: Located<Int>?
  }

  /// The declaration of a score group.
  public struct Group: Sendable {
    public var name: Scalar
    public var capTenths: Int
  }

  public var blockTenths: Int?
  public var reviewTenths: Int?
  public var zoneOffsetSeconds: Int
  public var lists: [List]
  public var protected: [Scalar]
  public var groups: [Group]
  public var tags: [(name: Scalar, doc: String)]
}
