import Bytes
import Engine
import Records
import SyntheticTraffic
import Testing

struct SyntheticTrafficTests {
  @Test(arguments: LineShape.allCases)
  func `a line is a record or is rejected, as its shape says`(shape: LineShape) {
    var maker = TrafficMaker(seed: 3)
    for _ in 0..<50 {
      let line = maker.line(shape)
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1 && line.last == UInt8(ascii: "\n"))
      var record = Record()
      var arena = ByteBuffer()
      let rejection = Array(line.dropLast()).withByteView {
        decodeRecord($0, into: &record, arena: &arena)
      }
      #expect((rejection != nil) == (shape == .rejected))
      guard rejection == nil else { continue }
      #expect(record.has(.id) == (shape != .anonymous))
      #expect(record.flags.contains(.textRepaired) == (shape == .broken))
      #expect(record.ext.isAbsent == (shape != .extended))
    }
  }

  @Test func `the same seed gives the same lines, another one others`() {
    let batches = [UInt64(1), 1, 2].map { seed in
      var maker = TrafficMaker(seed: seed)
      return maker.usualBatch(lineCount: 50) + maker.mixedBatch(lineCount: 50)
    }
    #expect(batches[0] == batches[1] && batches[0] != batches[2])
  }

  @Test func `made-up rules compile`() {
    #expect(makeSyntheticRules(count: 50, seed: 1).rules.count == 50)
  }
}
