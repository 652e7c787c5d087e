internal import Bytes

extension RecordKey {
  /// The bit of this key in a set of keys.
  @inlinable
  @inline(__always)
  var bit: UInt32 { 1 << UInt32(rawValue) }

  /// The sort of the key's value.
  public var valueShape: ValueShape { KeyTable.Reference().shape(of: self) }
}

/// Up to sixteen bytes in two words, so that two names are compared in three instructions.
struct PackedName: BitwiseCopyable, Equatable {
  var first: UInt64 = 0
  var second: UInt64 = 0
  var count = 0

  static let byteCountMax = 16

  init() {}

  /// Packs a part of some bytes that is known to be short enough.
  @inline(__always)
  init(_ bytes: ByteView, _ range: Range<Int>) {
    count = range.count
    first = bytes.packedWord(at: range.lowerBound, count: min(count, 8))
    if count > 8 { second = bytes.packedWord(at: range.lowerBound + 8, count: count - 8) }
  }

  /// Takes a name of less than eight bytes that is packed already.
  @inline(__always)
  init(short word: UInt64, count: Int) {
    first = word
    self.count = count
  }

  /// Packs a name of ours.
  init(_ name: StaticString) {
    let bytes = ByteView(name)
    precondition(bytes.count <= PackedName.byteCountMax, "the name of a key or a word is too long")
    self.init(bytes, 0..<bytes.count)
  }
}

extension ByteView {
  /// Up to eight bytes at an offset, little-endian, with zeros above.
  @inline(__always)
  fileprivate func packedWord(at offset: Int, count wanted: Int) -> UInt64 {
    if offset &+ 8 <= count {
      let kept = wanted == 8 ? UInt64.max : 1 << UInt64(wanted &* 8) &- 1
      return word(at: offset) & kept
    }
    var packed: UInt64 = 0
    for next in (offset..<offset + wanted).reversed() {
      packed = packed << 8 | UInt64(self[next])
    }
    return packed
  }
}

/// The table of keys as the decoder wants it: no pointers, found by one multiplication.
struct KeyTable: Sendable {
  /// What the decoder must know about a key.
  struct Row: BitwiseCopyable, Sendable {
    var name = PackedName()
    var shape = RecordKey.ValueShape.text
    /// Of a text or a time the most bytes, of an integer the largest value.
    var limit: UInt32 = 0
    /// Of an integer the smallest value.
    var minimum: UInt32 = 0
    var firstWord = 0
    var wordCount = 0
  }

  private static let slotBitCount = 6
  private var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var slots = InlineArray<64, UInt8>(repeating: KeyTable.noKey)
  private static let noKey = UInt8.max

  var rows = RecordKey.PerKey<Row>(repeating: Row())
  /// The words of all word keys, one key's behind the other's.
  var words = InlineArray<16, PackedName>(repeating: PackedName())
  /// The keys that a record must have, by kind.
  var needed = InlineArray<2, UInt32>(repeating: 0)

  init() {
    let keyCount = RecordKey.allCases.count
    precondition(rows.count == keyCount, "RecordKey.PerKey has another size than the table of keys")
    precondition(keyCount <= RecordKey.countMax, "there are more keys than bits in a set of keys")
    var wordCount = 0
    for key in RecordKey.allCases { addRow(of: key, wordCount: &wordCount) }
    // A multiplier that gives each name a slot of its own: any odd number will do that spreads.
    while !fillSlots() { multiplier = multiplier &* 0xD134_2543_DE82_EF95 | 1 }
  }

  private mutating func addRow(of key: RecordKey, wordCount: inout Int) {
    let entry = key.entry
    var row = Row()
    row.name = PackedName(entry.name)
    switch entry.type {
    case .text(let byteCountMax):
      row.shape = .text
      row.limit = UInt32(byteCountMax)
    case .integer(let range):
      row.shape = .integer
      row.minimum = range.lowerBound
      row.limit = range.upperBound
    case .boolean: row.shape = .boolean
    case .time:
      row.shape = .time
      row.limit = UInt32(Limits.fieldByteCountMax)
    case .word(let allowed):
      row.shape = .word
      row.firstWord = wordCount
      row.wordCount = allowed.count
      for word in allowed {
        precondition(
          wordCount < words.count, "the keys have more words than the table has room for")
        words[wordCount] = PackedName(word)
        wordCount += 1
      }
    }
    rows[Int(key.rawValue)] = row
    if case .needed = entry.sms { needed[Int(RecordKind.sms.rawValue)] |= key.bit }
    if case .needed = entry.call { needed[Int(RecordKind.call.rawValue)] |= key.bit }
  }

