import Engine
import Records
import RuleCompiler
import Testing

struct FieldTableTests {
  @Test func `every key of records is a field, but those with conditions of their own`() {
    let others: Set<RecordKey> = [.kind, .ts, .text, .raw, .dcs]
    let keys = FieldTable.all.compactMap { field -> RecordKey? in
      if case .key(let key) = field.subject { return key }
      return nil
    }
    #expect(Set(keys).isDisjoint(with: others))
    #expect(Set(keys).union(others) == Set(RecordKey.allCases))
    #expect(keys.count == Set(keys).count)
  }

  @Test func `a field is found by its name, has a text for people and a kind`() {
    for field in FieldTable.all {
      #expect(FieldTable.field(field.name)?.subject == field.subject)
      #expect(field.doc.count > 5)
      #expect(!field.kinds.isEmpty)
    }
    #expect(FieldTable.field("text") == nil)
  }
}
