internal import Bytes

extension RecordDecoder {
  /// Decodes the value of a known key; null leaves the key absent.
  mutating func decodeValue(
    of key: RecordKey, into record: inout Record, arena: inout ByteBuffer
  ) throws(Rejection) {
    if byte == UInt8(ascii: "n") { return try scanLiteral("null") }
    if key == .raw || key == .dcs { throw rejection(.rawNotYetSupported, key: key) }
    switch table.shape(of: key) {
    case .text:
      let field = try decodeText(of: key, flags: &record.flags, arena: &arena)
      // An empty id names nothing; it counts as missing.
      if key != .id || field.count > 0 { record.set(key, to: field) }
    case .word:
      try decodeWord(of: key, into: &record, arena: &arena)
    case .integer:
      try decodeInteger(of: key, into: &record)
    case .boolean:
      try decodeBoolean(of: key, into: &record)
    case .time:
      try decodeTime(of: key, into: &record, arena: &arena)
    }
  }

  /// The rejection of a value that begins with the wrong byte.
  private func wrongType(of key: RecordKey) -> Rejection {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"):
      rejection(.wrongType, key: key)
    default:
      unexpected()
    }
  }

  // MARK: Strings

  /// Decodes a string, in place where it can be, else in the arena; only `text` is repaired.
  private mutating func decodeText(
    of key: RecordKey, flags: inout RecordFlags, arena: inout ByteBuffer
  ) throws(Rejection) -> FieldRange {
    let start = offset
    guard byte == UInt8(ascii: "\"") else { throw wrongType(of: key) }
    let token = try scanString()
    let field: FieldRange
    if token.isPlain {
      field = FieldRange(inLine: token.range)
    } else if key == .text {
      field = repairedField(token, flags: &flags, arena: &arena)
    } else {
      field = try strictField(token, of: key, arena: &arena)
    }
    guard field.count <= Int(table.limit(of: key)) else {
      let reason = key == .text ? RejectionReason.textTooLong : .fieldTooLong
      throw Rejection(reason: reason, offset: start, key: key)
    }
    return field
  }

  private func repairedField(
    _ token: StringToken, flags: inout RecordFlags, arena: inout ByteBuffer
  ) -> FieldRange {
    let start = arena.count
    if appendRepaired(token, to: &arena) { flags.insert(.textRepaired) }
    return FieldRange(inArena: start..<arena.count)
  }

  private func strictField(
    _ token: StringToken, of key: RecordKey, arena: inout ByteBuffer
  ) throws(Rejection) -> FieldRange {
    try checkUTF8(token, of: key)
    guard token.hasEscape else { return FieldRange(inLine: token.range) }
    if let half = firstLoneSurrogate(in: token) {
      throw Rejection(reason: .loneSurrogate, offset: half, key: key)
    }
    let start = arena.count
    _ = appendRepaired(token, to: &arena)
    return FieldRange(inArena: start..<arena.count)
  }

  private mutating func decodeWord(
    of key: RecordKey, into record: inout Record, arena: inout ByteBuffer
  ) throws(Rejection) {
    let start = offset
    guard byte == UInt8(ascii: "\"") else { throw wrongType(of: key) }
    let token = try scanString()
    let field =
      token.isPlain
      ? FieldRange(inLine: token.range) : try strictField(token, of: key, arena: &arena)
    let home = field.isInArena ? arena.view : line
    let range = field.range.startOffset..<field.range.endOffset
    guard let index = table.wordIndex(range, of: home, for: key) else {
      let isFeedback = key == .kind && home[range] == "feedback"
      let reason = isFeedback ? RejectionReason.feedbackNotYetSupported : .unknownWord
      throw Rejection(reason: reason, offset: start, key: key)
    }
    record.set(key, to: field, scalar: UInt32(index))
    if key == .kind { record.kind = RecordKind(rawValue: UInt8(index)) ?? .sms }
  }

  // MARK: Numbers, booleans, times

  private mutating func decodeInteger(
    of key: RecordKey, into record: inout Record
  ) throws(Rejection) {
    guard byte == UInt8(ascii: "-") || byte.isDecimalDigit else { throw wrongType(of: key) }
    let start = offset
    if let value = scanPlainNumber() {
      let row = table.row(of: key)
      guard value >= UInt64(row.minimum), value <= UInt64(row.limit) else {
        throw Rejection(reason: .numberOutOfRange, offset: start, key: key)
      }
      return record.set(key, to: FieldRange(inLine: start..<offset), scalar: UInt32(value))
    }
    let token = try scanNumber()
    guard token.isInteger else {
      throw Rejection(reason: .notAnInteger, offset: start, key: key)
    }
    let row = table.row(of: key)
    guard let value = integer(token), value >= Int64(row.minimum), value <= Int64(row.limit) else {
      throw Rejection(reason: .numberOutOfRange, offset: start, key: key)
    }
    record.set(key, to: FieldRange(inLine: token.range), scalar: UInt32(value))
  }

  private mutating func decodeBoolean(
    of key: RecordKey, into record: inout Record
  ) throws(Rejection) {
    let start = offset
    let value = byte == UInt8(ascii: "t")
    guard value || byte == UInt8(ascii: "f") else { throw wrongType(of: key) }
    try scanLiteral(value ? "true" : "false")
    record.set(key, to: FieldRange(inLine: start..<offset), scalar: value ? 1 : 0)
  }

  private mutating func decodeTime(
    of key: RecordKey, into record: inout Record, arena: inout ByteBuffer
  ) throws(Rejection) {
    let start = offset
    let time: Timestamp.Reading
    if byte == UInt8(ascii: "\"") {
      // Decoded to be read and then forgotten: the field keeps the time as written.
      let arenaCount = arena.count
      let field = try decodeText(of: key, flags: &record.flags, arena: &arena)
      time = Timestamp.read(RecordSource(line: line, arena: arena.view).bytes(of: field))
      arena.truncate(to: arenaCount)
    } else {
      guard byte == UInt8(ascii: "-") || byte.isDecimalDigit else { throw wrongType(of: key) }
      if let value = scanPlainNumber() {
        time = Timestamp.read(milliseconds: Int64(value))
      } else {
        let token = try scanNumber()
        guard token.isInteger else {
          throw Rejection(reason: .notAnInteger, offset: start, key: key)
        }
        time = Timestamp.read(milliseconds: integer(token))
      }
    }
    switch time {
    case .milliseconds(let value): record.timestampMilliseconds = value
    case .rejected(let reason): throw Rejection(reason: reason, offset: start, key: key)
    }
    record.set(key, to: FieldRange(inLine: start..<offset))
  }
}

extension Record {
  /// Stores the field of a key that the line has.
  @inline(__always)
  fileprivate mutating func set(_ key: RecordKey, to field: FieldRange) {
    present |= key.bit
    fields[Int(key.rawValue)] = field
  }

  /// Stores the field of a key and its decoded value.
  @inline(__always)
  fileprivate mutating func set(_ key: RecordKey, to field: FieldRange, scalar: UInt32) {
    set(key, to: field)
    scalars[Int(key.rawValue)] = scalar
  }
}
