/// Random numbers that are the same in every run (SplitMix64, Steele and others, 2014).
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// One of some words.
  mutating func word(of words: [String]) -> String {
    words[Int.random(in: words.indices, using: &self)]
  }

  /// So many random decimal digits.
  mutating func digits(_ count: Int) -> String {
    var digits = ""
    for _ in 0..<count { digits += String(Int.random(in: 0...9, using: &self)) }
    return digits
  }

  /// So many random hexadecimal digits.
  mutating func hexadecimal(_ count: Int) -> String {
    var digits = ""
    for _ in 0..<count { digits += String(Int.random(in: 0...15, using: &self), radix: 16) }
    return digits
  }
}
