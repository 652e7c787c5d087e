import Lists
import Patterns
import Views

extension RuleSetBuilder {
  /// The pairs of characters of all words that conditions on the text ask for in the skeleton.
  ///
  /// With them the skeleton sees through 贷1款.
  var wordEdges: WordEdges {
    var edges = WordEdges()
    for probe in probes where probe.view == .skeleton {
      switch probe.matcher {
      case .pattern(let pattern): edges.insert(pattern: pattern.source)
      case .words(let words):
        for index in 0..<words.count { edges.insert(word: words.entryText(index)) }
      }
    }
    return edges
  }
}
