import Bytes
import Lists
import TestSupport
import Testing

struct ListReaderTests {
  private func texts(_ result: ListParse) -> [String] {
    (0..<result.entries.count).map { result.entries.text($0).text }
  }

  static let files: [(name: String, file: String, entries: [String])] = [
    ("nothing", "", []),
    ("only a mark", "\u{FEFF}", []),
    ("comments and blanks", "# one\n\n  # two\n \t\n　\n", []),
    ("no break at the end", "微信\n支付", ["微信", "支付"]),
    ("a mark, then CRLF", "\u{FEFF}微信\r\n支付\r\n", ["微信", "支付"]),
    ("comments behind", "微信 # a\n支付\t#b\n到账　#c\n", ["微信", "支付", "到账"]),
    ("a number sign inside", "C#\n#tag\na#b # c # d\n", ["C#", "a#b"]),
    ("white space around and inside", "  加 微信\u{A0}\n　支付　\n", ["加 微信", "支付"]),
    ("several breaks", "\n\r\n\n一\n\n二\n\n", ["一", "二"]),
  ]

  @Test(arguments: files)
  func `a file gives its entries`(sample: (name: String, file: String, entries: [String])) {
    let result = parse(sample.file, .words)
    #expect(texts(result) == sample.entries)
    #expect(result.problems.isEmpty)
    #expect(result.problemCount == 0)
  }

  static let badLines: [(entry: [UInt8], type: ListType, reason: ListProblem.Reason, column: Int)] =
    [
      ([0x61, 0xFF, 0x62], .words, .notUTF8, 2),
      (Array("一".utf8) + [0xE4, 0xB8], .words, .notUTF8, 2),
      (Array("微\u{0}信".utf8), .words, .controlCharacter, 2),
      (Array("微信\r支付".utf8), .words, .controlCharacter, 3),
      (Array("微\u{85}".utf8), .words, .controlCharacter, 2),
      (Array("955\u{200B}88".utf8), .numbers, .invisibleCharacter, 4),
      (Array("exa\u{AD}mple.com".utf8), .domains, .invisibleCharacter, 4),
      (Array("  bad host".utf8), .domains, .notADomain, 3),
      (Array(String(repeating: "字", count: 85).utf8), .words, .entryTooLong(byteCountMax: 253), 1),
      (Array(String(repeating: "1", count: 33).utf8), .numbers, .entryTooLong(byteCountMax: 32), 1),
      (
        Array(String(repeating: "1", count: 33).utf8), .prefixes, .entryTooLong(byteCountMax: 32), 1
      ),
      (Array("+86".utf8), .prefixes, .homeCountryPrefix, 1),
    ]

  @Test(arguments: badLines)
  func `a bad line is a problem with its place, and the others are read`(
    bad: (entry: [UInt8], type: ListType, reason: ListProblem.Reason, column: Int)
  ) throws {
    let file = Array("# head\n123\n".utf8) + bad.entry + Array("\n456".utf8)
    let result = file.withByteView { ListParse($0, type: bad.type) }
    #expect(result.entries.count == 2)
    #expect(result.problemCount == 1)
    let problem = try #require(result.problems.first)
    #expect(problem.reason == bad.reason)
    #expect(problem.line == 3)
    #expect(problem.column == bad.column)
    #expect(!problem.isWarning)
    #expect(problem.range.endOffset <= file.count)
    #expect(problem.description.hasPrefix("3:\(bad.column): "))
  }

  @Test func `a byte order mark takes no column`() {
    let result = parse("\u{FEFF}a b", .domains)
    #expect(result.problems.map(\.column) == [1])
    #expect(result.problems.map(\.range) == [ByteRange(3..<6)])
  }

  @Test func `emoji in words keep what joins them`() {
    #expect(parse("❤\u{FE0F}\n👨\u{200D}👩\n", .words).entries.count == 2)
  }

  @Test func `any bytes are read without a trap, and every line is an entry or a problem`() {
    var generator = SeededGenerator(seed: 21)
    let bytes: [UInt8] = Array("#\n\r\t .+0186aＡ，\u{3000}\u{FEFF}".utf8) + [0xFF, 0x00, 0xE3, 0x80]
    for round in 0..<3_000 {
      let file = (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
        bytes.randomElement(using: &generator)
      }
      let type = ListType.allCases[round % ListType.allCases.count]
      let result = file.withByteView { ListParse($0, type: type) }
      let lineCount = file.split(separator: 0x0A, omittingEmptySubsequences: true).count
      #expect(result.entries.count + result.problemCount <= lineCount)
      #expect(result.problems.allSatisfy { $0.range.endOffset <= file.count })
    }
  }
}
