public import Engine
import Pipeline

/// Decides files of records one after the other, on several cores.
public struct Scanner: ~Copyable {
  /// The rules.
  public let ruleSet: RuleSet

  /// Where PCRE2 and the prefilter disagreed so far; empty unless every pattern is asked.
  public private(set) var disputes = DisputeCounts()

  private let method: MatchMethod
  private let workerCount: Int?
  /// Kept from file to file; made when the first one tells how large files are.
  private var keptMatcher: ChunkMatcher?

  /// Files of this size are worth more threads: below it they are done before a thread has begun.
  private static let largeByteCount = 2 << 20

  /// Makes a scanner.
  ///
  /// - Parameters:
  ///   - ruleSet: The rules.
  ///   - method: Whether the prefilter is used.
  ///   - workerCount: How many threads match; nil for one a core where the file is large.
  public init(ruleSet: RuleSet, method: MatchMethod = .prefiltered, workerCount: Int? = nil) {
    self.ruleSet = ruleSet
    self.method = method
    self.workerCount = workerCount
  }

  /// Matches a file and calls a closure with the results of each chunk, in order.
  ///
  /// - Parameters:
  ///   - file: The file; it is read once, or twice where a record lacks an id.
  ///   - settle: Takes the results, which are gone when it returns, and the size of the file.
  /// - Throws: `RecordFileError` where the file cannot be read; what was settled before stands.
  public mutating func scan(
    _ file: consuming some ChunkSource & ~Copyable,
    _ settle: (inout Matches, _ byteCount: Int) -> Void
  ) throws(RecordFileError) {
    var file = file
    let pool = matcher(forByteCount: file.byteCount)
    var isMore = true
    while isMore {
      while pool.hasRoom, let chunk = try file.next() {
        pool.offer(chunk, of: file.digestSoFar)
      }
      var failure: RecordFileError?
      isMore = pool.settleNext { (matcher, digest) in
        do throws(RecordFileError) {
          try file.complete(&matcher, matchedWith: digest)
        } catch {
          failure = error
          return
        }
        disputes.add(matcher.disputes)
        settle(&matcher.matches, file.byteCount)
      }
      if let failure { throw failure }
    }
  }

  /// The matcher for a file; one that was made for a smaller file is made anew.
  private mutating func matcher(forByteCount byteCount: Int) -> ChunkMatcher {
    let count = workerCount ?? (byteCount >= Scanner.largeByteCount ? coreCount() : 1)
    if let keptMatcher, keptMatcher.workerCount >= count { return keptMatcher }
    let made = ChunkMatcher(ruleSet, method: method, workerCount: count)
    keptMatcher = made
    return made
  }
}
