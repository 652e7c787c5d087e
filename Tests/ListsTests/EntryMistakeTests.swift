import Bytes
import TestSupport
import Testing

@testable import Lists

struct EntryMistakeTests {
  private func mistake(_ entry: String, _ type: ListType) -> ListProblem.Reason? {
    entry.withByteView { EntryMistake.find(in: $0, of: type) }
  }

  /// What comes out of spreadsheets, programs and other systems, with what is told of it.
  static let senders: [(entry: String, reason: ListProblem.Reason)] = [
    ("\"96110\"", .quoted), ("'96110'", .quoted), ("“96110”", .quoted), ("‘96110’", .quoted),
    ("「96110」", .quoted), ("＂96110＂", .quoted), ("96110”", .notASender), ("\"96110", .quoted),
    ("96110,police", .severalValues), ("police,96110", .severalValues), ("96110;", .severalValues),
    ("96110；", .severalValues), ("96110，警察", .severalValues), ("96110、110", .severalValues),
    ("96110|police", .severalValues), ("96110/110", .severalValues), ("tel:96110", .severalValues),
    ("96110 = police", .severalValues), ("95599 ABC", .severalValues),
    ("ABC 95599", .severalValues),
    ("96110 // police", .severalValues), ("// police", .otherComment), ("; police", .otherComment),
    ("96110.0", .spreadsheetNumber), ("+8613800138000.00", .spreadsheetNumber),
    ("1.38E+10", .spreadsheetNumber), ("9.611e4", .spreadsheetNumber),
    ("1065*", .wildcard), ("1065**", .wildcard), ("106*5", .wildcard), ("955xx", .wildcard),
    ("955XX", .wildcard), ("1065?", .wildcard), ("1065%", .wildcard), ("１０６５＊", .wildcard),
    ("警察 96110", .notASender), ("96110 警察", .notASender), ("农业银行", .notASender),
    ("--", .notASender), ("...", .notASender), ("96110\\d", .notASender), ("^1065", .notASender),
    ("[96110]", .notASender), ("{96110}", .notASender), ("<96110>", .notASender),
    ("<<<<<<< HEAD", .mergeMark), ("=======", .mergeMark), (">>>>>>> theirs", .mergeMark),
    ("||||||| base", .mergeMark),
  ]

  @Test(arguments: senders)
  func `what equals no sender is told`(sample: (entry: String, reason: ListProblem.Reason)) {
    #expect(mistake(sample.entry, .numbers) == sample.reason)
    #expect(mistake(sample.entry, .prefixes) == sample.reason)
  }

  @Test(arguments: [
    "96110", "+86 138-0013-8000", "(010) 8888 8888", "９６１１０", "*#06#", "*67", "#31#", "ABC", "C&A",
    "Bank of X", "BANK-95599", "4PX", "58TC", "Zürich", "ΔΕΗ", "my_bank", "138.0013.8000",
    "008613800138000", "- 96110",
  ])
  func `what networks deliver is fine`(entry: String) {
    #expect(mistake(entry, .numbers) == nil)
  }

  @Test func `a sign that begins numbers is a prefix and no number`() {
    for sign in ["+", "*", "#"] {
      #expect(mistake(sign, .prefixes) == nil)
      #expect(mistake(sign, .numbers) == .notASender)
    }
  }

  @Test(arguments: [
    ("贷款|借款", ListProblem.Reason.pattern), ("当天.{0,3}放款", .pattern), ("贷.*款", .pattern),
    ("[贷货]款", .pattern), ("贷款{2}", .pattern), ("(?:贷|借)款", .pattern), ("\\d+元", .pattern),
    ("- 贷款", .listMark), ("* 贷款", .listMark), ("“贷款”", .quoted), ("'贷款'", .quoted),
    ("// 贷款", .otherComment), (";贷款", .otherComment), (">>>>>>> b", .mergeMark),
  ])
  func `what is no word is told`(entry: String, reason: ListProblem.Reason) {
    #expect(mistake(entry, .words) == reason)
  }

  @Test(arguments: [
    "贷款", "C++", "加 微信", "50%", "您好，恭喜", "3.5折", "(限时)", "【银行】", "a-b", "0.5元", "{code}",
    "[礼物]", "什么?", "送!", "a&b", "#tag", "=>", "VIP*2",
  ])
  func `signs in words are no patterns`(entry: String) {
    #expect(mistake(entry, .words) == nil)
  }

  @Test func `words in a table are told once, and sentences with commas are not`() {
    let table = parse("词,级\n贷款,高\n借款,低\n", .words)
    #expect(table.problems.map(\.reason) == [.severalValues])
    #expect(table.problems.map(\.line) == [1])
    #expect(parse("您好,恭喜\n贷款\n借款,秒批\n", .words).problems.isEmpty)
  }

  @Test(arguments: ["“a.cn”", "a.cn；", "a、b.cn", "a.cn。"])
  func `signs that no host has are told, also beyond ASCII`(entry: String) {
    #expect(mistake(entry, .domains) != nil)
  }

  @Test func `a file in another encoding is one problem`() {
    let lines = [[UInt8]](repeating: [0xB4, 0xFB, 0xBF, 0xEE, 0x0A], count: 50).flatMap { $0 }
    for type in ListType.allCases {
      let result = lines.withByteView { ListParse($0, type: type) }
      #expect(result.problems.map(\.reason) == [.notUTF8])
    }
  }

  @Test func `folded words are taken as they are`() {
    let folded = ListParse(foldedWords: ["贷款|借款", "- a", "“b”", "a,b", "c,d", "e,f"])
    #expect(folded.entries.count == 6)
    #expect(folded.problems.isEmpty)
  }

  @Test func `lists of real numbers stay fine when they are decorated by nothing`() {
    var generator = SeededGenerator(seed: 31)
    for _ in 0..<2_000 {
      let count = Int.random(in: 3...18, using: &generator)
      let number = String(
        (0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
      #expect(mistake(number, .numbers) == nil, "\(number)")
      let decoration =
        ["\"\(number)\"", number + ".0", number + ",", number + "*", number + "；x"]
        .randomElement(using: &generator) ?? ""
      #expect(mistake(decoration, .numbers) != nil, "\(decoration)")
    }
  }
}
