internal import Bytes
internal import FileSystem

/// Where things lie in a spool.
struct SpoolLayout: Sendable {
  /// Digits of a sequence or group number in a name, so that names sort as numbers do.
  static let digitCount = 20

  /// The ending of a claimed batch whose own name is too long to keep.
  static let tooLongSuffix = ".toolong"

  let root: FilePath
  let incoming: FilePath
  let active: FilePath
  let prepared: FilePath
  let queues: FilePath
  let archive: FilePath
  let corrupt: FilePath
  let state: FilePath

  init(root: FilePath) {
    self.root = root
    incoming = root.appending("incoming")
    active = root.appending("active")
    prepared = root.appending("prepared")
    queues = root.appending("queue")
    archive = root.appending("archive")
    corrupt = root.appending("corrupt")
    state = root.appending("state")
  }

  /// A directory's part for one source; the directory itself where the source has no name.
  static func directory(_ parent: FilePath, source: [UInt8]) -> FilePath {
    source.isEmpty ? parent : parent.appending(source)
  }

  /// Where a batch waits.
  func waiting(_ name: BatchName) -> FilePath {
    SpoolLayout.directory(incoming, source: name.sourceBytes).appending(name.nameBytes)
  }

  /// Where a claimed batch lies.
  func claimed(_ name: BatchName, sequence: UInt64) -> FilePath {
    SpoolLayout.directory(active, source: name.sourceBytes)
      .appending(SpoolLayout.numbered(sequence, name.nameBytes))
  }

  /// Where the own name of a claimed batch is kept that was too long to keep in `active/`.
  func originalName(of sequence: UInt64) -> FilePath {
    state.appending(SpoolLayout.originalNamePrefix + SpoolLayout.digits(sequence))
  }

  /// How the names of those files begin; a sequence number follows.
  static let originalNamePrefix = Array("long-name-".utf8)

  /// Where a batch lies that could not be read as a whole.
  func corrupted(_ name: BatchName, sequence: UInt64) -> FilePath {
    SpoolLayout.directory(corrupt, source: name.sourceBytes)
      .appending(SpoolLayout.numbered(sequence, name.nameBytes))
  }

  /// Where a decided batch is kept, where batches are archived.
  func archived(_ name: BatchName, sequence: UInt64) -> FilePath {
    SpoolLayout.directory(archive, source: name.sourceBytes)
      .appending(SpoolLayout.numbered(sequence, name.nameBytes))
  }

  /// Where the output of a group for a queue is written.
  func prepared(_ queue: Queue, group: UInt64) -> FilePath {
    prepared.appending(SpoolLayout.numbered(group, Array(queue.nameText.utf8)))
  }

  /// The directory of a queue.
  func queue(_ queue: Queue) -> FilePath {
    queues.appending(queue.nameText)
  }

  /// Where the output of a group for a queue is published.
  func published(_ queue: Queue, group: UInt64, identifier: String) -> FilePath {
    let number = String(decoding: SpoolLayout.digits(group), as: UTF8.self)
    return self.queue(queue).appending("\(identifier)-\(number).ndjson")
  }

  /// A number in twenty digits.
  static func digits(_ number: UInt64) -> [UInt8] {
    let digits = Array(String(number).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: digitCount - digits.count) + digits
  }

  /// A number, a dot, a name.
  static func numbered(_ number: UInt64, _ name: [UInt8]) -> [UInt8] {
    digits(number) + [UInt8(ascii: ".")] + name
  }

  /// The number and the name that ``numbered(_:_:)`` put together.
  static func parseNumbered(_ name: [UInt8]) -> (number: UInt64, name: [UInt8])? {
    guard name.count > digitCount + 1, name[digitCount] == UInt8(ascii: ".") else { return nil }
    guard let number = parseDigits(name[..<digitCount]) else { return nil }
    return (number, Array(name[(digitCount + 1)...]))
  }

  /// The number that twenty digits stand for.
  static func parseDigits(_ digits: ArraySlice<UInt8>) -> UInt64? {
    guard digits.count == digitCount else { return nil }
    guard digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      return nil
    }
    return UInt64(String(decoding: digits, as: UTF8.self))
  }

  /// The group of a published file of this spool.
  static func parsePublished(_ name: [UInt8], identifier: String) -> UInt64? {
    let prefix = Array("\(identifier)-".utf8)
    let suffix = Array(".ndjson".utf8)
    guard name.starts(with: prefix), name.count == prefix.count + digitCount + suffix.count,
      name.suffix(suffix.count).elementsEqual(suffix)
    else { return nil }
    return parseDigits(name[prefix.count..<(prefix.count + digitCount)])
  }
}
