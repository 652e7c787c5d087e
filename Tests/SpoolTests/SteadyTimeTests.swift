import Testing

@testable import Spool

@Suite struct SteadyTimeTests {
  private static let hour: Int64 = 3_600_000
  private static let year: Int64 = 365 * 24 * hour

  @Test(
    arguments: [
      ([1_000, 2_000, 3_000], 2_000), ([1_000, 1_000 + 10 * year, 1_000], hour),
      ([1_000, 500, 1_000], 500), ([1_000, 1_000 - 40 * year, 1_000], hour),
      ([0, Int64.max, Int64.min, 0], 2 * hour), ([0, Int64.min, Int64.min], 0),
      ([Int64.min, Int64.max], hour),
    ] as [([Int64], Int64)])
  func `time goes on with the clock and does not jump with it`(
    clocks: [Int64], passed: Int64
  ) {
    var time = SteadyTime(milliseconds: 100, clockMilliseconds: clocks[0])
    for clock in clocks { time.advance(toClock: clock) }
    #expect(time.milliseconds == 100 + passed)
  }

  @Test(arguments: [10 * year, -40 * year])
  func `a clock that jumps there and back forgets no repeat, with a restart or without`(
    jump: Int64
  ) throws {
    for restarts in [false, true] {
      let world = try SpoolWorld()
      world.options.segmentByteCount = 320
      var now: Int64 = 1_700_000_000_000
      var spool: Spool? = try world.open(now: now)
      for step in ["a", "b", "c", "a"] {
        if restarts { spool = nil }
        let open = try spool ?? world.open(now: now)
        spool = open
        try world.put("\(step).ndjson", step + "\n")
        try open.rescan(now: now)
        let isAgain = step == "a" && now != 1_700_000_000_000
        #expect(
          try world.claimAll(open, now: now) == [(isAgain ? "repeat " : "") + "\(step).ndjson"])
        now = step == "a" ? now + jump : step == "c" ? 1_700_000_000_001 : now + 1
      }
    }
  }
}
