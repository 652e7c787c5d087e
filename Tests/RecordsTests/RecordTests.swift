import Bytes
import Records
import Testing

struct RecordTests {
  @Test func `an accessor for another shape gives nothing`() {
    let decoded = Decoded(call(#","answered":true,"ring_ms":1"#))
    #expect(decoded.record.integer(.answered) == nil)
    #expect(decoded.record.boolean(.ringMilliseconds) == nil)
    #expect(decoded.record.wordIndex(.from) == nil)
    #expect(decoded.record.integer(.cause) == nil)
  }

  @Test func `a message has no stage, whatever its line says`() {
    for word in ["attempt", "cdr"] {
      let decoded = Decoded(message(#","stage":"\#(word)""#))
      #expect(decoded.rejection == nil)
      #expect(decoded.record.has(.stage))
      #expect(decoded.record.stage == nil)
    }
    #expect(Decoded(call()).record.stage == .cdr)
  }

  @Test func `a record is used again without traces of the one before`() {
    var record = Record()
    var arena = ByteBuffer()
    let first = Array(message(#","node":"n","x":1"#).utf8)
    let second = Array(call().utf8)
    let rejections = first.withByteView { first in
      second.withByteView { second in
        [
          decodeRecord(first, into: &record, arena: &arena),
          decodeRecord(second, into: &record, arena: &arena),
        ]
      }
    }
    #expect(rejections == [nil, nil])
    #expect(!record.has(.node))
    #expect(!record.has(.text))
    #expect(record.field(.text).isAbsent)
    #expect(record.ext.isAbsent)
  }

  @Test func `a record is plain data and small`() {
    #expect(MemoryLayout<Record>.size <= 328)
    #expect(MemoryLayout<FieldRange>.size == 8)
  }
}
