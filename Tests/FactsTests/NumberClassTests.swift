import Facts
import Testing

@Suite struct NumberClassTests {
  @Test func `every class and group has a word of its own`() {
    let words = NumberClass.allCases.map { "\($0.name)" } + NumberClass.groups.map { "\($0.name)" }
    #expect(Set(words).count == words.count)
    for numberClass in NumberClass.allCases {
      #expect(NumberClass.named("\(numberClass.name)") == [numberClass])
    }
    #expect(NumberClass.named("port-any").count == 6)
    #expect(NumberClass.named("ports") == [])
  }

  @Test func `every reason has a word and a bit of its own`() {
    let bits = ForgedReasons.named.map(\.reason.rawValue)
    #expect(Set(bits).count == bits.count && bits.allSatisfy { $0.nonzeroBitCount == 1 })
    #expect(Set(ForgedReasons.named.map { "\($0.name)" }).count == bits.count)
  }
}
