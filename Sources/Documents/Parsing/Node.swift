/// A value of a document, with its place.
///
/// The three kinds of YAML. Types come later: a scalar is text until a reader asks for more.
public enum Node: Sendable {
  case scalar(Scalar)
  case sequence(NodeSequence)
  case mapping(Mapping)

  /// Where the value stands, without the blanks and comments around it.
  public var range: SourceRange {
    switch self {
    case .scalar(let scalar): scalar.range
    case .sequence(let sequence): sequence.range
    case .mapping(let mapping): mapping.range
    }
  }

  /// The kind of value in words: `text`, `a list`, `a mapping` or `nothing`.
  public var kindName: String {
    switch self {
    case .scalar(let scalar): scalar.isMissing ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// Values in order: `- a` on lines of their own, or `[a, b]`.
///
/// Not called `Sequence`, which would hide Swift's in every module that imports this one.
public struct NodeSequence: Sendable {
  /// The values.
  public let items: [Node]

  /// Where they stand, brackets included.
  public let range: SourceRange
}

/// Keys with values, in the order of the file; no key stands in it twice.
public struct Mapping: Sendable {
  /// A key and its value.
  public struct Entry: Sendable {
    /// The key, which is always a scalar.
    public let key: Scalar

    /// The value; a scalar with ``Scalar/isMissing`` where nothing follows the colon.
    public let value: Node
  }

  /// The entries, in order.
  ///
  /// Of a duplicate key, which is an error, the first stays.
  public let entries: [Entry]

  /// Where they stand, braces included.
  public let range: SourceRange

  /// The value of a key.
  public subscript(key: String) -> Node? { entry(key)?.value }

  /// The key, with its place, and its value.
  public func entry(_ key: String) -> Entry? {
    entries.first { $0.key.text == key }
  }
}
