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
}
