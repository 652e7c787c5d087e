import Bytes
import Lists
import Patterns
import Records
public import Views

/// At least so many of a set of words in the text, in one of some views.
public struct WordsPredicate: PredicateKind {
  /// The lists, one for each view.
  let lists: ProbeRange

  /// The views in which the text is looked at.
  let views: ViewSet

  /// How many different words must occur.
  let atLeast: UInt16

  /// Within how many characters the words must lie; zero: anywhere.
  let near: UInt16

  /// Asks for words that a builder has added for these views.
  public init(_ lists: ProbeRange, views: ViewSet, atLeast: Int = 1, near: Int = 0) {
    self.lists = lists
    self.views = views
    self.atLeast = UInt16(atLeast)
    self.near = UInt16(near)
  }

  var subject: Subject? { .key(.text) }
  var cost: Int { isForOne ? 20 : 300 * Int(lists.count) }
  var requiredProbes: ProbeRange { lists }

  /// True if one word anywhere is enough.
  private var isForOne: Bool { atLeast == 1 && near == 0 }

  /// Holds with the first view that has enough of the words.
  func ask(_ evaluator: inout Evaluator) -> Answer {
    guard evaluator.record.has(.text) else { return Answer(.no) }
    var number = lists.first.rawValue
    for view in View.allCases where views.contains(view) {
      let probe = ProbeID(rawValue: number)
      number += 1
      guard evaluator.mayMatch(probe), evaluator.isOpen(view) else { continue }
      if isForOne, let word = evaluator.firstWord(of: probe) {
        return Answer(.yes, .span(word, view))
      }
      guard
        evaluator.search(
          probe, in: evaluator.views.text(view), atLeast: Int(atLeast),
          near: near == 0 ? nil : Int(near))
      else { continue }
      return Answer(.yes, .words(evaluator.keepWords(), view))
    }
    return Answer(.no)
  }
}
