/// One thing that is wrong in a data file, and where: what lists, tables and variants have in common.
///
/// Each module tells its own mistakes apart by an enumeration; whoever shows them to a person needs
/// no more than this.
public protocol DataProblem {
  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  var message: String { get }

  /// What to do about it, or nil.
  var hint: String? { get }

  /// Whether the file means what its author thinks all the same.
  var isWarning: Bool { get }

  /// The bytes that are meant, in the file.
  var range: ByteRange { get }
}
