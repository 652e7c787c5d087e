/// One thing that is wrong in a data file, and where: the same for lists, tables and variants.
public struct DataProblem<Mistake: DataProblemReason>: Hashable, Sendable {
  /// The kinds of mistakes that such a file can hold.
  public typealias Reason = Mistake

  /// What is wrong.
  public let reason: Reason

  /// The line, from 1; for entries that stand in a rule file their number, from 1.
  public let line: Int

  /// The column, from 1: one more than the characters before it, a TAB being one.
  public let column: Int

  /// The bytes that are meant, in the file; for entries in a rule file, in the entry.
  public let range: ByteRange

  /// Puts a finding together.
  public init(reason: Reason, line: Int, column: Int, range: ByteRange) {
    self.reason = reason
    self.line = line
    self.column = column
    self.range = range
  }

  /// The sentence for a person, as the reason has it.
  public var message: String { reason.message }

  /// The advice, as the reason has it.
  public var hint: String? { reason.hint }

  /// True for a mistake that changes nothing, as the reason has it.
  public var isWarning: Bool { reason.isWarning }
}

extension DataProblem: CustomStringConvertible {
  /// The place and the message.
  public var description: String { "\(line):\(column): \(message)" }
}
