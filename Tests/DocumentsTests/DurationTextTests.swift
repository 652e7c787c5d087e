import Documents
import TestSupport
import Testing

struct DurationTextTests {
  @Test(arguments: [
    ("10m", 600_000), ("7d", 604_800_000), ("90s", 90_000), ("250ms", 250), ("0s", 0),
    ("36h", 129_600_000), ("1d", 86_400_000), ("1500ms", 1_500), ("61m", 3_660_000),
  ])
  func `a duration is written in the largest unit that says it exactly`(
    text: String, milliseconds: Int
  ) {
    #expect(durationText(.milliseconds(milliseconds)) == text)
  }

  @Test func `random durations are read back as they are written`() throws {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let step = [1, 1_000, 60_000, 3_600_000].randomElement(using: &generator) ?? 1
      let duration = Duration.milliseconds(Int.random(in: 0...5_000, using: &generator) * step)
      var (root, diagnostics) = parse("k: \(durationText(duration))\n")
      let node = try #require(root.flatMap(mapping)?["k"])
      root = nil
      #expect(node.duration(named: "k", into: &diagnostics)?.value == duration)
      #expect(diagnostics.isEmpty)
    }
  }
}
