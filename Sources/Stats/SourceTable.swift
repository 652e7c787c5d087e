import Bytes

/// What came from each source, a directory in `incoming/`.
///
/// Producers name their directories, so a name is a label only if it is short and plain, and only so
/// many are told apart; what is left counts as `other`.
public struct SourceTable: Equatable, Sendable {
  /// What came from one source.
  public struct Figures: Equatable, Sendable {
    /// Records that were decided.
    public var recordCount: Int64
    /// Lines that were rejected.
    public var rejectedCount: Int64
    /// When its last batch was decided, in epoch milliseconds.
    public var lastBatchMilliseconds: Int64

    /// Puts figures together.
    ///
    /// - Parameters:
    ///   - recordCount: Records that were decided.
    ///   - rejectedCount: Lines that were rejected.
    ///   - lastBatchMilliseconds: When the last batch was decided, in epoch milliseconds.
    public init(recordCount: Int64, rejectedCount: Int64, lastBatchMilliseconds: Int64) {
      self.recordCount = recordCount
      self.rejectedCount = rejectedCount
      self.lastBatchMilliseconds = lastBatchMilliseconds
    }
  }

  /// The label of what lies in `incoming/` itself.
  public static let top = "."
  /// The label of sources whose names are no labels, and of those beyond the limit.
  public static let other = "other"

  /// The figures by label.
  public private(set) var figures: [String: Figures] = [:]

  /// Makes a table without a source.
  public init() {}

  /// Adds what came from a source.
  ///
  /// - Parameters:
  ///   - more: What came.
  ///   - source: The name of its directory; empty for `incoming/` itself.
  public mutating func add(_ more: Figures, from source: String) {
    var label = SourceTable.label(source)
    if figures[label] == nil, figures.count >= Limits.shownSourceCountMax {
      label = SourceTable.other
    }
    guard var sum = figures[label] else {
      figures[label] = more
      return
    }
    sum.recordCount = sum.recordCount.addingWithoutOverflow(more.recordCount)
    sum.rejectedCount = sum.rejectedCount.addingWithoutOverflow(more.rejectedCount)
    sum.lastBatchMilliseconds = max(sum.lastBatchMilliseconds, more.lastBatchMilliseconds)
    figures[label] = sum
  }

  /// Adds another table.
  public mutating func add(_ table: SourceTable) {
    for (label, figures) in table.figures { add(figures, from: label) }
  }

  /// Forgets everything.
  public mutating func removeAll() { figures.removeAll(keepingCapacity: true) }

  /// One figure of every source, in the order of their labels.
  func rows(_ figure: (Figures) -> Int64) -> [(label: String, sum: Int64)] {
    figures.sorted { $0.key < $1.key }.map { ($0.key, figure($0.value)) }
  }

  private static func label(_ source: String) -> String {
    guard !source.isEmpty else { return top }
    let isPlain = source.utf8.allSatisfy { byte in
      (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
    return isPlain && source.utf8.count <= Limits.sourceLabelByteCountMax ? source : other
  }
}
