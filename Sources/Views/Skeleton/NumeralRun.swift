/// Numerals and digits that were written last in a row, once a numeral is among them.
struct NumeralRun: BitwiseCopyable {
  private var count = 0

  /// How many bytes were written when the last of them was.
  private(set) var end = -1

  /// The run with one more, or a new one where something else was written in between.
  func adding(
    _ target: UnsafeMutableRawPointer, _ used: Int, _ byteCount: Int
  ) -> NumeralRun {
    var run = self
    if end != used {
      // Before the first numeral there may be digits, and o; four are enough.
      run.count = 0
      while run.count < 4, run.count < used {
        let byte = unsafe target.load(fromByteOffset: used - run.count - 1, as: UInt8.self)
        guard byte &- 0x30 < 10 || byte == UInt8(ascii: "o") else { break }
        run.count += 1
      }
    }
    run.count += 1
    run.end = used + byteCount
    return run
  }

  /// True if these may be a telephone number with numerals: five, one of them a numeral.
  var mayBeTelephone: Bool { count >= 5 }
}
