public import Bytes

/// One thing that is wrong in a list, and where.
public typealias ListProblem = DataProblem<ListProblemReason>

/// What can be wrong in a list.
public enum ListProblemReason: DataProblemReason {
  /// The entry stands in the list already, in this or another spelling.
  case duplicate(firstLine: Int)

  /// The entry is empty; only entries in a rule file can be.
  case emptyEntry

  /// The bytes from here are no UTF-8.
  case notUTF8

  /// A control character.
  case controlCharacter

  /// A character that shows nothing, in a number or a domain.
  case invisibleCharacter

  /// The entry has too many bytes.
  case entryTooLong(byteCountMax: Int)

  /// `+86` or `+861`, which some of the numbers that begin so lose when they are compared.
  case homeCountryPrefix

  /// No host name: an empty or too long label, or a character that no host has.
  case notADomain

  /// A quote before the entry, which no number, name or word has.
  case quoted

  /// A line that a version control left where two changes meet.
  case mergeMark

  /// A line that another format would take for a comment.
  case otherComment

  /// A mark of a list item before the entry.
  case listMark

  /// Several values in one line, as of a table.
  case severalValues

  /// A number as a spreadsheet writes it: `95588.0`, `1.38E+10`.
  case spreadsheetNumber

  /// A sign that is meant to stand for other digits.
  case wildcard

  /// A character that neither a number nor the name of a sender has, or none of either.
  case notASender

  /// A pattern in the place of a word.
  case pattern

  /// An ending under which anybody registers names: it would cover all of them.
  case publicSuffix

  /// `www.` before a domain, which covers fewer hosts than the domain and no `url.domain`.
  case hostOfDomain

  /// A line of a list of samples that is no JSON object.
  case notAnObject

  /// A sample without one of the keys that it must have.
  case missingKey(String)

  /// A key that samples do not have.
  case unknownKey(known: [String])

  /// A key that the object has already.
  case repeatedKey

  /// The value of a key of a sample is no text.
  case notText

  /// The id of a sample is empty, or has another character than names have.
  case badIdentifier

  /// The id of a sample that stands in the list already.
  case repeatedIdentifier(firstLine: Int)

  /// The list has too many entries; the rest is not read.
  case tooManyEntries(countMax: Int)

  /// The words of the list have too many bytes in all; the rest is not read.
  case tooManyWordBytes(byteCountMax: Int)

  /// The file has too many bytes; none of it is read.
  case fileTooLong(byteCountMax: Int)

  /// True for duplicates alone.
  public var isWarning: Bool {
    if case .duplicate = self { return true }
    return false
  }
}
