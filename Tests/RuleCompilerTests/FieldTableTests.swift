import Records
import RuleCompiler
import Testing

struct FieldTableTests {
  @Test func `every key of records is a field, but those with conditions of their own`() {
    let others: Set<RecordKey> = [.kind, .ts, .text, .raw, .dcs]
    let keys = FieldTable.all.map(\.key)
    #expect(Set(keys).isDisjoint(with: others))
    #expect(Set(keys).union(others) == Set(RecordKey.allCases))
    #expect(keys.count == Set(keys).count)
  }

  @Test func `a field is found by its name, has a text for people and a kind`() {
    for field in FieldTable.all {
      #expect(FieldTable.field(field.name)?.key == field.key)
      #expect(field.doc.count > 5)
      #expect(!field.kinds.isEmpty)
    }
    #expect(FieldTable.field("text") == nil)
  }
}
