import Testing

@testable import Views

struct WriterClassTests {
  private let classes = ViewTables.withoutVariants

  private func kind(of scalar: Unicode.Scalar) -> WriterClass {
    classes.writerClasses[Int(scalar.value)]
  }

  @Test func `most characters have no class`() {
    #expect(kind(of: "您").isEmpty)
    #expect(kind(of: "a").isEmpty)
  }

  @Test func `signs say what they do between words`() {
    #expect(kind(of: ",") == [.separator, .boundary, .addressLike, .inNumbers])
    #expect(kind(of: "。") == [.separator, .boundary])
    #expect(kind(of: "-") == [.separator, .addressLike, .joinsNumbers])
    #expect(kind(of: "%").contains(.watched))
    #expect(kind(of: "【").contains(.watched))
  }

  @Test func `a numeral and o need a closer look, a digit does only behind a numeral`() {
    let stops = kind(of: "您").stops
    #expect(kind(of: "三").rawValue & stops != 0)
    #expect(kind(of: "o").rawValue & stops != 0)
    #expect(kind(of: "3").rawValue & stops == 0)
    #expect(kind(of: "3") == .numberPart)
  }

  @Test func `the second character of a phrase stops behind a first one`() {
    let tables = ShippedVariants.tables
    let first = WriterClass.phraseStart
    #expect(WriterClass.phraseSecond.rawValue & first.stops != 0)
    let isKnown = (0..<0x1_0000).contains { tables.writerClasses[$0].contains(.phraseSecond) }
    #expect(isKnown)
  }
}
