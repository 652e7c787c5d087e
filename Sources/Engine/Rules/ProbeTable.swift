import Bytes
import Lists
import Patterns
import Views

/// The pattern or words of a probe, as the builder collects them.
struct ProbeSource {
  enum Matcher {
    case pattern(Pattern)
    case words(WordList)
  }

  let matcher: Matcher

  /// The view in which a text is looked at; nil for a pattern that a field is compared with.
  let view: View?

  var pattern: Pattern? {
    guard case .pattern(let pattern) = matcher else { return nil }
    return pattern
  }

  var words: WordList? {
    guard case .words(let list) = matcher else { return nil }
    return list
  }
}

/// A pattern or a list of words in one view, as a plain value.
struct Probe: BitwiseCopyable, Sendable {
  /// The place among the patterns, or among the lists of words.
  let index: UInt32

  /// True if it is a list of words.
  let isWords: Bool

  /// True if it is looked for in every text, so that it may not match where it was not found.
  let isFiltered: Bool

  /// The view in which a text is looked at; nil for a pattern that a field is compared with.
  let view: View?
}

/// Everything that predicates look for: patterns and lists of words, one for each view.
struct ProbeTable: ~Copyable, Sendable {
  private let probes: Table<ProbeID, Probe>
  private let patterns: PatternTable
  private let wordLists: [WordList]

  init(_ sources: [ProbeSource], isFiltered: [Bool]) {
    var patterns: [Pattern] = []
    var wordLists: [WordList] = []
    var probes: [Probe] = []
    for (source, isFiltered) in zip(sources, isFiltered) {
      let index: Int
      switch source.matcher {
      case .pattern(let pattern):
        index = patterns.count
        patterns.append(pattern)
      case .words(let list):
        index = wordLists.count
        wordLists.append(list)
      }
      probes.append(
        Probe(
          index: UInt32(index), isWords: source.pattern == nil, isFiltered: isFiltered,
          view: source.view))
    }
    self.probes = Table(probes)
    self.patterns = PatternTable(patterns)
    self.wordLists = wordLists
  }

  /// The number of probes.
  var count: Int { probes.count }

  /// Every probe.
  var ids: [ProbeID] { (0..<count).map { ProbeID($0) } }

  subscript(id: ProbeID) -> Probe { probes[id] }

  /// The pattern of a probe; nil for a list of words.
  func pattern(of id: ProbeID) -> Pattern? {
    let probe = probes[id]
    return probe.isWords ? nil : patterns[Int(probe.index)]
  }

  /// Asks PCRE2 for the pattern of a probe.
  @inline(__always)
  func firstMatch(
    of id: ProbeID, in text: ByteView, using scratch: inout MatchScratch
  ) -> MatchOutcome {
    patterns.firstMatch(of: Int(probes[id].index), in: text, using: &scratch)
  }

  /// The list of a probe that is one of words.
  @inline(__always)
  func words(of id: ProbeID) -> WordList { wordLists[Int(probes[id].index)] }
}
