import Bytes
import Testing
import Views

@testable import Engine

struct AnswerTests {
  @Test func `an answer tells the view, the entry and the limit that it has`() {
    let (span, entry) = (ByteRange(1..<3), ListEntry(list: ListID(1), entry: 2))
    let answers: [(Answer, View?, ListEntry?, LimitName?)] = [
      (Answer(.no), nil, nil, nil), (Answer(true), nil, nil, nil),
      (Answer(.yes, .span(span, .folded)), .folded, nil, nil),
      (Answer(.yes, .words(.empty, .sound)), .sound, nil, nil),
      (Answer(.yes, .entry(entry)), nil, entry, nil),
      (Answer(.yes, .entryOfSpan(entry, span, .raw)), .raw, entry, nil),
      (Answer(LimitName.heap), nil, nil, .heap),
    ]
    for (answer, view, entry, limit) in answers {
      #expect(answer.view == view && answer.entry == entry && answer.limit == limit)
    }
    #expect(Answer(LimitName.heap).truth == .unknown)
  }

  @Test func `the opposite of what is open stays open`() {
    let truths: [Truth] = [.no, .pending, .unknown, .yes]
    #expect(truths.map(\.negated) == [.yes, .pending, .unknown, .no])
    #expect(truths.map(\.negated.negated) == truths)
  }

  @Test func `answers are small: there is one for each predicate`() {
    #expect(MemoryLayout<Answer>.stride <= 24)
    #expect(MemoryLayout<ConditionNode>.stride <= 12)
  }
}
