public import Bytes

/// Says what is wrong with an entry in canonical form, or nil.
public typealias EntryCheck = (ByteView) -> ListProblem.Reason?

/// A list that has been read: its entries, and what was wrong.
///
/// A list file is UTF-8 with one entry a line. `#` at the start of a line or after white space
/// begins a comment; white space around an entry, blank lines, CRLF and a byte order mark mean
/// nothing. An entry that is a problem is not in the list; of duplicates the first is. Samples are JSON
/// objects, one a line; only at the start of a line `#` begins a comment among them.
public struct ListParse: Sendable {
  /// The good entries.
  public let entries: ListEntries

  /// The first problems in the order of lines, at most ``Limits/listProblemCountMax``.
  public let problems: [ListProblem]

  /// How many problems there are in all.
  public let problemCount: Int

  /// How many of the problems are duplicates, and so only warnings.
  public let duplicateCount: Int

  /// Which of the entries that were to be left out have been, by their places.
  public let leftOut: Set<Int>

  /// Reads a list file.
  ///
  /// - Complexity: O(*n*) expected, for words O(*n* log *n*).
  ///
  /// - Parameters:
  ///   - file: The content of the file.
  ///   - type: What its entries are.
  ///   - leftOut: Entries of that type which do not come into the list.
  ///   - check: What else may be wrong with an entry, by what its owner knows.
  public init(
    _ file: ByteView, type: ListType, leavingOut leftOut: ListEntries? = nil,
    check: EntryCheck? = nil
  ) {
    var reader = ListReader(type: type, leavingOut: leftOut, furtherCheck: check)
    reader.readFile(file)
    self.init(reader)
  }

  /// Reads entries that stand in a rule file, each as a line of its own without comments; of samples
  /// the texts, whose ids are `sample-1` and so on.
  public init(values: [String], type: ListType, check: EntryCheck? = nil) {
    var reader = ListReader(type: type, furtherCheck: check)
    for (place, value) in values.enumerated() {
      value.withByteView { reader.readEntry($0, 0..<$0.count, line: place + 1, lineStart: 0) }
    }
    self.init(reader)
  }

  /// Takes words in the form of a view: nobody wrote them so, and nothing about them is a mistake.
  ///
  /// What is too long or stands there twice is left out.
  public init(foldedWords: [String]) {
    var reader = ListReader(type: .words, findsMistakes: false)
    for word in foldedWords {
      word.withByteView { reader.readEntry($0, 0..<$0.count, line: 1, lineStart: 0) }
    }
    self.init(reader)
  }

  private init(_ reader: consuming ListReader) {
    problems = reader.problems
    problemCount = reader.problemCount
    duplicateCount = reader.duplicateCount
    leftOut = reader.leftOut
    let (type, samples) = (reader.type, reader.samples)
    entries = ListEntries(type: type, table: EntryTable(reader.takeTable()), samples: samples)
  }
}
