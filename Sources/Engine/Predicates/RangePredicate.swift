import Bytes
import Facts
import Records

/// A number that lies within bounds: of a field, of a fact, or of the values of an entity.
public struct RangePredicate: PredicateKind {
  private let field: Subject
  private let lowest: Int64
  private let highest: Int64

  /// Compares a field or a fact with bounds, both of which count as inside.
  public init(_ field: Subject, _ bounds: ClosedRange<Int64>) {
    self.field = field
    lowest = bounds.lowerBound
    highest = bounds.upperBound
  }

  var subject: Subject? { field }
  var cost: Int { field.cost(ofKey: 5) }
  var narrows: Bool { true }

  /// Holds where the number does; of an entity, where one of its values does, which is told.
  func ask(_ evaluator: inout Evaluator) -> Answer {
    switch field {
    case .key(let key):
      guard let value = evaluator.record.integer(key) else { return Answer(.no) }
      return Answer(contains(value))
    case .fact(.entity(let kind)):
      let entity = evaluator.firstEntity(of: kind.bit) { value in
        value.decimalNumber.map { contains($0) } ?? false
      }
      return entity.map { Answer($0) } ?? Answer(.no)
    case .fact(let fact):
      guard let value = evaluator.integer(of: fact) else { return Answer(.no) }
      return Answer(contains(value))
    }
  }

  private func contains(_ value: Int64) -> Bool { value >= lowest && value <= highest }
}

extension ByteView {
  /// The number that the digits write, or nil for anything else or too many of them.
  fileprivate var decimalNumber: Int64? {
    guard !isEmpty, count <= 18 else { return nil }
    var number: Int64 = 0
    for offset in 0..<count {
      let digit = Int64(self[offset]) - Int64(UInt8(ascii: "0"))
      guard (0...9).contains(digit) else { return nil }
      number = number * 10 + digit
    }
    return number
  }
}
