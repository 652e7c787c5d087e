import Facts
import Testing

@Suite struct ForgedReasonsTests {
  @Test func `every reason has a word and a bit of its own`() {
    let bits = ForgedReasons.named.map(\.reason.rawValue)
    #expect(Set(bits).count == bits.count && bits.allSatisfy { $0.nonzeroBitCount == 1 })
    #expect(Set(ForgedReasons.named.map { "\($0.name)" }).count == bits.count)
  }
}
