import Bytes
import Foundation
import Testing

@testable import Views

@Suite struct EverydayWordsTests {
  private func parse(_ text: String) -> EverydayWordsParse {
    text.withByteView { EverydayWordsParse($0) }
  }

  @Test func `the built-in words are those that are shipped`() throws {
    let url = ShippedVariants.repository
      .appending(path: "Rules/" + EverydayWordsParse.fileName)
    let shipped = try [UInt8](Data(contentsOf: url)).withByteView { EverydayWordsParse($0) }
    let builtIn = EverydayWordsParse(ByteView(EverydayWords.builtInText))
    #expect(shipped.problems.isEmpty && builtIn.problems.isEmpty)
    #expect(shipped.words.all == builtIn.words.all)
    #expect(builtIn.words.all.count > 500)
  }

  @Test func `what sounds like a word is told, and the word itself is not`() {
    let words = parse("# 时间\n实践 提前\r\n").words
    #expect(words.all == ["实践", "提前"])
    #expect(words.word(like: codes("事件")) == "实践")
    #expect(words.word(like: codes("实践")) == nil)
    #expect(words.word(like: codes("实践者")) == nil)
  }

  @Test(arguments: [
    ("时间 银\n", "1:4: this is not a word of two syllables, so nothing is held against it", true),
    ("#\n\n ab", "3:2: this is not a word of two syllables, so nothing is held against it", true),
    ("手机号", "1:1: this is not a word of two syllables, so nothing is held against it", true),
  ])
  func `a word that has no effect is told`(text: String, problem: String, isWarning: Bool) {
    let problems = parse(text).problems
    #expect(problems.map(\.description) == [problem])
    #expect(problems.map(\.isWarning) == [isWarning])
  }

  @Test func `bytes that are no text, and files that are too long, are refused`() {
    let broken = (Array("时间\n银".utf8) + [0xFF]).withByteView { EverydayWordsParse($0) }
    #expect(broken.problems.map(\.reason) == [.notUTF8])
    #expect(broken.problems.map(\.description) == ["2:2: the line is not UTF-8 from here"])
    let long = [UInt8](repeating: 0x20, count: Limits.variantFileByteCountMax + 1)
    let refused = long.withByteView { EverydayWordsParse($0) }
    #expect(
      refused.problems.map(\.reason)
        == [.fileTooLong(byteCountMax: Limits.variantFileByteCountMax)])
    #expect(refused.problems.allSatisfy { !$0.isWarning })
  }

  private func codes(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
