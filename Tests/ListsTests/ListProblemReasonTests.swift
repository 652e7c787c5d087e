import Bytes
import Testing

@testable import Lists

struct ListProblemReasonTests {
  static let reasons: [ListProblem.Reason] = [
    .duplicate(firstLine: 7), .emptyEntry, .notUTF8, .controlCharacter, .invisibleCharacter,
    .entryTooLong(byteCountMax: 253), .homeCountryPrefix, .notADomain, .quoted, .mergeMark,
    .otherComment, .listMark, .severalValues, .spreadsheetNumber, .wildcard, .notASender, .pattern,
    .publicSuffix, .hostOfDomain,
    .tooManyEntries(countMax: 16), .tooManyWordBytes(byteCountMax: 4),
    .fileTooLong(byteCountMax: 1),
  ]

  @Test func `every reason has a sentence of its own`() {
    let messages = ListProblemReasonTests.reasons.map { $0.message }
    #expect(Set(messages).count == messages.count)
    for message in messages {
      #expect(message.first?.isLowercase == true)
      #expect(!message.hasSuffix("."))
    }
  }

  @Test func `only duplicates leave the list as it was meant`() {
    let warnings = ListProblemReasonTests.reasons.filter { $0.isWarning }
    #expect(warnings == [.duplicate(firstLine: 7)])
  }

  @Test func `the words of a list end where the limit is`() throws {
    // Words of 248 bytes, each its own, and a few more than 4 MiB hold.
    let count = Limits.wordListByteCountMax / 248 + 10
    let tail = String(repeating: "x", count: 240)
    let file = (0..<count).map { "\(10_000_000 + $0)\(tail)" }.joined(separator: "\n")
    let result = parse(file, .words)
    let last = try #require(result.problems.last)
    #expect(result.problemCount == 1)
    #expect(last.reason == .tooManyWordBytes(byteCountMax: Limits.wordListByteCountMax))
    #expect(result.entries.count == Limits.wordListByteCountMax / 248)
  }
}
