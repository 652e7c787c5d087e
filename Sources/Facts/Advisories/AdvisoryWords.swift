public import Bytes
import Lists
public import Views

/// The words by which a text that warns of a scheme is told from one that makes an offer.
public final class AdvisoryWords: Sendable {
  /// The file below a rule directory.
  public static let fileName = "words/advisory-roles.tsv"

  /// No words: no text is a warning.
  public static let none = AdvisoryWords([], tables: .withoutVariants)

  let words: RoleWords

  /// Whether there is no word.
  var isEmpty: Bool { words.list.count == 0 }

  init(_ roles: [(word: String, role: AdvisoryRole)], tables: ViewTables) {
    var scratch = ViewScratch(tables: tables)
    words = RoleWords(
      roles.map { ($0.word, $0.role.rawValue) }, in: .folded, by: &scratch)
  }
}

/// Words that were read, and what was wrong in their file.
public struct AdvisoryWordsParse: Sendable {
  /// The words of the good rows.
  public let words: AdvisoryWords

  /// What is wrong in the file.
  public let problems: [TableProblem]

  /// Reads the contents of a file: a role and words that blanks separate; an empty one has none.
  public init(_ content: ByteView, tables: ViewTables) {
    let read = WordRows(content, else: .unknownRole, kind: AdvisoryRole.named)
    problems = read.problems
    words = AdvisoryWords(
      read.rows.flatMap { row in row.words.map { ($0, row.kind) } }, tables: tables)
  }
}
