import Records
import Testing
import Views

@testable import Engine

struct PredicateTests {
  /// A predicate of each kind.
  private func each() throws -> [Predicate] {
    var builder = TestRules()
    _ = [
      try builder.text("a"), builder.words(["a"]), builder.equals(.from, ["a"]),
      builder.range(.partNumber, 1...2), builder.absent(.node), builder.ledger(0),
    ]
    return builder.builder.predicates + [
      .set(SetPredicate(.hour, members: 1)), .entity(EntityPredicate(kinds: 1)),
    ]
  }

  @Test func `a kind is small enough to be handed on without a block from the heap`() throws {
    for predicate in try each() { #expect(size(of: predicate.kind) <= 24) }
    #expect(MemoryLayout<Predicate>.size <= 25)
  }

  private func size<Kind: PredicateKind>(of kind: Kind) -> Int { MemoryLayout<Kind>.size }

  @Test func `what looks at the text says so, and only that requires probes`() throws {
    for predicate in try each() {
      let kind = predicate.kind
      #expect(kind.requiredProbes.ids.isEmpty || kind.subject == .key(.text))
      #expect(kind.cost >= 0)
    }
  }
}
