import Bytes
import Digests
import Records
import Testing

struct RecordIdentifierTests {
  private func identifier(batch: Digest128, offset: Int, line: String) -> String {
    var record = Record()
    var arena = ByteBuffer()
    arena.append("before" as StaticString)
    return line.withByteView { line in
      record.synthesizeIdentifier(batch: batch, offset: offset, line: line, arena: &arena)
      #expect(record.flags == .identifierSynthesized)
      #expect(record.has(.id))
      let source = RecordSource(line: line, arena: arena.view)
      return source.bytes(of: record.field(.id)).text
    }
  }

  @Test func `an id is the digest of batch, offset and line`() {
    let batch = Digest128(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10)
    let hashed = Array(1...16) + [0, 0, 0, 0, 0, 0, 1, 2] + Array("the line".utf8)
    let expected = Digest128(of: hashed).hexadecimal
    #expect(identifier(batch: batch, offset: 258, line: "the line") == expected)
  }

  @Test func `an id changes with each of the three`() {
    let one = Digest128(high: 1, low: 2)
    let two = Digest128(high: 2, low: 1)
    let ids = [
      identifier(batch: one, offset: 0, line: "a"), identifier(batch: two, offset: 0, line: "a"),
      identifier(batch: one, offset: 1, line: "a"), identifier(batch: one, offset: 0, line: "b"),
    ]
    #expect(Set(ids).count == 4)
    #expect(ids.allSatisfy { $0.utf8.count == 32 })
  }
}