  private mutating func fillSlots() -> Bool {
    slots = InlineArray(repeating: KeyTable.noKey)
    for key in RecordKey.allCases {
      let slot = slot(of: rows[Int(key.rawValue)].name)
      guard slots[slot] == KeyTable.noKey else { return false }
      slots[slot] = key.rawValue
    }
    return true
  }

  /// The upper bits of a product depend on all bits of the name's first eight bytes.
  @inline(__always)
  private func slot(of name: PackedName) -> Int {
    Int(truncatingIfNeeded: (name.first &* multiplier) >> UInt64(64 - KeyTable.slotBitCount))
  }
}

extension KeyTable {
  /// The one table, for as long as the program runs.
  ///
  /// A pointer, since a look into a large value that is a global may copy the value first.
  @safe
  struct Reference: @unchecked Sendable {
    private let table: UnsafePointer<KeyTable>

    /// Made at the first use; never freed.
    private static let shared: Reference = {
      let table = UnsafeMutablePointer<KeyTable>.allocate(capacity: 1)
      unsafe table.initialize(to: KeyTable())
      return unsafe Reference(table: table)
    }()

    private init(table: UnsafePointer<KeyTable>) {
      unsafe self.table = table
    }

    init() {
      self = Reference.shared
    }

    /// What the decoder must know about a key.
    @inline(__always)
    func row(of key: RecordKey) -> Row { unsafe table.pointee.rows[Int(key.rawValue)] }

    /// The sort of a key's value.
    @inline(__always)
    func shape(of key: RecordKey) -> RecordKey.ValueShape {
      unsafe table.pointee.rows[Int(key.rawValue)].shape
    }

    /// The most bytes of a text or a time, or the largest value of an integer.
    @inline(__always)
    func limit(of key: RecordKey) -> UInt32 { unsafe table.pointee.rows[Int(key.rawValue)].limit }

    /// The keys that a kind needs, a bit each.
    @inline(__always)
    func needed(by kind: RecordKind) -> UInt32 {
      unsafe table.pointee.needed[Int(kind.rawValue)]
    }

    /// The key with a name, or nil if it is none of ours.
    @inline(__always)
    func key(named range: Range<Int>, of bytes: ByteView) -> RecordKey? {
      guard range.count <= PackedName.byteCountMax else { return nil }
      let name = PackedName(bytes, range)
      let found = unsafe table.pointee.slots[table.pointee.slot(of: name)]
      guard found != KeyTable.noKey, unsafe table.pointee.rows[Int(found)].name == name else {
        return nil
      }
      return RecordKey(rawValue: found)
    }

    /// The key of up to seven bytes that stands in quotes at an offset with a colon right behind it,
    /// and the offset behind the colon; nil where the long way is needed.
    @inline(__always)
    func shortKey(at offset: Int, of bytes: ByteView) -> (key: RecordKey, end: Int)? {
      guard offset &+ 9 < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return nil }
      let word = bytes.word(at: offset &+ 1)
      let length = word.marks(equalTo: UInt8(ascii: "\"")).firstMarkedPlace
      guard length < 8, bytes[offset &+ length &+ 2] == UInt8(ascii: ":") else { return nil }
      let name = PackedName(short: word & (1 << UInt64(length &* 8) &- 1), count: length)
      // A name with an escape or a control character in it is none of ours.
      let found = unsafe table.pointee.slots[table.pointee.slot(of: name)]
      guard found != KeyTable.noKey, unsafe table.pointee.rows[Int(found)].name == name,
        let key = RecordKey(rawValue: found)
      else { return nil }
      return (key, offset &+ length &+ 3)
    }

    /// The index of a word among those that a key allows, or nil.
    @inline(__always)
    func wordIndex(_ range: Range<Int>, of bytes: ByteView, for key: RecordKey) -> Int? {
      guard range.count <= PackedName.byteCountMax else { return nil }
      let word = PackedName(bytes, range)
      let row = row(of: key)
      for index in 0..<row.wordCount where unsafe table.pointee.words[row.firstWord + index] == word
      {
        return index
      }
      return nil
    }
  }
}
