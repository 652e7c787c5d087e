internal import Bytes
internal import Digests

/// The content of a full segment and all before it, without their outputs (docs/SPOOL.md).
struct Checkpoint: Equatable, Sendable {
  private static let magic: StaticString = "WEIRCHK"

  /// The number of the segment.
  var segment: UInt64
  var lastRecord: UInt64
  var lastGroup: UInt64
  var lastSequence: UInt64
  /// The clock and the steady time of the last commit.
  var lastClockMilliseconds: Int64
  var lastSteadyMilliseconds: Int64
  /// The annexes that are kept, oldest first.
  var annexes: [Annex]
  /// The batches that were decided in this segment, in commit order.
  var identities: [IdentityTable.Entry]

  /// When the youngest of its batches was decided.
  var youngestMilliseconds: Int64 {
    identities.map(\.timeMilliseconds).max() ?? Int64.min
  }

  /// The version of the format, as a digit; nil where this is no checkpoint.
  static func formatVersion(of bytes: ByteView) -> UInt8? {
    bytes.count > 7 && bytes.hasPrefix(ByteView(magic)) ? bytes[7] : nil
  }

  /// The name of a checkpoint in `state/`.
  static func name(_ segment: UInt64) -> String {
    "checkpoint-" + String(decoding: SpoolLayout.digits(segment), as: UTF8.self)
  }

  /// The number of a checkpoint, from its name.
  static func parseName(_ name: [UInt8]) -> UInt64? {
    let prefix = Array("checkpoint-".utf8)
    guard name.starts(with: prefix) else { return nil }
    return SpoolLayout.parseDigits(name[prefix.count...])
  }

  /// The content of the file.
  func encoded() -> [UInt8] {
    var buffer = ByteBuffer(capacity: 128 + identities.count * 24)
    buffer.append(Checkpoint.magic)
    buffer.append(Journal.formatVersion)
    for number in [segment, lastRecord, lastGroup, lastSequence] {
      buffer.appendLittleEndian(number)
    }
    buffer.appendLittleEndian(lastClockMilliseconds)
    buffer.appendLittleEndian(lastSteadyMilliseconds)
    buffer.appendAnnexes(annexes)
    buffer.appendLittleEndian(UInt32(identities.count))
    for entry in identities {
      buffer.appendLittleEndian(entry.identity)
      buffer.appendLittleEndian(entry.timeMilliseconds)
    }
    buffer.appendLittleEndian(buffer.view.digest)
    return buffer.array
  }
}

extension Checkpoint {
  /// Reads a checkpoint; nil where it does not fit its checksum or has no meaning.
  init?(_ bytes: ByteView) {
    guard bytes.count >= 24, Checkpoint.formatVersion(of: bytes) == Journal.formatVersion else {
      return nil
    }
    let content = bytes[0..<(bytes.count - 16)]
    var tail = LittleEndianReader(bytes[content.count..<bytes.count])
    guard tail.digest() == content.digest else { return nil }
    var reader = LittleEndianReader(content[8..<content.count])
    guard let segment = reader.integer(UInt64.self), let record = reader.integer(UInt64.self),
      let group = reader.integer(UInt64.self), let sequence = reader.integer(UInt64.self),
      let clock = reader.integer(Int64.self), let steady = reader.integer(Int64.self),
      let annexes = reader.annexes()
    else { return nil }
    guard let identityCount = reader.integer(UInt32.self) else { return nil }
    var identities: [IdentityTable.Entry] = []
    for _ in 0..<identityCount {
      guard let identity = reader.digest(), let time = reader.integer(Int64.self) else {
        return nil
      }
      identities.append(IdentityTable.Entry(identity: identity, timeMilliseconds: time))
    }
    guard reader.isAtEnd else { return nil }
    self.init(
      segment: segment, lastRecord: record, lastGroup: group, lastSequence: sequence,
      lastClockMilliseconds: clock, lastSteadyMilliseconds: steady,
      annexes: annexes, identities: identities)
  }
}
