internal import Bytes
internal import Digests

/// The journal's record of one group.
struct CommitRecord: Equatable, Sendable {
  /// The fate of a batch.
  enum Disposition: Equatable, Sendable {
    case decided
    case repeated
    case corrupt(CorruptReason)
  }

  /// One batch of the group.
  struct Batch: Equatable, Sendable {
    let sequence: UInt64
    var disposition: Disposition
    /// Bytes, unpacked; for a corrupt batch those of the file.
    let byteCount: UInt64
    let digest: Digest128
    let name: BatchName
    /// The file as it was when it was read.
    var file = FileMark()
    /// The error of the system that made the batch unreadable; 0 for none.
    var errorCode: Int32 = 0

    /// The hash by which the batch is remembered: of source, name, length and content digest.
    ///
    /// Kept, for it is looked up at the claim and again at the commit.
    let identity: Digest128

    init(
      sequence: UInt64, disposition: Disposition, byteCount: UInt64, digest: Digest128,
      name: BatchName
    ) {
      self.sequence = sequence
      self.disposition = disposition
      self.byteCount = byteCount
      self.digest = digest
      self.name = name
      var bytes = ByteBuffer(
        capacity: 32 + name.sourceBytes.count + name.nameBytes.count)
      bytes.appendCounted(name.sourceBytes)
      bytes.appendCounted(name.nameBytes)
      bytes.appendLittleEndian(byteCount)
      bytes.appendLittleEndian(digest)
      identity = bytes.view.digest
    }
  }

  /// By what a file that was written to is known, once it has been read.
  struct FileMark: Equatable, Sendable {
    var byteCount: Int64 = 0
    var modifiedNanoseconds: Int64 = 0
  }

  /// One file of the group.
  struct Output: Equatable, Sendable {
    /// The number of the queue.
    var queue: UInt8
    var byteCount: UInt64
    var digest: Digest128
  }

  var group: UInt64
  var timeMilliseconds: Int64
  /// The time by which repeats are forgotten (``SteadyTime``).
  var steadyMilliseconds: Int64
  var outputs: [Output]
  var batches: [Batch]
  /// The bytes that the caller wants to be kept with the commit.
  var annexes: [Annex]

  /// The identities of the batches that this commit decides, for later claims.
  var identityEntries: [IdentityTable.Entry] {
    batches.filter { $0.disposition == .decided }.map {
      IdentityTable.Entry(identity: $0.identity, timeMilliseconds: steadyMilliseconds)
    }
  }
}

extension CommitRecord {
  /// Appends the record as the journal holds it (docs/SPOOL.md).
  func encode(into buffer: inout ByteBuffer) {
    buffer.appendLittleEndian(group)
    buffer.appendLittleEndian(timeMilliseconds)
    buffer.appendLittleEndian(steadyMilliseconds)
    buffer.appendLittleEndian(UInt32(outputs.count))
    for output in outputs {
      buffer.append(output.queue)
      buffer.appendLittleEndian(output.byteCount)
      buffer.appendLittleEndian(output.digest)
    }
    buffer.appendLittleEndian(UInt32(batches.count))
    for batch in batches {
      buffer.appendLittleEndian(batch.sequence)
      batch.disposition.encode(into: &buffer)
      buffer.appendLittleEndian(batch.byteCount)
      buffer.appendLittleEndian(batch.digest)
      buffer.appendLittleEndian(batch.file.byteCount)
      buffer.appendLittleEndian(batch.file.modifiedNanoseconds)
      buffer.appendLittleEndian(batch.errorCode)
      buffer.appendCounted(batch.name.sourceBytes)
      buffer.appendCounted(batch.name.nameBytes)
    }
    buffer.appendAnnexes(annexes)
  }

  /// Reads a record; nil where the bytes have no meaning.
  init?(_ bytes: ByteView) {
    var reader = LittleEndianReader(bytes)
    guard let group = reader.integer(UInt64.self), let time = reader.integer(Int64.self),
      let steady = reader.integer(Int64.self), let outputCount = reader.integer(UInt32.self),
      outputCount <= UInt8.max
    else { return nil }
    var outputs: [Output] = []
    for _ in 0..<outputCount {
      guard let output = Output(&reader) else { return nil }
      outputs.append(output)
    }
    guard let batchCount = reader.integer(UInt32.self) else { return nil }
    var batches: [Batch] = []
    for _ in 0..<batchCount {
      guard let batch = Batch(&reader) else { return nil }
      batches.append(batch)
    }
    guard let annexes = reader.annexes(), reader.isAtEnd else { return nil }
    self.init(
      group: group, timeMilliseconds: time, steadyMilliseconds: steady,
      outputs: outputs,
      batches: batches, annexes: annexes)
  }
}

extension CommitRecord.Output {
  fileprivate init?(_ reader: inout LittleEndianReader) {
    guard let queue = reader.integer(UInt8.self),
      let byteCount = reader.integer(UInt64.self), let digest = reader.digest()
    else { return nil }
    self.init(queue: queue, byteCount: byteCount, digest: digest)
  }
}

extension CommitRecord.Batch {
  fileprivate init?(_ reader: inout LittleEndianReader) {
    guard let sequence = reader.integer(UInt64.self),
      let disposition = CommitRecord.Disposition(&reader),
      let byteCount = reader.integer(UInt64.self), let digest = reader.digest(),
      let fileByteCount = reader.integer(Int64.self), let modified = reader.integer(Int64.self),
      let errorCode = reader.integer(Int32.self), let source = reader.counted(),
      let name = reader.counted()
    else { return nil }
    self.init(
      sequence: sequence, disposition: disposition, byteCount: byteCount, digest: digest,
      name: BatchName(source: source, name: name))
    file = CommitRecord.FileMark(byteCount: fileByteCount, modifiedNanoseconds: modified)
    self.errorCode = errorCode
  }
}

extension CommitRecord.Disposition {
  fileprivate func encode(into buffer: inout ByteBuffer) {
    switch self {
    case .decided: buffer.append([0, 0])
    case .repeated: buffer.append([1, 0])
    case .corrupt(let reason): buffer.append([2, reason.rawValue])
    }
  }

  fileprivate init?(_ reader: inout LittleEndianReader) {
    guard let kind = reader.integer(UInt8.self), let code = reader.integer(UInt8.self) else {
      return nil
    }
    switch (kind, CorruptReason(rawValue: code)) {
    case (0, nil) where code == 0: self = .decided
    case (1, nil) where code == 0: self = .repeated
    case (2, .some(let reason)): self = .corrupt(reason)
    default: return nil
    }
  }
}

extension ByteBuffer {
  /// Appends annexes with their count.
  mutating func appendAnnexes(_ annexes: [Annex]) {
    appendLittleEndian(UInt32(annexes.count))
    for annex in annexes {
      append(annex.kind)
      append(annex.keeping.rawValue)
      appendCounted(annex.bytes)
    }
  }
}

extension LittleEndianReader {
  /// Reads what `appendAnnexes` wrote.
  mutating func annexes() -> [Annex]? {
    guard let count = integer(UInt32.self) else { return nil }
    var annexes: [Annex] = []
    for _ in 0..<count {
      guard let kind = integer(UInt8.self),
        let keeping = integer(UInt8.self).flatMap(Annex.Keeping.init(rawValue:)),
        let bytes = counted()
      else { return nil }
      annexes.append(Annex(kind: kind, keeping: keeping, bytes: bytes))
    }
    return annexes
  }
}
