extension TableProblemReason {
  /// What is wrong, in a lower-case sentence without full stop that quotes nothing of the file.
  public var message: String {
    switch self {
    case .duplicate(let firstLine): "the row stands in line \(firstLine) already"
    case .columnCount(let expected):
      expected.count == 1
        ? "a row has \(expected.lowerBound) columns"
        : "a row has \(expected.lowerBound) to \(expected.upperBound) columns"
    case .notDigits: "this must be digits"
    case .notLengths: "this must be a number of digits"
    case .unknownClass: "this is no class of numbers"
    case .unknownGroup: "this is no group of context words"
    case .unknownBrandClass: "this is no class of brands"
    case .unknownRole: "this is no role of words"
    case .notCompleteness: "this says whether the domains are all"
    case .nameOfAnother: "another brand has one of these names, or the row has it twice"
    case .noCountedWord: "a word has one to four Han characters"
    case .emptyCell: "the cell is empty"
    case .cellTooLong(let byteCountMax): "a cell has at most \(byteCountMax) bytes"
    case .notUTF8: "the line is not UTF-8 from here"
    case .controlCharacter: "the line holds a control character"
    case .tooManyRows(let countMax): "a data file has at most \(countMax) rows"
    case .fileTooLong(let byteCountMax): "a data file has at most \(byteCountMax) bytes"
    }
  }

  /// What to do about it, or nil.
  public var hint: String? {
    switch self {
    case .duplicate: "remove one of the two"
    case .columnCount: "separate the columns by one TAB each; blanks are part of a cell"
    case .notLengths: "write a count such as 11, or the least and the most such as 8-20"
    case .unknownClass: "write a class such as mobile, mvno, port-1069 or hotline"
    case .unknownGroup: "write a group such as phone, reference or link"
    case .unknownBrandClass: "write a class such as bank, carrier, courier or government"
    case .unknownRole: "write a role that docs/RULES.md lists, such as greeting or title"
    case .notCompleteness: "write complete, partial, or - where there are none"
    case .nameOfAnother: "leave the name to one brand"
    case .noCountedWord: "separate words by one blank"
    case .notUTF8: "save the file as UTF-8"
    case .controlCharacter: "type the line again instead of pasting it"
    case .notDigits, .emptyCell, .cellTooLong, .tooManyRows, .fileTooLong: nil
    }
  }
}
