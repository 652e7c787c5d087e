import Bytes

/// The tables that are compiled in: folds, classes and readings of characters.
///
/// Unpacked once, at first use, in some milliseconds; about one megabyte.
final class StaticTables: Sendable {
  static let shared = StaticTables()

  /// Of each character the index of its fold in ``folds``; 0 is unchanged.
  let foldIndices: CharacterTable<UInt16>
  let folds: ScratchArray<Fold>
  let foldPool: ScratchArray<UInt8>

  /// The classes without those of variants.
  let classes: CharacterTable<CharacterClass>

  /// What evidence looks at.
  let evidence: CharacterTable<EvidenceClass>
  let readings: Readings

  /// The readings of words.
  let words: WordReadings

  /// The pairs of regional indicators that are a flag: 26 times the first letter plus the second.
  let flags: Set<UInt32>

  private init() {
    var reader = PackedReader(base64: generatedViewTables)
    var unpacker = FoldUnpacker()
    unpacker.read(&reader)
    readings = Readings(&reader)
    words = WordReadings(&reader, readings)
    var classes = CharacterTable<CharacterClass>(repeating: .separator)
    var evidence = CharacterTable<EvidenceClass>(repeating: [])
    ClassTable.setFixedClasses(&classes)
    var standard: Set<UInt32> = []
    reader.ranges { standard.formUnion($0) }
    reader.ranges { for code in $0 { evidence[code].insert(.simplifiedOnly) } }
    reader.ranges { for code in $0 { classes[code].insert(.otherLetter) } }
    reader.ranges { for code in $0 { evidence[code].insert(.pictograph) } }
    var flags: Set<UInt32> = []
    reader.ranges { flags.formUnion($0) }
    self.flags = flags
    precondition(reader.isAtEnd, "the packed tables have an unknown end")
    EvidenceClass.setFixedClasses(&evidence)
    for code in EvidenceClass.hanCodes where !standard.contains(code) {
      if unpacker.indices[code] == 0 { evidence[code].insert(.rareHan) }
    }
    folds = ScratchArray(unpacker.folds)
    foldPool = ScratchArray(unpacker.pool)
    foldIndices = unpacker.takeIndices()
    self.classes = classes
    self.evidence = evidence
  }

  /// The fold of a character, or nil where it stays.
  func fold(of code: UInt32) -> Fold? {
    let index = foldIndices[code]
    return index == 0 || index == StaticTables.brokenIndex ? nil : folds[Int(index)]
  }

  /// The code points that a character is folded to, itself where it stays.
  ///
  /// Allocates: for patterns and variants, not for texts.
  func folded(_ code: UInt32) -> [UInt32] {
    guard let fold = fold(of: code) else { return [code] }
    var bytes: [UInt8] = []
    for index in 0..<Int(fold.byteCount) { bytes.append(byte(index, of: fold)) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
  }

  /// A byte of what a character is folded to.
  @inline(__always)
  func byte(_ index: Int, of fold: Fold) -> UInt8 {
    if fold.byteCount <= 8 { return UInt8(truncatingIfNeeded: fold.word >> UInt64(index * 8)) }
    return foldPool[Int(fold.poolStart) + index]
  }

  /// The index of surrogates, which no valid text has.
  static let brokenIndex = UInt16.max
}

/// Unpacks the folds, each target once.
private struct FoldUnpacker: ~Copyable {
  var indices = CharacterTable<UInt16>(repeating: 0)
  var folds = [Fold()]
  var pool: [UInt8] = []
  private var known: [Key: UInt16] = [:]

  private struct Key: Hashable {
    var kind: UInt8
    var text: String
  }

  init() {}

  consuming func takeIndices() -> CharacterTable<UInt16> { indices }

  mutating func read(_ reader: inout PackedReader) {
    var end: UInt32 = 0
    for _ in 0..<reader.number() {
      let start = end + reader.number()
      end = start + reader.number()
      let kind = reader.byte()
      var text = String.UnicodeScalarView()
      for _ in 0..<reader.byte() {
        guard let scalar = Unicode.Scalar(reader.number()) else {
          preconditionFailure("the packed tables fold to a surrogate")
        }
        text.append(scalar)
      }
      let index = index(of: Key(kind: kind, text: String(text)))
      for code in start..<end { indices[code] = index }
    }
    // A blank folds to itself, but joins the blank before it like those of other kinds.
    indices[0x20] = index(of: Key(kind: FoldKind.space.rawValue, text: " "))
    for code in UInt32(0xD800)...0xDFFF { indices[code] = StaticTables.brokenIndex }
  }

  private mutating func index(of key: Key) -> UInt16 {
    if let index = known[key] { return index }
    guard let kind = FoldKind(rawValue: key.kind) else {
      preconditionFailure("the packed tables name an unknown kind")
    }
    let bytes = Array(key.text.utf8)
    let characterCount = key.text.unicodeScalars.count
    var fold = Fold()
    fold.kind = kind
    fold.byteCount = UInt8(bytes.count)
    fold.characterCount = UInt8(characterCount)
    fold.isLong = bytes.count > 8 || characterCount > 1 || bytes == [0x20]
    fold.poolStart = UInt32(pool.count)
    if bytes.count > 8 {
      pool += bytes
    } else {
      for (offset, byte) in bytes.enumerated() { fold.word |= UInt64(byte) << UInt64(offset * 8) }
    }
    let index = UInt16(folds.count)
    folds.append(fold)
    known[key] = index
    return index
  }
}
