public import Records

/// The past, as far as rules ask about it.
///
/// A settler is made for a rule set; a ledger outlives it. So it is handed in with each chunk, by
/// whoever owns it.
public protocol LedgerState: ~Copyable {
  /// Takes in a record, before it answers questions about it.
  ///
  /// Every record comes here in the order of records, also one on which no rule fired, as long as a
  /// rule in force asks the ledger.
  mutating func observe(_ record: Record, in source: RecordSource)

  /// Answers a question of the rule set about the record that was observed last.
  ///
  /// Only a question that a candidate hangs on is asked.
  mutating func answer(_ query: LedgerQueryID) -> Bool
}

/// A ledger in which nothing ever happened, for rule sets that ask none and for tools without one.
public struct NoLedger: LedgerState {
  /// Makes one; all are the same.
  public init() {}

  /// Forgets the record.
  public mutating func observe(_ record: Record, in source: RecordSource) {}

  /// Says no: nothing has happened.
  public mutating func answer(_ query: LedgerQueryID) -> Bool { false }
}
