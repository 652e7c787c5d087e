import Bytes
import Lists
import Records
import Views

/// A text that is nearly the same as one of a list of known ones.
public struct LikePredicate: PredicateKind {
  /// The known texts.
  let texts: KnownTextsID

  /// The least Jaccard index, in tenths.
  let atLeastTenths: UInt8

  /// Asks for known texts that a builder has added with this or a lower bound.
  public init(_ texts: KnownTextsID, atLeastTenths: Int) {
    self.texts = texts
    self.atLeastTenths = UInt8(atLeastTenths)
  }

  var subject: Subject? { .key(.text) }
  var cost: Int { 1_500 }

  func nearestText(_ evaluator: inout Evaluator) -> NearestText? {
    evaluator.nearestAnywhere(in: texts, wantedTenths: Int(atLeastTenths))
  }

  /// Holds where the nearest of the texts is near enough.
  func ask(_ evaluator: inout Evaluator) -> Answer {
    guard evaluator.record.has(.text), let nearest = evaluator.nearest(in: texts),
      nearest.reaches(tenths: Int(atLeastTenths))
    else { return Answer(.no) }
    let entry = ListEntry(
      list: evaluator.ruleSet.knownTexts[texts.index].list, entry: UInt32(nearest.sample))
    let stretches = evaluator.keepStretches(common: nearest, in: texts)
    return Answer(.yes, .entryOfWords(entry, stretches, .skeleton))
  }
}
