import Bytes
import Patterns
import Records
public import Views

/// A pattern on the text, in any of some views.
public struct TextPredicate: PredicateKind {
  /// The patterns, one for each view.
  let patterns: ProbeRange

  /// The views in which the text is looked at.
  let views: ViewSet

  /// Asks for patterns that a builder has added for these views.
  public init(_ patterns: ProbeRange, views: ViewSet) {
    self.patterns = patterns
    self.views = views
  }

  var subject: Subject? { .key(.text) }
  var cost: Int { 300 * Int(patterns.count) }
  var requiredProbes: ProbeRange { patterns }

  /// Holds with the first view in which a pattern matches; a limit in another makes it unknown.
  func ask(_ evaluator: inout Evaluator) -> Answer {
    var answer = Answer(.no)
    guard evaluator.record.has(.text) else { return answer }
    var number = patterns.first.rawValue
    for view in View.allCases where views.contains(view) {
      let probe = ProbeID(rawValue: number)
      number += 1
      guard evaluator.mayMatch(probe), evaluator.isOpen(view) else { continue }
      switch evaluator.confirm(probe, in: evaluator.views.text(view)) {
      case .none: continue
      case .limit(let kind): answer = Answer(LimitName(kind))
      case .found(let range): return Answer(.yes, .span(range, view))
      }
    }
    return answer
  }
}
