public import Digests

/// The state on which the matches of a chunk depend, beside its bytes and the rules.
///
/// Whatever may change while a rule set is in force is handed in here, so that matching stays a
/// function of what it is given.
public struct MatchContext: Sendable {
  /// The content digest of the batch, from which missing ids are made.
  public var batch: Digest128

  /// Describes what a chunk is matched in.
  public init(batch: Digest128) {
    self.batch = batch
  }
}
