import Bytes
import Lists
import TestSupport
import Testing

struct PrefixListTests {
  static let file = """
    170
    1069
    10691234 # longer
    +
    0044
    +86171
    +8610
    9５
    """

  static let samples: [(number: String, entry: String?)] = [
    ("17012345678", "170"), ("+8617012345678", "170"), ("170", "170"), ("17", nil),
    ("17112345678", "+86171"), ("8617112345678", "+86171"),
    ("10690000", "1069"), ("106912345", "10691234"), ("10691234", "10691234"),
    ("+442079460000", "0044"), ("00442079460000", "0044"), ("+4312345", "+"), ("004312345", "+"),
    ("+861012345678", "+8610"), ("+8695588", "+"), ("95588", "9５"), ("10086", nil), ("", nil),
    ("ICBC", nil), (String(repeating: "1069", count: 300), nil),
  ]

  @Test(arguments: samples)
  func `the longest prefix is found`(sample: (number: String, entry: String?)) {
    let result = parse(PrefixListTests.file, .prefixes)
    #expect(result.problems.isEmpty)
    let list = PrefixList(result.entries)
    #expect(list.count == 8)
    let found = sample.number.withByteView { list.lookup($0) }
    #expect(found.map { list.entryText($0).text } == sample.entry)
  }

  @Test(arguments: ["+86", "+861", "0086", "00861", "+ 8 6", "＋８６"])
  func `a prefix that numbers of two forms share is a problem`(entry: String) {
    let result = parse(entry, .prefixes)
    #expect(result.problems.map(\.reason) == [.homeCountryPrefix])
    #expect(result.entries.count == 0)
  }

  @Test func `a list finds what trying every entry finds`() {
    var generator = SeededGenerator(seed: 5)
    func digits(_ lengths: ClosedRange<Int>) -> String {
      let count = Int.random(in: lengths, using: &generator)
      // Two digits, so that prefixes share beginnings; 7 keeps them from country codes.
      return String((0..<count).map { _ in Bool.random(using: &generator) ? "7" : "1" })
    }
    let prefixes = Array(Set((0..<200).map { _ in digits(1...10) }))
    let list = PrefixList(parse(prefixes.joined(separator: "\n"), .prefixes).entries)
    var foundCount = 0
    for _ in 0..<5_000 {
      let number = digits(1...14)
      let expected = prefixes.filter(number.hasPrefix).max { $0.count < $1.count }
      let found = number.withByteView { list.lookup($0) }.map { list.entryText($0).text }
      #expect(found == expected)
      foundCount += found == nil ? 0 : 1
    }
    #expect(foundCount > 100)
  }
}
