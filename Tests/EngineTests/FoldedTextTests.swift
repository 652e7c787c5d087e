import Bytes
import Digests
import Engine
import Facts
import TestSupport
import Testing
import Views

struct FoldedTextTests {
  /// Folds the text of one line by rules without tables.
  private func fold(_ line: String, hasOrigins: Bool = true) -> FoldedText {
    var matcher = Matcher(for: TestRules().build())
    return Array(line.utf8).withByteView { bytes in
      matcher.match(
        Chunk(lines: bytes, batchOffset: 0), in: MatchContext(batch: Digest128(of: [])))
      return matcher.fold(
        matcher.matches.records[0],
        facts: [
          ("signature", .signature), ("signature.count", .signatureCount), ("weekday", .weekday),
          ("evasion", .evasion), ("amount", .entity(.amount)), ("from.region", .region(.from)),
        ], hasOrigins: hasOrigins)
    }
  }

  @Test func `all views are there, in order, with the text as received first`() {
    let folded = fold(message("ＡＢ貸 款"))
    #expect(folded.raw == "ＡＢ貸 款")
    #expect(folded.forms.map(\.view) == View.allCases)
    #expect(folded.forms.prefix(3).map(\.text) == ["ＡＢ貸 款", "ab贷 款", "ab贷款"])
  }

  @Test func `facts that the record has are told in words`() {
    let folded = fold(message("【甲】贷\u{200B}款1200.50元，3元"))
    let facts = Dictionary(folded.facts.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    #expect(
      facts == [
        "signature": "甲", "signature.count": "1", "weekday": "sun", "evasion": "1.0",
        "amount": "1200.50, 3",
      ])
    #expect(folded.evasionTenths == 10)
    #expect(folded.marks.map(\.name) == ["hidden"])
    #expect(folded.entities.map(\.value) == ["1200.50", "3"])
  }

  @Test func `a call has no text, no marks and no entities`() {
    let folded = fold(call())
    #expect(folded.raw.isEmpty && folded.marks.isEmpty && folded.entities.isEmpty)
    #expect(folded.facts.map(\.name) == ["weekday"])
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `origins rise, stay inside of the text, and are asked for`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["贷", "貸", "Ａ", "①", "ﷺ", "㎏", " ", "\u{200B}", "❤", "(dai)", "鹏鹏鹏", "三", "😀"]
    for _ in 0..<25 {
      let text = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let folded = fold(message(text))
      for form in folded.forms {
        #expect(form.characters.map { $0.text }.joined() == form.text)
        var last = 0
        for character in form.characters {
          #expect(character.origin.startOffset >= last && character.origin.count > 0)
          #expect(character.origin.endOffset <= folded.raw.utf8.count)
          last = character.origin.startOffset
        }
      }
      #expect(folded.forms[0].text == folded.raw)
      let plain = fold(message(text), hasOrigins: false)
      #expect(plain.forms.map(\.text) == folded.forms.map(\.text))
      #expect(plain.forms.allSatisfy { $0.characters.isEmpty })
    }
  }
}
