/// A question about what happened before: its answer is in a ledger, which is asked when the record is
/// settled.
///
/// Matching is pure and knows no ledger, so it leaves the question open. A rule that hangs on it becomes
/// a candidate.
public struct LedgerPredicate: PredicateKind {
  private let query: LedgerQueryID

  /// Asks the ledger a question.
  public init(_ query: LedgerQueryID) {
    self.query = query
  }

  var subject: Subject? { nil }
  var cost: Int { 0 }
  var ledgerQuery: LedgerQueryID? { query }

  func ask(_ evaluator: inout Evaluator) -> Answer { Answer(.pending) }
}
