import Bytes
import Lists
import Views

/// The names of brands, and the words beside them, in the form of one view.
struct BrandWords: Sendable {
  /// Names and words with their roles.
  let words: RoleWords

  /// The names alone.
  let names: WordList

  /// The brand of each of ``words`` that is a name.
  private let brands: [UInt16?]

  /// Folds names and words; in the sound view only what is too long to sound like something else.
  init(
    brands: [Brand], roles: [(word: String, role: BrandRole)], in view: View,
    by scratch: inout ViewScratch
  ) {
    let nameCountMin = view == .sound ? BrandWords.soundNameCountMin : 1
    let wordCountMin = view == .sound ? 2 : 1
    var entries = roles.filter { $0.word.unicodeScalars.count >= wordCountMin }
      .map { (word: $0.word, roles: $0.role.rawValue) }
    var owners: [String: UInt16] = [:]
    for (index, brand) in brands.enumerated() {
      let names =
        brand.names.map { (name: $0, role: BrandRole.name) }
        + brand.signatureNames.map { (name: $0, role: BrandRole.signatureName) }
      for (name, role) in names where name.unicodeScalars.count >= nameCountMin {
        // Of names that a view makes equal the first counts.
        let folded = scratch.folded(name, in: view)
        guard owners.updateValue(owners[folded] ?? UInt16(index), forKey: folded) == nil else {
          continue
        }
        entries.append((name, role.rawValue))
      }
    }
    words = RoleWords(entries, in: view, by: &scratch)
    names = WordList(ListParse(foldedWords: owners.keys.filter { !$0.isEmpty }.sorted()).entries)
    let list = words.list
    self.brands = (0..<list.count).map { owners[list.entryText($0).text] }
  }

  /// Shorter names sound like everyday words.
  private static let soundNameCountMin = 4

  /// The brand of a word that is a name.
  func brand(_ entry: Int) -> UInt16? { brands[entry] }
}
