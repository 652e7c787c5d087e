public import Bytes

/// One thing that is wrong in a table of facts, and where.
public typealias TableProblem = DataProblem<TableProblemReason>

/// What can be wrong in a table of facts.
public enum TableProblemReason: DataProblemReason {
  /// The row's key stands in the file already.
  case duplicate(firstLine: Int)

  /// The row has too few or too many columns, which are separated by TAB.
  case columnCount(expected: ClosedRange<Int>)

  /// A cell that must be digits.
  case notDigits

  /// A cell that must be a count of digits, or two of them such as `8-20`.
  case notLengths

  /// A word that is no class of numbers.
  case unknownClass

  /// A word that is no group of context words.
  case unknownGroup

  /// A word that is no class of brands.
  case unknownBrandClass

  /// A word that is no role of words.
  case unknownRole

  /// A cell that must be `complete`, `partial` or `-`.
  case notCompleteness

  /// A name that another brand has.
  case nameOfAnother

  /// Words whose use is counted, one of which is none.
  case noCountedWord

  /// A cell that must not be empty.
  case emptyCell

  /// A cell with too many bytes.
  case cellTooLong(byteCountMax: Int)

  /// The bytes from here are no UTF-8.
  case notUTF8

  /// A control character other than TAB.
  case controlCharacter

  /// The file has too many rows; the rest is not read.
  case tooManyRows(countMax: Int)

  /// The file has too many bytes; none of it is read.
  case fileTooLong(byteCountMax: Int)

  /// True for duplicates, and for names of a brand that another brand has.
  public var isTaken: Bool { isWarning || self == .nameOfAnother }

  /// True for duplicates alone.
  public var isWarning: Bool {
    if case .duplicate = self { return true }
    return false
  }
}
