public import Bytes

/// Decodes one line into a record, strictly by RFC 8259, in one pass and without allocation.
///
/// Nothing is allocated but room in the arena, where it is short of it. The answers where a parser
/// could have others:
///
/// | a line with … | gives |
/// |---|---|
/// | more bytes than ``Limits/lineByteCountMax`` | ``RejectionReason/lineTooLong`` |
/// | no object at its top, also a byte order mark | ``RejectionReason/notAnObject`` |
/// | anything but white space behind the object | ``RejectionReason/trailingData`` |
/// | CR at its end, or any JSON white space between tokens | a record |
/// | a raw control character in a string, NUL too | ``RejectionReason/controlCharacter`` |
/// | `\u0000` in a string | a record; the byte 00 is part of the value |
/// | DEL, U+FFFF, U+2028 in a string | a record |
/// | broken UTF-8 in `text` | a record; U+FFFD for each maximal subpart, flagged |
/// | broken UTF-8 in any other string or key | ``RejectionReason/invalidUTF8`` |
/// | half a surrogate pair, escaped, in `text` | a record; U+FFFD, flagged |
/// | the same in another known key's value | ``RejectionReason/loneSurrogate`` |
/// | the same in an unknown member, its key too | a record; as written in ``Record/ext`` |
/// | a known key twice, also with escapes in its name, also with null | ``RejectionReason/duplicateKey`` |
/// | an unknown key twice, or any key twice inside a value | a record |
/// | a known key inside a value of an unknown one | a record; only the top counts |
/// | a number of any size or precision under an unknown key | a record; as written |
/// | `12.0` or `1e3` where an integer belongs | ``RejectionReason/notAnInteger`` |
/// | an integer outside of the key's range | ``RejectionReason/numberOutOfRange`` |
/// | `-0` where an integer belongs | a record; zero |
/// | null for a key that may be missing | a record without the key |
/// | null or nothing for a key that is needed | ``RejectionReason/missingKey`` |
/// | an empty `id` | a record without `id` |
/// | an empty `from`, `to` or `text` | a record |
/// | a key that the kind has no use for | a record; the key is checked and kept |
/// | another JSON type than the key's | ``RejectionReason/wrongType`` |
/// | another word than the key's, other case too | ``RejectionReason/unknownWord`` |
/// | more levels, keys or bytes than in ``Limits`` | a reason for each |
/// | kind `feedback`; `raw` or `dcs` | ``RejectionReason/feedbackNotYetSupported``, ``RejectionReason/rawNotYetSupported`` |
///
/// What a `ts` may be stands at ``Timestamp``. The first fault in the order of bytes is reported;
/// missing keys come last, at the brace that closes the object.
///
/// - Parameters:
///   - line: One line without its LF; the record's fields point into it.
///   - record: Where the record is written; meaningless after a rejection.
///   - arena: Where decoded strings are appended; as it was before after a rejection.
/// - Returns: Why the line is no record, or nil if it is one.
public func decodeRecord(
  _ line: ByteView, into record: inout Record, arena: inout ByteBuffer
) -> Rejection? {
  let arenaCount = arena.count
  var decoder = RecordDecoder(line)
  do throws(Rejection) {
    try decoder.decode(into: &record, arena: &arena)
    return nil
  } catch {
    arena.truncate(to: arenaCount)
    return error
  }
}

/// The state of one pass over one line.
struct RecordDecoder {
  let line: ByteView

  let table = KeyTable.Reference()

  /// The next byte to be read.
  var offset = 0

  /// The known keys that were met, null or not.
  private var seen: UInt32 = 0

  private var memberCount = 0

  init(_ line: ByteView) {
    self.line = line
  }

  /// Decodes the line; after an error, record and arena are half written.
  mutating func decode(
    into record: inout Record, arena: inout ByteBuffer
  ) throws(Rejection) {
    guard line.count <= Limits.lineByteCountMax else {
      throw Rejection(reason: .lineTooLong, offset: Limits.lineByteCountMax)
    }
    record.clear()
    skipBlanks()
    guard byte == UInt8(ascii: "{") else { throw rejection(.notAnObject) }
    offset &+= 1
    skipBlanks()
    var unknown = UnknownMembers()
    var hasMember = byte != UInt8(ascii: "}")
    while hasMember {
      let start = offset
      if let key = try decodeKey(arena: &arena) {
        unknown.endRun()
        try expectFirst(key, at: start)
        try decodeValue(of: key, into: &record, arena: &arena)
      } else {
        try skipValue()
        unknown.extendRun(with: start..<offset)
      }
      hasMember = try continues()
    }
    let closing = offset
    offset &+= 1
    skipBlanks()
    guard offset == line.count else { throw rejection(.trailingData) }
    try checkNeededKeys(of: record.kind, present: record.present, at: closing)
    record.ext = unknown.join(line: line, arena: &arena)
  }

