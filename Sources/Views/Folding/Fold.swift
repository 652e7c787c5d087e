/// Why folding changes a character, in the order of the program that writes the tables.
enum FoldKind: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  case plain, space, hidden, combining, toned, enclosed, lookAlike, traditional, rare, sign
}

/// What one character is folded to: up to eight bytes of UTF-8 here, more in a pool.
struct Fold: BitwiseCopyable {
  /// The bytes, the first one lowest.
  var word: UInt64 = 0
  var byteCount: UInt8 = 0
  var characterCount: UInt8 = 0
  var kind = FoldKind.plain

  /// True if a character of several is a blank, or the bytes stand in the pool: go one by one.
  var isLong = false
  var poolStart: UInt32 = 0

  /// True if the bytes of the word are all that there is to write, and there is nothing to note.
  @inline(__always)
  var isSimple: Bool { !isLong && byteCount > 0 && kind != .toned && kind != .sign }
}
