import Testing
import Views

struct VariantsProblemReasonTests {
  static let reasons: [VariantsProblemReason] = [
    .notUTF8, .fileTooLong(byteCountMax: 9), .noVariants, .emptyTarget,
    .tooLong(characterCountMax: 9), .tooShort, .conflict(file: .emoji, firstLine: 3),
    .duplicate(file: .emoji, firstLine: 3), .cycle, .chain(line: 3), .frequent, .folded,
    .targetFolded, .unreachable, .tooManyEntries(countMax: 9),
  ]

  @Test func `every reason has a sentence of its own`() {
    let messages = Self.reasons.map(\.message)
    #expect(Set(messages).count == messages.count)
    for message in messages {
      #expect(message.first?.isLowercase == true)
      #expect(!message.hasSuffix("."))
    }
  }

  @Test func `only duplicates leave the tables as they were meant`() {
    #expect(Self.reasons.filter(\.isWarning) == [.duplicate(file: .emoji, firstLine: 3)])
  }
}
