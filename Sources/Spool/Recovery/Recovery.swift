/// The report of opening a spool: everything found, and everything done about it.
public struct Recovery: Equatable, Sendable {
  /// Committed groups that were published and released in full only now.
  public var groupsFinished = 0

  /// Batches that were claimed and not committed; `claim` gives them first.
  public var batchesToDecideAgain = 0

  /// Bytes of a torn record that were cut off the end of the journal.
  public var tornByteCount = 0

  /// Files of groups that were prepared and not committed, and were removed.
  public var preparedFilesRemoved = 0

  /// The annexes that commits have left (``Annex``), oldest first.
  public var annexes: [Annex] = []
}
