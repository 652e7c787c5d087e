import Bytes
import Patterns
import Views

@testable import Prefilter

/// Patterns with a prefilter, and what it makes of texts.
struct Finder {
  let patterns: [Pattern]
  let prefilter: Prefilter

  /// For each pattern whether it has a literal.
  let isFiltered: [Bool]
  private let tables: ViewTables

  /// Compiles patterns for a view, folded as a rule set folds them.
  init(_ sources: [String], in view: View, tables: ViewTables = .withoutVariants) throws {
    self.tables = tables
    patterns = try sources.map {
      try Pattern(tables.fold(pattern: Array($0.utf8), for: view).bytes)
    }
    var builder = PrefilterBuilder()
    isFiltered = patterns.enumerated().map {
      builder.add($0.element, in: view, identity: UInt32($0.offset)) != nil
    }
    prefilter = builder.build()
  }

  /// Whether PCRE2 takes a pattern, as it is and folded; of random ones it does not take all.
  static func compiles(_ source: String, in view: View) -> Bool {
    let folded = ViewTables.withoutVariants.fold(pattern: Array(source.utf8), for: view)
    // A pattern that is refused is an answer, not a failure.
    return (try? Pattern(source)) != nil && (try? Pattern(folded.bytes)) != nil
  }

  /// The patterns that may match a text, those without a literal included.
  func candidates(of text: String) -> Set<Int> {
    var views = ViewScratch(tables: tables)
    var scratch = PrefilterScratch(for: prefilter)
    return text.withByteView { bytes in
      views.begin(bytes)
      prefilter.findCandidates(in: &views, isSoundOpen: { _ in true }, using: &scratch)
      let found = (0..<scratch.candidates.count).map { Int(scratch.candidates[$0]) }
      return Set(found + isFiltered.indices.filter { !isFiltered[$0] })
    }
  }

  /// The patterns that match a text in a view, asked one by one.
  func matches(of text: String, in view: View) -> Set<Int> {
    var views = ViewScratch(tables: tables)
    var scratch = MatchScratch()
    return text.withByteView { bytes in
      views.begin(bytes)
      let shown = views.text(view)
      return Set(
        patterns.indices.filter {
          if case .found = patterns[$0].firstMatch(in: shown, using: &scratch) { return true }
          return false
        })
    }
  }
}
