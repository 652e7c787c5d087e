import Bytes
import Lists
import TestSupport
import Testing

struct DomainListTests {
  static let file = """
    example.com
    Bad.Example.com.
    xn--fiqs8s.cn
    例子.测试
    top
    1.2.3.4
    """

  static let samples: [(host: String, entry: String?)] = [
    ("example.com", "example.com"), ("EXAMPLE.COM", "example.com"), ("example.com.", "example.com"),
    ("www.example.com", "example.com"), ("notexample.com", nil), ("example.com.cn", nil),
    ("bad.example.com", "Bad.Example.com."), ("a.b.BAD.example.com.", "Bad.Example.com."),
    ("verybad.example.com", "example.com"), ("com", nil), (".com", nil), ("", nil), (".", nil),
    ("..", nil), (".example.com", "example.com"), ("a..example.com", "example.com"),
    ("example..com", nil), ("example.com..", nil),
    ("XN--FIQS8S.cn", "xn--fiqs8s.cn"), ("例子.测试", "例子.测试"), ("子.测试", nil),
    ("www.例子.测试", "例子.测试"), ("what.ever.top", "top"), ("1.2.3.4", "1.2.3.4"),
    ("2.3.4", nil), (String(repeating: "a.", count: 1_000) + "example.com", "example.com"),
    (String(repeating: "a", count: 5_000), nil),
  ]

  @Test(arguments: samples)
  func `the longest domain above a host is found`(sample: (host: String, entry: String?)) {
    let result = parse(DomainListTests.file, .domains)
    #expect(result.problems.isEmpty)
    let list = DomainList(result.entries)
    #expect(list.count == 6)
    let found = sample.host.withByteView { list.lookup($0) }
    #expect(found.map { list.entryText($0).text } == sample.entry)
  }

  @Test func `the longest possible name is found`() {
    let label = String(repeating: "a", count: 63)
    let name = [label, label, label, String(repeating: "b", count: 61)].joined(separator: ".")
    #expect(name.utf8.count == 253)
    let list = DomainList(parse(name, .domains).entries)
    #expect(list.count == 1)
    #expect(name.withByteView { list.lookup($0) } == 0)
    #expect("x.\(name)".withByteView { list.lookup($0) } == 0)
  }

  @Test(arguments: [
    "http://example.com", "example.com/path", "*.example.com", ".example.com", "a..b", ".",
    "example.com:8080", "user@example.com", "exa mple.com", "example.com..", "a,b.com",
    String(repeating: "a", count: 64) + ".com",
  ])
  func `what is no host name is a problem`(entry: String) {
    let result = parse("good.com\n\(entry)", .domains)
    #expect(result.problems.map(\.reason) == [.notADomain])
    #expect(result.problems.first?.line == 2)
    #expect(result.entries.count == 1)
  }

  @Test func `a list finds what trying every entry finds`() {
    var generator = SeededGenerator(seed: 8)
    func name(_ labels: ClosedRange<Int>) -> String {
      let count = Int.random(in: labels, using: &generator)
      return (0..<count).map { _ in
        ["a", "b", "ab", "B"].randomElement(using: &generator) ?? "a"
      }.joined(separator: ".")
    }
    let result = parse((0..<120).map { _ in name(1...5) }.joined(separator: "\n"), .domains)
    let list = DomainList(result.entries)
    let domains = (0..<list.count).map { list.entryText($0).text.lowercased() }
    #expect(Set(domains).count == domains.count)
    var foundCount = 0
    for _ in 0..<5_000 {
      let host = name(1...7)
      let lowered = host.lowercased()
      let fitting = domains.filter { lowered == $0 || lowered.hasSuffix("." + $0) }
      let expected = fitting.max { $0.utf8.count < $1.utf8.count }
      let found = host.withByteView { list.lookup($0) }.map { domains[$0] }
      #expect(found == expected)
      foundCount += found == nil ? 0 : 1
    }
    #expect(foundCount > 100)
  }
}
