import Testing
import Views

struct EvasionTests {
  @Test func `the score is the sum of all marks with their weights`() {
    var evasion = Evasion()
    #expect(evasion.score == 0)
    evasion.hidden = 2
    evasion.traditional = 3
    #expect(evasion.score == 35)
    #expect(evasion.count(of: .traditional) == 3)
  }

  @Test func `each mark has a name of its own, and a count of its own`() {
    #expect(Set(Evasion.Mark.allCases.map { "\($0.name)" }).count == Evasion.Mark.allCases.count)
    var evasion = Evasion()
    evasion.hidden = 1
    evasion.combining = 2
    evasion.rare = 3
    evasion.traditional = 4
    evasion.enclosed = 5
    evasion.lookAlike = 6
    evasion.kana = 7
    evasion.emoji = 8
    evasion.separator = 9
    evasion.spaced = 10
    evasion.annotation = 11
    evasion.inserted = 12
    evasion.variant = 13
    #expect(Evasion.Mark.allCases.map { evasion.count(of: $0) } == Array(1...13))
  }
}
