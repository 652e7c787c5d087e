import Testing

@testable import AllocationGate

struct AllocationGateTests {
  @Test(arguments: [
    (0, 0, 0, 1, true), (1, 0, 0, 1, false), (0, 1, 0, 1, false), (0, 0, 1, 1, false),
    (0, 0, 0, 0, false),
  ])
  func `a block in any step fails, and so do no lines`(
    decode: UInt64, match: UInt64, settle: UInt64, lines: Int, isFine: Bool
  ) {
    var measurement = Measurement()
    measurement.decodeBlockCount = decode
    measurement.matchBlockCount = match
    measurement.settleBlockCount = settle
    measurement.lineCount = lines
    #expect(measurement.isFine == isFine)
  }
}
