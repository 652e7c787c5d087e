public import Digests
public import Engine

/// Where a scanner takes its chunks from.
public protocol ChunkSource: ~Copyable {
  /// The bytes that there are, to show how far the work is.
  var byteCount: Int { get }

  /// The digest of the content as far as it is known, for the chunks that are matched next.
  var digestSoFar: Digest128 { get }

  /// The next chunk, valid until the one after it is asked for; nil at the end.
  mutating func next() throws(RecordFileError) -> Chunk?

  /// Matches a chunk again that was matched before the digest was known and needs it.
  mutating func complete(
    _ matcher: inout Matcher, matchedWith used: Digest128
  ) throws(RecordFileError)
}
