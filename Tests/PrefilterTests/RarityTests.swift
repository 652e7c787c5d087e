import Testing

@testable import Prefilter

struct RarityTests {
  private func likelihood(_ word: String) -> Double {
    Rarity.shared.likelihood(of: Array(word.utf16))
  }

  @Test(arguments: [
    ("抵押", "您的"), ("赌场", "验证码"), ("抵押", "贷款"), ("贷款", "的"), ("1069", "10"), ("138001", "138"),
    ("微", "的"), ("薇", "微"), ("抵押贷款", "抵押"),
  ])
  func `the first is not more likely than the second`(rare: String, common: String) {
    #expect(likelihood(rare) <= likelihood(common))
    #expect(likelihood(rare) > 0 && likelihood(common) <= 1)
  }

  @Test func `a clause is as likely as its literals together, and never surer than sure`() {
    let words = ["贷款", "额度"].map { Array($0.utf16) }
    let sum = words.reduce(0) { $0 + Rarity.shared.likelihood(of: $1) }
    #expect(Rarity.shared.likelihood(of: .literals(words)) == sum)
    let digits = (UInt16(0x30)...0x39).map { [$0] }
    #expect(Rarity.shared.likelihood(of: .literals(digits)) == 1)
    #expect(Rarity.shared.likelihood(of: .digits(11)) < Rarity.shared.likelihood(of: .digits(4)))
  }
}
