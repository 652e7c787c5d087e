import Bytes
import Engine

/// What a trial of some lines came to.
enum TrialOutcome: Equatable {
  /// The lines were decided.
  case survived
  /// The process that decided them raised a fault, and ended.
  case crashed
  /// It was ended from outside or could not be started, which says nothing about the lines.
  case undecided
}

/// Finds the lines of a batch that end the process that decides them.
struct CrashSearch: ~Copyable {
  /// What is known about a batch.
  enum Verdict: Equatable {
    /// No line is to blame: it is decided as usual.
    case innocent
    /// These lines, in order, ended the process again and again, each alone in it.
    case lines([Range<Int>])
    /// There are too many such lines, or lines that end the process only together.
    case hopeless
  }

  private let batch: ByteView
  private let trial: (Range<Int>) -> TrialOutcome
  private var found: [Range<Int>] = []
  private var isHopeless = false

  /// Searches a batch.
  ///
  /// - Parameters:
  ///   - batch: The whole batch.
  ///   - trial: Decides some whole lines of it in another process.
  /// - Returns: Which lines are to blame.
  static func verdict(
    on batch: ByteView, trial: (Range<Int>) -> TrialOutcome
  ) -> Verdict {
    withoutActuallyEscaping(trial) { trial in
      var search = CrashSearch(batch: batch, trial: trial)
      var chunks = ChunkReader(batch)
      while let chunk = chunks.next(), !search.isHopeless {
        let range = chunk.batchOffset..<chunk.batchOffset + chunk.lines.count
        if trial(range) == .crashed { search.search(range) }
      }
      if search.isHopeless { return .hopeless }
      return search.found.isEmpty ? .innocent : .lines(search.found)
    }
  }

  private init(batch: ByteView, trial: @escaping (Range<Int>) -> TrialOutcome) {
    self.batch = batch
    self.trial = trial
  }

  /// Searches lines that have ended the process once.
  private mutating func search(_ range: Range<Int>) {
    guard !isHopeless else { return }
    guard let middle = middle(of: range) else { return blame(range) }
    var hasCrashed = false
    for half in [range.lowerBound..<middle, middle..<range.upperBound]
    where trial(half) == .crashed {
      hasCrashed = true
      search(half)
    }
    // Where the halves pass one by one and the whole does not, no line is to blame alone.
    if !hasCrashed, isCrashingAgain(range) { isHopeless = true }
  }

  /// Tries a single line again, and blames it where that always ends the process.
  private mutating func blame(_ line: Range<Int>) {
    guard isCrashingAgain(line) else { return }
    found.append(line)
    isHopeless = found.count > Limits.crashingLineCountMax
  }

  private func isCrashingAgain(_ range: Range<Int>) -> Bool {
    (1..<Limits.crashCountOfLine).allSatisfy { _ in trial(range) == .crashed }
  }

  /// The line end nearest behind the middle, or before it; nil in a single line.
  private func middle(of range: Range<Int>) -> Int? {
    let half = range.lowerBound + range.count / 2
    let lines = batch[range.lowerBound..<range.upperBound]
    let lineFeed = UInt8(ascii: "\n")
    if let end = lines.firstOffset(of: lineFeed, from: half - range.lowerBound),
      range.lowerBound + end + 1 < range.upperBound
    {
      return range.lowerBound + end + 1
    }
    return batch[range.lowerBound..<half].lastOffset(of: lineFeed)
      .map { range.lowerBound + $0 + 1 }
  }
}
