import Bytes
import Lists
import Views

/// The lists of words that predicates look for, as one index for each view.
struct WordProbes: Sendable {
  private let indexes: [(view: View, words: WordIndex)]

  /// Makes the indexes of the probes that are lists of words; a probe is told by its number.
  init(_ probes: [ProbeSource]) {
    indexes = View.allCases.compactMap { view in
      let lists = probes.enumerated().compactMap { index, probe in
        probe.view == view ? probe.words.map { (list: $0, name: UInt32(index)) } : nil
      }
      return lists.isEmpty ? nil : (view, WordIndex(lists))
    }
  }

  /// True if there is nothing to look for.
  var isEmpty: Bool { indexes.isEmpty }

  /// Finds the lists with a word in a text; those of a view that does not count are left out.
  func scan(_ views: inout ViewScratch, using scratch: inout WordIndexScratch) {
    scratch.begin()
    for index in indexes where index.view != .sound || views.opensSound() {
      index.words.scan(views.text(index.view), using: &scratch)
    }
  }
}
