import Bytes
import Records
import Testing

struct FieldTests {
  @Test func `an absent field is not an empty one`() {
    #expect(Field.absent.isAbsent)
    #expect(Field.absent.count == 0)
    #expect(Field.absent.range == .empty)
    let empty = Field(inLine: 5..<5)
    #expect(!empty.isAbsent)
    #expect(empty.count == 0)
    #expect(!Field(inArena: 0..<0).isAbsent)
  }

  @Test func `a field points into the line or the arena`() {
    let source = RecordSource(line: ByteView("line"), arena: ByteView("arena"))
    #expect(source.bytes(of: Field(inLine: 1..<3)) == "in")
    #expect(source.bytes(of: Field(inArena: 1..<3)) == "re")
    #expect(source.bytes(of: .absent).isEmpty)
    #expect(Field(inArena: 1..<3).isInArena)
    #expect(!Field(inLine: 1..<3).isInArena)
    #expect(!Field.absent.isInArena)
  }

  @Test func `an arena may be large`() {
    let field = Field(inArena: 4_000_000_000..<4_000_000_001)
    #expect(field.range == ByteRange(4_000_000_000..<4_000_000_001))
  }
}
