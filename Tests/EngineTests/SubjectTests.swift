import Facts
import Records
import Testing

@testable import Engine

struct SubjectTests {
  @Test func `a key costs what is said, a fact what it takes to derive it`() {
    #expect(Subject.key(.from).cost(ofKey: 7) == 7)
    #expect(Subject.fact(.hour).cost(ofKey: 7) == Fact.hour.cost)
    let facts: [Fact] = [
      .hour, .numberClass(.from), .signature, .evasion, .entity(.phone),
    ]
    #expect(facts.map(\.cost) == facts.map(\.cost).sorted())
    #expect(facts.map(\.cost).max() == Fact.entityCost)
  }
}
