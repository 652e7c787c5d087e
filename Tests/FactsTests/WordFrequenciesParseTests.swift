import Bytes
import Testing

@testable import Facts

struct WordFrequenciesParseTests {
  private func isWhole(_ word: String, in text: String, _ parse: WordFrequenciesParse) -> Bool {
    let bytes = Array(text.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: word.utf8) } ?? 0
    return bytes.withByteView {
      parse.frequencies.isWhole(ByteRange(start..<start + word.utf8.count), in: $0)
    }
  }

  @Test func `a row has a count and the words that have it`() {
    let file = "# counts\n900\t今日 结束\n\n80\t以下  款式 # of a shop\n"
    let parse = Array(file.utf8).withByteView { WordFrequenciesParse($0) }
    #expect(parse.problems.isEmpty)
    #expect(parse.frequencies.count == 4)
    #expect(!isWhole("日结", in: "今日结束", parse))
    #expect(isWhole("日结", in: "工资日结", parse))
  }

  @Test(arguments: [
    ("many\t今日", "1:1: this must be digits"), ("0\t今日", "1:1: this must be digits"),
    ("100000000\t今日", "1:1: this must be digits"),
    ("9\tvx", "1:3: a word has one to four Han characters"),
    ("9\t今日 一二三四五", "1:3: a word has one to four Han characters"),
    ("9", "1:1: a row has 2 columns"),
    ("9\t今日\t结束", "1:1: a row has 2 columns"),
  ])
  func `a wrong row is told`(row: String, problem: String) {
    let parse = Array(row.utf8).withByteView { WordFrequenciesParse($0) }
    #expect(parse.problems.map(\.description) == [problem])
  }

  @Test func `the words that ship are known, and take texts apart as people do`() {
    let file = ShippedData.bytes(of: WordFrequenciesParse.fileName)
    let parse = file.withByteView { WordFrequenciesParse($0) }
    #expect(parse.problems.isEmpty)
    #expect(parse.frequencies.count > 50_000)
    let across = [
      ("日结", "活动今日结束"), ("下款", "以下款式现货"), ("下注", "请在线下注册登记"), ("日结", "八日结果公布"), ("一单", "第一单元练习"),
      ("佣金", "雇佣金额"), ("做单", "叫做单页"), ("低息", "降低息税"), ("现结", "发现结石"), ("返现", "往返现场"),
    ]
    for (word, text) in across { #expect(!isWhole(word, in: text, parse), "\(word) in \(text)") }
    let whole = [
      ("日结", "招兼职工资日结"), ("日结", "每日日结"), ("日结", "日结工资不拖欠"), ("下款", "当天下款"), ("下款", "秒批下款快"),
      ("下注", "上线下注送彩金"), ("一单", "一单十元"), ("佣金", "佣金当场结"), ("做单", "在家做单赚钱"), ("返现", "下单返现"),
      ("日薪", "日薪两百"), ("月息", "月息三厘"), ("可贷", "有房可贷"),
    ]
    for (word, text) in whole { #expect(isWhole(word, in: text, parse), "\(word) in \(text)") }
  }
}
