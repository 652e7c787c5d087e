/// The mistakes of one kind of data file, each with its words for a person.
///
/// Each module tells its own mistakes apart by an enumeration; ``DataProblem`` says where one is.
public protocol DataProblemReason: Hashable, Sendable {
  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  var message: String { get }

  /// What to do about it, or nil.
  var hint: String? { get }

  /// True where the file means what its author thinks all the same: so with duplicates.
  var isWarning: Bool { get }

  /// True where an entry before this one says something about the same thing, so that this one is
  /// left out: nothing is wrong with it where the other stands in a later layer of rules.
  var isTaken: Bool { get }
}

extension DataProblemReason {
  /// True for what is only a warning: a duplicate.
  public var isTaken: Bool { isWarning }
}
