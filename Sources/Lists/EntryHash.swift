/// A hash of bytes that are fed one at a time, so that every beginning of a key has its own.
///
/// The seed is drawn for each table: who knows only the program cannot make up a list whose keys
/// collide. No result depends on it.
struct EntryHash {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 32
  }

  /// The hash of what was added so far.
  @inline(__always)
  var value: UInt64 {
    let mixed = state &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ (mixed >> 32)
  }
}
