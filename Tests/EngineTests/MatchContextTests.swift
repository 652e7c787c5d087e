import Bytes
import Digests
import Engine
import Testing

struct MatchContextTests {
  @Test func `another batch gives a record without an id another one`() {
    var matcher = Matcher(for: TestRules().build())
    let identifiers = [1, 2, 1].map { (high: UInt64) in
      Array(message(id: nil).utf8).withByteView { bytes in
        matcher.match(
          Chunk(lines: bytes, batchOffset: 0),
          in: MatchContext(batch: Digest128(high: high, low: 0)))
        let record = matcher.matches.records[0]
        return matcher.matches.source(of: record).bytes(of: record.record.field(.id)).text
      }
    }
    #expect(identifiers[0] != identifiers[1] && identifiers[0] == identifiers[2])
  }
}
