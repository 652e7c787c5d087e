import Bytes
import Patterns

/// Matches a text once, with scratch of its own.
func firstMatch(
  _ pattern: Pattern, _ text: String, from offset: Int = 0, limits: MatchLimits = MatchLimits()
) -> MatchOutcome {
  var scratch = MatchScratch(limits: limits)
  return text.withByteView { pattern.firstMatch(in: $0, from: offset, using: &scratch) }
}

/// The text that a pattern finds, or nil.
func firstFound(_ pattern: Pattern, _ text: String, from offset: Int = 0) -> String? {
  guard case .found(let range) = firstMatch(pattern, text, from: offset) else { return nil }
  return text.withByteView { $0[range].text }
}

/// A generator with a seed, so that a failure comes again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
