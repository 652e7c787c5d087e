import Testing
import Views

struct PatternFoldReasonTests {
  static let reasons: [PatternFoldReason] = [
    .nothingLeft(.skeleton), .noMemberLeft(.folded), .dropped, .blank(.sound),
    .rewritten(.skeleton, text: "微信"), .tornRange, .wideMember, .shortLiteral,
    .shortSound(isInAll: true), .shortSound(isInAll: false), .singleSyllables,
    .homophone(of: "时间"), .anchor,
  ]

  @Test func `every reason has a sentence of its own, and advice where there is any`() {
    let messages = Self.reasons.map(\.message)
    #expect(Set(messages).count == messages.count)
    #expect(messages.allSatisfy { $0.first?.isLowercase == true && !$0.hasSuffix(".") })
    #expect(Self.reasons.filter { $0.hint == nil } == [.noMemberLeft(.folded)])
  }

  @Test func `only what leaves the pattern without its meaning is an error`() {
    #expect(
      Self.reasons.filter { !$0.isWarning }
        == [.nothingLeft(.skeleton), .noMemberLeft(.folded), .tornRange])
  }

  @Test func `weak in sound are short words and everyday ones`() {
    #expect(
      Self.reasons.filter(\.isWeakSound)
        == [.shortSound(isInAll: true), .shortSound(isInAll: false), .homophone(of: "时间")])
  }
}
