public import Bytes

/// A list file that has been read: its entries, and what was wrong with it.
///
/// One entry a line, UTF-8; `#` at the start of a line or after white space begins a comment; blank
/// lines, CRLF and a byte order mark are accepted.
public struct ListParse: Sendable {
  public let entries: ListEntries
  /// The first problems, in order of lines, at most ``Limits/listProblemCountMax``.
  public let problems: [ListProblem]
  /// All problems, duplicates included.
  public let problemCount: Int
  /// Entries that stood in the list before, each of which is a problem too.
  public let duplicateCount: Int

  /// Reads a list file.
  public init(_ bytes: ByteView, type: ListType) { fatalError("later") }

  /// Reads entries that stand in a rule file; the line of a problem is the place in the array from 1.
  public init(values: [String], type: ListType) { fatalError("later") }
}

/// One thing that is wrong in a list, and where.
public struct ListProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    case duplicate(firstLine: Int)
    // … and more
  }
  public let reason: Reason
  /// From 1.
  public let line: Int
  /// Characters of the line before the place, plus 1.
  public let column: Int
  /// The bytes in the file.
  public let range: ByteRange
  /// Whether the list can be used all the same: only duplicates are.
  public var isWarning: Bool { true }
  /// In a lower-case sentence without full stop; quotes nothing from the file.
  public var message: String { "" }
  public var hint: String? { nil }
}

/// The entries of one list, canonical, each once.
public struct ListEntries: Sendable {
  public let type: ListType
  public var count: Int { 0 }
  /// An entry as it was written; valid as long as the entries, or a list made of them, live.
  public func text(at index: Int) -> ByteView { .empty }
}
