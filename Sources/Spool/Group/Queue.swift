/// A directory of output files for one kind of consumer.
///
/// The spool knows a queue by its number, which stands in the journal; what the numbers mean is for
/// whoever opens the spool.
public struct Queue: Sendable {
  /// The number in the journal, which never changes its meaning.
  public let number: UInt8

  /// The name of the directory below `queue/`.
  public let name: StaticString

  /// Names a queue.
  ///
  /// - Parameters:
  ///   - number: Its number in the journal.
  ///   - name: The name of its directory: a file name of ASCII letters, digits and hyphens.
  public init(_ number: UInt8, _ name: StaticString) {
    self.number = number
    self.name = name
  }

  /// The name as a text.
  public var nameText: String { "\(name)" }
}

extension Queue: Hashable {
  /// True if both have the same number.
  public static func == (left: Queue, right: Queue) -> Bool { left.number == right.number }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// The queues that a spool has.
public struct QueueTable: Sendable {
  /// All, in the order in which they are made.
  public let queues: [Queue]

  /// Puts a table together; no two queues may share a number or a name.
  public init(_ queues: [Queue]) {
    precondition(
      Set(queues.map(\.number)).count == queues.count
        && Set(queues.map(\.nameText)).count == queues.count,
      "two queues share a number or a name")
    precondition(
      queues.allSatisfy { QueueTable.isFileName($0.nameText) },
      "a queue has no name for a directory")
    self.queues = queues
  }

  /// The queue with a number; nil where there is none.
  func queue(_ number: UInt8) -> Queue? { queues.first { $0.number == number } }

  private static func isFileName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }
  }
}
