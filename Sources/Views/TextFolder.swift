import Bytes

/// Something that the bytes of a folded text do not tell, about the character at an offset.
struct FoldMark: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    /// The sender wrote something between the character before and this one, which is gone; or
    /// both come from one.
    case gap

    /// The letter had a tone mark or another diacritic.
    case toned
  }

  var offset: UInt32
  var kind: Kind
}

/// Folds one text: one pass over its bytes, a look into a table for each character.
struct TextFolder: ~Copyable {
  /// The most bytes that folding makes of one, U+FDFA: 3 bytes become 33.
  static let growthMax = 11

  private let tables: StaticTables
  private let source: ByteView
  private var offset = 0
  private var used = 0

  /// Folds a text, whose UTF-8 should be valid; broken pieces become U+FFFD.
  ///
  /// - Parameters:
  ///   - source: The raw text.
  ///   - target: Where the folded text is appended.
  ///   - marks: Where the marks are appended, in rising order of offsets.
  static func fold(
    _ source: ByteView, into target: inout ByteBuffer, marks: inout ScratchArray<FoldMark>
  ) {
    // Room for one long fold beyond the end, since eight bytes are written at once.
    let room = source.count * growthMax + 16
    _ = unsafe target.fill(room: room) { bytes in
      var folder = TextFolder(tables: .shared, source: source)
      return unsafe folder.run(bytes, &marks)
    }
  }

  private init(tables: StaticTables, source: ByteView) {
    self.tables = tables
    self.source = source
  }

  private mutating func run(
    _ target: UnsafeMutableBufferPointer<UInt8>, _ marks: inout ScratchArray<FoldMark>
  ) -> Int {
    while offset < source.count {
      let first = source[offset]
      if first > 0x20, first < 0x7F {
        let isUpper = first &- 0x41 < 26
        unsafe target[used] = isUpper ? first | 0x20 : first
        used &+= 1
        offset &+= 1
        continue
      }
      if first == 0x20, unsafe !endsWithBlank(target) {
        unsafe append(first, target)
        offset &+= 1
        continue
      }
      // E0 and ED restrict their second byte and go the long way.
      let isLikelyHan =
        first >= 0xE1 && first <= 0xEF && first != 0xED && offset &+ 2 < source.count
      if isLikelyHan, unsafe foldThree(first, target, &marks) { continue }
      unsafe foldOther(target, &marks)
    }
    if used > 0, unsafe endsWithBlank(target) { used -= 1 }
    return used
  }

  /// Folds a character of three bytes, of which two more are there; false where they are broken.
  @inline(__always)
  private mutating func foldThree(
    _ first: UInt8, _ target: UnsafeMutableBufferPointer<UInt8>,
    _ marks: inout ScratchArray<FoldMark>
  ) -> Bool {
    let second = source[offset &+ 1]
    let third = source[offset &+ 2]
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return false }
    let code = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    let place = tables.foldPlaces[code]
    if place == 0 {
      unsafe target[used] = first
      unsafe target[used &+ 1] = second
      unsafe target[used &+ 2] = third
      used &+= 3
    } else {
      unsafe put(tables.folds[Int(place)], target, &marks)
    }
    offset &+= 3
    return true
  }

  /// Folds a character of one, two or four bytes, or a broken piece.
  @inline(never)
  private mutating func foldOther(
    _ target: UnsafeMutableBufferPointer<UInt8>, _ marks: inout ScratchArray<FoldMark>
  ) {
    var decoder = UTF8Decoder(source, from: offset)
    guard let step = decoder.next() else { return }
    let code = step.scalar?.value ?? 0xFFFD
    if let fold = tables.fold(of: code) {
      unsafe put(fold, target, &marks)
    } else if step.scalar == nil {
      // The UTF-8 of U+FFFD, which no character folds to anything.
      unsafe append(0xEF, target)
      unsafe append(0xBF, target)
      unsafe append(0xBD, target)
    } else {
      for index in offset..<decoder.offset { unsafe append(source[index], target) }
    }
    offset = decoder.offset
  }

  private mutating func append(_ byte: UInt8, _ target: UnsafeMutableBufferPointer<UInt8>) {
    unsafe target[used] = byte
    used &+= 1
  }

  @inline(__always)
  private mutating func put(
    _ fold: Fold, _ target: UnsafeMutableBufferPointer<UInt8>,
    _ marks: inout ScratchArray<FoldMark>
  ) {
    if fold.byteCount == 0 { return noteGap(&marks) }
    if fold.isLong { return unsafe putLong(fold, target, &marks) }
    if fold.kind == .toned { marks.append(FoldMark(offset: UInt32(used), kind: .toned)) }
    // The room was reserved with these eight bytes in mind.
    unsafe UnsafeMutableRawBufferPointer(target).storeBytes(
      of: fold.word, toByteOffset: used, as: UInt64.self)
    used &+= Int(fold.byteCount)
  }

  private func noteGap(_ marks: inout ScratchArray<FoldMark>) {
    let isNoted = !marks.isEmpty && marks[marks.count - 1].offset == UInt32(used)
    if !isNoted { marks.append(FoldMark(offset: UInt32(used), kind: .gap)) }
  }

  /// Puts a blank, which joins the one before it, or several characters.
  @inline(never)
  private mutating func putLong(
    _ fold: Fold, _ target: UnsafeMutableBufferPointer<UInt8>,
    _ marks: inout ScratchArray<FoldMark>
  ) {
    var isFirst = true
    for index in 0..<Int(fold.byteCount) {
      let byte = tables.byte(index, of: fold)
      if byte == 0x20, unsafe endsWithBlank(target) {
        joinBlank(&marks)
        continue
      }
      if byte & 0xC0 != 0x80 {
        if !isFirst { noteGap(&marks) }
        if fold.kind == .toned { marks.append(FoldMark(offset: UInt32(used), kind: .toned)) }
        isFirst = false
      }
      unsafe append(byte, target)
    }
  }

  /// Whether a blank would join the one before; at the start of a text every blank does.
  private func endsWithBlank(_ target: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    guard used > 0 else { return true }
    return unsafe target[used - 1] == 0x20
  }

  /// A blank that joins the one before takes what is hidden between them along.
  private func joinBlank(_ marks: inout ScratchArray<FoldMark>) {
    guard !marks.isEmpty, marks[marks.count - 1].offset == UInt32(used) else { return }
    marks.truncate(to: marks.count - 1)
  }
}
