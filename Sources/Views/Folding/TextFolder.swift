import Bytes

/// Something that the bytes of a folded text do not tell, about the character at an offset.
struct FoldMark: BitwiseCopyable {
  enum Kind: UInt8, BitwiseCopyable {
    /// The sender wrote something between the character before and this one, which is gone; or
    /// both come from one.
    case gap

    /// The letter had a tone mark or another diacritic.
    case toned

    /// The letters are those of a sign such as ™ or ℃, which are ``byteCount`` bytes.
    case sign
  }

  var offset: UInt32
  var kind: Kind
  var byteCount: UInt8 = 0
}

/// Folds one text: one pass over its bytes, a look into a table for each character.
struct TextFolder: ~Copyable {
  /// The most bytes that folding makes of one, U+FDFA: 3 bytes become 33.
  static let growthMax = 11

  // Kept by its owner from text to text: to take hold of the tables anew counts references.
  private let tables = StaticTables.shared
  private var source = ByteView.empty
  private var offset = 0
  private var used = 0

  /// True if the text that was folded last had signs such as ™, which are marked.
  private(set) var hasSigns = false

  /// Folds a text, whose UTF-8 should be valid; broken pieces become U+FFFD.
  ///
  /// - Parameters:
  ///   - source: The raw text.
  ///   - target: Where the folded text is appended.
  ///   - marks: Where the marks are appended, in rising order of offsets.
  mutating func fold(
    _ source: ByteView, into target: inout ByteBuffer, marks: inout ScratchArray<FoldMark>
  ) {
    self.source = source
    (offset, used) = (0, 0)
    hasSigns = false
    // Room for one long fold beyond the end, since eight bytes are written at once.
    let room = source.count * TextFolder.growthMax + 16
    _ = unsafe target.fill(room: room) { unsafe run($0, &marks) }
  }

  private mutating func run(
    _ target: UnsafeMutableBufferPointer<UInt8>, _ marks: inout ScratchArray<FoldMark>
  ) -> Int {
    while true {
      unsafe foldUsual(target)
      guard offset < source.count else { break }
      unsafe foldOther(target, &marks)
    }
    if used > 0, unsafe endsWithBlank(target) { used -= 1 }
    return used
  }

  /// Folds ASCII and characters of three bytes, up to one that is long, a mark, or a blank to join.
  ///
  /// The state is in registers here and nothing is called: a text of 140 bytes took 130 ns with
  /// checked accesses in one loop with all else, so it takes 90.
  private mutating func foldUsual(_ target: UnsafeMutableBufferPointer<UInt8>) {
    var (offset, used) = (offset, used)
    let bytes = UnsafeMutableRawBufferPointer(target)
    let count = source.count
    let wordEnd = count - 4
    guard wordEnd >= 0 else { return }
    let folds = tables.folds.count
    unsafe source.withUnsafeBytes { source in
      unsafe tables.foldIndices.withBasicPlane { indices in
        unsafe tables.folds.withUnsafePointer { fold in
          let source = UnsafeRawBufferPointer(source)
          // Takes a character that begins a word of four bytes; false where it is not usual.
          @inline(__always)
          func take(_ word: UInt32) -> Bool {
            let first = UInt8(truncatingIfNeeded: word)
            if first < 0x7F {
              if first < 0x20 { return false }
              if first == 0x20, unsafe used == 0 || target[used &- 1] == 0x20 { return false }
              unsafe target[used] = first &- 0x41 < 26 ? first | 0x20 : first
              used &+= 1
              offset &+= 1
              return true
            }
            // E0 and ED restrict their second byte and go the long way.
            guard word & 0xC0_C0F0 == 0x80_80E0, first != 0xE0, first != 0xED else { return false }
            let code = (word & 0x0F) << 12 | (word >> 8 & 0x3F) << 6 | word >> 16 & 0x3F
            // A code of sixteen bits has its place in the basic plane.
            let index = unsafe Int(indices[Int(code)])
            if index == 0 {
              unsafe bytes.storeBytes(of: word, toByteOffset: used, as: UInt32.self)
              used &+= 3
            } else {
              guard index < folds, unsafe fold[index].isSimple else { return false }
              // The room was reserved with these eight bytes in mind.
              unsafe bytes.storeBytes(of: fold[index].word, toByteOffset: used, as: UInt64.self)
              unsafe used &+= Int(fold[index].byteCount)
            }
            offset &+= 3
            return true
          }
          while offset <= wordEnd {
            guard take(unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) else {
              return
            }
          }
          // Of fewer than four bytes at the end, those before them are read too and pushed out.
          let word = unsafe source.loadUnaligned(fromByteOffset: wordEnd, as: UInt32.self)
          while offset < count {
            guard take(word >> UInt32(truncatingIfNeeded: (offset &- wordEnd) &* 8)) else { return }
          }
        }
      }
    }
    (self.offset, self.used) = (offset, used)
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
    if fold.kind == .sign {
      hasSigns = true
      marks.append(FoldMark(offset: UInt32(used), kind: .sign, byteCount: fold.byteCount))
    }
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

  /// True if a blank would join the one before; at the start of a text every blank does.
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
