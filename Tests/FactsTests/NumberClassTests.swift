import Testing

@testable import Facts

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

  @Test func `what is true of a class agrees with the groups that rules name`() {
    #expect(Set(NumberClass.allCases.filter(\.isPort)) == Set(NumberClass.named("port-any")))
    let carried = Set(NumberClass.allCases.filter(\.isMobile))
    #expect(carried.isSuperset(of: NumberClass.named("mobile-any")))
    for numberClass in NumberClass.allCases {
      #expect(!numberClass.isLocalService || numberClass.isService)
      #expect([numberClass.isMobile, numberClass.isService, numberClass.isPort].count { $0 } <= 1)
    }
  }
}
