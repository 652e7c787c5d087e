import Bytes
import Lists
import Views

/// Words with the roles that they play in a text, all of which one pass finds.
///
/// The words stand in the form of one view. A word may play several roles, and words may overlap:
/// of 我行 and 我 both are told, at the place where each ends.
struct RoleWords: Sendable {
  /// What a set of roles is written as.
  typealias Roles = UInt32

  /// The words in the form of the view.
  let list: WordList

  /// The roles of each word, in the order of the list.
  private let roles: [Roles]

  /// Words in the form of a view.
  ///
  /// - Parameters:
  ///   - words: The words as their author wrote them, with their roles.
  ///   - view: The view in whose text they are looked for.
  ///   - scratch: Folds them.
  init(_ words: [(word: String, roles: Roles)], in view: View, by scratch: inout ViewScratch) {
    let folded = words.map { (word: scratch.folded($0.word, in: view), roles: $0.roles) }
    let list = WordList(ListParse(foldedWords: folded.map(\.word).filter { !$0.isEmpty }).entries)
    var roles = [Roles](repeating: 0, count: list.count)
    for (word, added) in folded {
      if let entry = word.withByteView({ list.lookup($0) }) { roles[entry] |= added }
    }
    self.list = list
    self.roles = roles
  }

  /// Tells every word of a text, by where it ends, until a closure has enough.
  ///
  /// - Complexity: O(*n* + *m*) for *n* bytes with *m* words. Allocates nothing.
  @inline(__always)
  func scan(_ text: ByteView, _ hasEnough: (WordMatch, Roles) -> Bool) {
    list.scan(text) { hasEnough($0, roles[$0.entry]) }
  }
}

extension ViewScratch {
  /// A word in the form of a view; allocates.
  mutating func folded(_ word: String, in view: View) -> String {
    word.withByteView {
      begin($0)
      return text(view).text
    }
  }
}
