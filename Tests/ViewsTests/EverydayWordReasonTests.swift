import Testing
import Views

struct EverydayWordReasonTests {
  static let reasons: [EverydayWordReason] = [
    .notUTF8, .fileTooLong(byteCountMax: 9), .notTwoSyllables,
  ]

  @Test func `every reason has a sentence of its own`() {
    let messages = Self.reasons.map(\.message)
    #expect(Set(messages).count == messages.count)
    #expect(messages.allSatisfy { $0.first?.isLowercase == true && !$0.hasSuffix(".") })
  }

  @Test func `a word without effect leaves the other words as they were meant`() {
    #expect(Self.reasons.filter(\.isWarning) == [.notTwoSyllables])
  }
}
