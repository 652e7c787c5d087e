import Bytes
import Records
import Views

/// How many characters the folded text has.
public struct LengthPredicate: PredicateKind {
  private let lowest: Int64
  private let highest: Int64

  /// Compares the number of characters with bounds, both of which count as inside.
  public init(_ bounds: ClosedRange<Int64>) {
    lowest = bounds.lowerBound
    highest = bounds.upperBound
  }

  var subject: Subject? { .key(.text) }
  var cost: Int { 200 }

  func ask(_ evaluator: inout Evaluator) -> Answer {
    guard evaluator.record.has(.text) else { return Answer(.no) }
    let text = evaluator.views.text(.folded)
    var count: Int64 = 0
    // Bytes other than continuations begin a character.
    for offset in 0..<text.count where text[offset] & 0xC0 != 0x80 { count += 1 }
    return Answer(count >= lowest && count <= highest)
  }
}
