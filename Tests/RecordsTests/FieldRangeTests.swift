import Bytes
import Records
import Testing

struct FieldRangeTests {
  @Test func `an absent field is not an empty one`() {
    #expect(FieldRange.absent.isAbsent)
    #expect(FieldRange.absent.count == 0)
    #expect(FieldRange.absent.range == .empty)
    let empty = FieldRange(inLine: 5..<5)
    #expect(!empty.isAbsent)
    #expect(empty.count == 0)
    #expect(!FieldRange(inArena: 0..<0).isAbsent)
  }

  @Test func `a field points into the line or the arena`() {
    let source = RecordSource(line: ByteView("line"), arena: ByteView("arena"))
    #expect(source.bytes(of: FieldRange(inLine: 1..<3)) == "in")
    #expect(source.bytes(of: FieldRange(inArena: 1..<3)) == "re")
    #expect(source.bytes(of: .absent).isEmpty)
    #expect(FieldRange(inArena: 1..<3).isInArena)
    #expect(!FieldRange(inLine: 1..<3).isInArena)
    #expect(!FieldRange.absent.isInArena)
  }

  @Test func `an arena may be large`() {
    let field = FieldRange(inArena: 4_000_000_000..<4_000_000_001)
    #expect(field.range == ByteRange(4_000_000_000..<4_000_000_001))
  }
}