  /// True if a comma leads to another member, and not a brace to the end.
  @inline(__always)
  private mutating func continues() throws(Rejection) -> Bool {
    skipBlanks()
    if byte == UInt8(ascii: "}") { return false }
    try expect(UInt8(ascii: ","))
    return true
  }

  /// Rejects a known key that was met before.
  @inline(__always)
  private mutating func expectFirst(_ key: RecordKey, at start: Int) throws(Rejection) {
    guard seen & key.bit == 0 else {
      throw Rejection(reason: .duplicateKey, offset: start, key: key)
    }
    seen |= key.bit
  }

  /// Decodes a key and steps over its colon; nil if the key is none of ours.
  private mutating func decodeKey(arena: inout ByteBuffer) throws(Rejection) -> RecordKey? {
    memberCount &+= 1
    guard memberCount <= Limits.keyCountMax else { throw rejection(.tooManyKeys) }
    if let (key, end) = table.shortKey(at: offset, of: line) {
      offset = end
      skipBlanks()
      return key
    }
    return try decodeAnyKey(arena: &arena)
  }

  /// Decodes a key that is long, unknown, or not written as usual.
  private mutating func decodeAnyKey(arena: inout ByteBuffer) throws(Rejection) -> RecordKey? {
    let start = offset
    let token = try scanString()
    guard token.range.count <= Limits.keyByteCountMax else {
      throw Rejection(reason: .keyTooLong, offset: start)
    }
    try checkUTF8(token, of: nil)
    try expect(UInt8(ascii: ":"))
    return token.hasEscape
      ? escapedKey(token, arena: &arena) : table.key(named: token.range, of: line)
  }

  /// The known key that a string with escapes spells, or nil.
  @inline(never)
  private func escapedKey(_ token: StringToken, arena: inout ByteBuffer) -> RecordKey? {
    // Half a pair cannot be part of a known name, and an unknown key is kept as written: so the
    // decoded name is repaired, looked up, and forgotten.
    let arenaCount = arena.count
    _ = appendRepaired(token, to: &arena)
    let key = table.key(named: arenaCount..<arena.count, of: arena.view)
    arena.truncate(to: arenaCount)
    return key
  }

  private func checkNeededKeys(
    of kind: RecordKind, present: UInt32, at closing: Int
  ) throws(Rejection) {
    var missing = table.needed(by: kind) & ~present
    // Without a kind, nothing but the kind is known to be missing.
    if present & RecordKey.kind.bit == 0 { missing = RecordKey.kind.bit }
    guard missing != 0 else { return }
    let key = RecordKey(rawValue: UInt8(missing.trailingZeroBitCount))
    throw Rejection(reason: .missingKey, offset: closing, key: key)
  }
}

/// Where the members with unknown keys stand: in runs, which known keys part.
private struct UnknownMembers {
  /// Room for one run more than there may be known keys.
  ///
  /// That is enough for any line, since a known key parts two runs and stands but once; unknown keys
  /// in a row are one run, however many they are.
  private var runs = InlineArray<33, ByteRange>(repeating: .empty)
  private var runCount = 0
  private var isInRun = false

  /// Adds a member to the run before it, or begins a new run with it.
  mutating func extendRun(with member: Range<Int>) {
    if isInRun {
      let start = runs[runCount - 1].startOffset
      runs[runCount - 1] = ByteRange(start..<member.upperBound)
    } else {
      precondition(runCount < runs.count, "a line has more runs of unknown keys than known keys")
      runs[runCount] = ByteRange(member)
      runCount += 1
      isInRun = true
    }
  }

  mutating func endRun() {
    isInRun = false
  }

  /// All members as one text: a single run stands in the line, several are copied.
  mutating func join(line: ByteView, arena: inout ByteBuffer) -> FieldRange {
    if runCount == 0 { return .absent }
    if runCount == 1 { return FieldRange(inLine: runs[0].startOffset..<runs[0].endOffset) }
    let start = arena.count
    for index in 0..<runCount {
      if index > 0 { arena.append(UInt8(ascii: ",")) }
      arena.append(line[runs[index]])
    }
    return FieldRange(inArena: start..<arena.count)
  }
}

extension Record {
  /// Forgets the record before; stale fields are hidden by `present`.
  fileprivate mutating func clear() {
    present = 0
    flags = []
    ext = .absent
  }
}
