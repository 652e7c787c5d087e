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
    var reader = TableReader(
      content, columns: 2...2, cellByteCountMax: Limits.brandCellByteCountMax)
    var roles: [(word: String, role: AdvisoryRole)] = []
    while let row = reader.next() {
      guard let role = AdvisoryRole.named(reader.cell(row, 0)) else {
        reader.report(.unknownRole, row, column: 0)
        continue
      }
      roles += reader.cell(row, 1).text.split(separator: " ").map { (String($0), role) }
    }
    problems = reader.problems
    words = AdvisoryWords(roles, tables: tables)
  }
}
