import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct MoneyNumeralTests {
  private func fen(_ text: String) -> Int? {
    var glyphs = GlyphText()
    return Array(text.utf8).withByteView { view in
      glyphs.read(view)
      var reader = MoneyNumeralReader(glyphs.view, from: 0, .init())
      return reader.read()?.fen
    }
  }

  private static let digits = Array("零一二三四五六七八九").map(String.init)

  /// A number below ten thousand as people write it.
  private static func han(belowTenThousand number: Int) -> String {
    var text = ""
    var hasZero = false
    for (unit, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
      let digit = number / unit % 10
      if digit == 0 {
        hasZero = hasZero || !text.isEmpty
      } else {
        text += (hasZero ? "零" : "") + digits[digit] + name
        hasZero = false
      }
    }
    return text
  }

  /// A number as people write it: 十万零五千 is 一十万零五千 here.
  private static func han(_ number: Int) -> String {
    var text = ""
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
      let section = number / unit % (unit == 100_000_000 ? .max : 10_000)
      guard section > 0 else { continue }
      if !text.isEmpty, section < 1_000 { text += "零" }
      text += han(belowTenThousand: section) + name
    }
    return text
  }

  @Test func `numbers that are written in Han are read again as the same`() {
    var generator = SeededGenerator(seed: 7)
    for step in 0..<5_000 {
      let number = step < 2_000 ? step + 1 : Int.random(in: 1..<999_999_999_999, using: &generator)
      // 一百二 would be 120, and 三四 about three: only whole numerals are written here.
      let text = Self.han(number)
      #expect(fen(text) == number * 100, "\(text)")
    }
  }

  @Test func `random numerals are checked and never trap`() {
    var generator = SeededGenerator(seed: 8)
    let signs = Array("零一两九十百千万亿0123456789.,wk")
    for _ in 0..<50_000 {
      let count = Int.random(in: 1..<40, using: &generator)
      let text = String((0..<count).map { _ in signs.randomElement(using: &generator) ?? "零" })
      if let fen = fen(text) { #expect(fen >= 0 && fen <= Limits.amountFenMax, "\(text)") }
    }
  }
}
