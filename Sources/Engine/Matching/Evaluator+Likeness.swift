import Bytes
import Lists
import Records
import Views

/// What comparing the text of one record with known ones takes, and what came of it.
struct LikenessMemory: ~Copyable {
  /// The nearest sample of a list, of those that some condition may ask for.
  struct Nearest: BitwiseCopyable {
    var epoch: UInt32 = 0
    var likeness: Likeness?
  }

  fileprivate var scratch = LikenessScratch()
  fileprivate var nearest: Table<KnownTextsID, Nearest>

  init(textsCount: Int) {
    nearest = Table(repeating: Nearest(), count: textsCount)
  }

  /// Forgets everything, for the numbers of records begin anew.
  mutating func forget() { nearest.fill(with: Nearest()) }
}

extension Evaluator {
  /// The sample of a list that the text is most like, of those that are near enough for any
  /// condition; compared once for a record.
  mutating func nearest(in texts: KnownTextsID) -> Likeness? {
    let known = likeness.nearest[texts]
    if known.epoch == epoch { return known.likeness }
    let asked = ruleSet.knownTexts[texts.index]
    let found = asked.index.nearest(
      to: views.text(.skeleton), atLeast: asked.floorTenths, using: &likeness.scratch)
    likeness.nearest[texts] = LikenessMemory.Nearest(epoch: epoch, likeness: found)
    return found
  }

  /// The sample of a list that the text is most like, however little that is.
  ///
  /// Compares with every sample: for tools.
  mutating func nearestAnywhere(in texts: KnownTextsID, wantedTenths: Int) -> NearestText? {
    guard record.has(.text) else { return nil }
    let asked = ruleSet.knownTexts[texts.index]
    let found = asked.index.nearest(to: views.text(.skeleton), using: &likeness.scratch)
    return NearestText(list: asked.list, likeness: found, wantedTenths: wantedTenths)
  }

  /// Keeps the stretches of the skeleton that a sample has as well, for as long as this record is in
  /// hand.
  mutating func keepStretches(common found: Likeness, in texts: KnownTextsID) -> IndexRange {
    let index = ruleSet.knownTexts[texts.index].index
    let text = views.text(.skeleton)
    return keepSpans { keep in
      index.forEachCommonStretch(of: found.sample, in: text, keep)
    }
  }
}
