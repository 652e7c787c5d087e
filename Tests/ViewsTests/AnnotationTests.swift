import Bytes
import Foundation
import Testing
import Views

/// Readings in brackets: in a whole text, and in all the ways in which people write them.
struct AnnotationTests {
  /// A report of our own in traditional characters.
  ///
  /// Every occurrence of some forty characters has
  /// its reading behind it, and a replacement that did not look at characters tore three places.
  private static let news: [UInt8] = {
    let url = ShippedVariants.repository
      .appending(path: "Tests/ViewsTests/Golden/annotated-news.txt")
    guard let data = try? Data(contentsOf: url) else { return [] }  // Counted by a test.
    return [UInt8](data)
  }()

  @Test func `the report has hundreds of readings`() {
    #expect(Self.news.count { $0 == UInt8(ascii: "(") } > 250)
    let evasion = ShippedVariants.tables.withScratch(Self.news) { $0.evasion() }
    #expect(evasion.annotation > 250)
  }

  @Test(arguments: [("电信网络诈骗", 8), ("1069短信平台", 1), ("贷款诈骗", 1)])
  func `words are found through readings, and lead back to where they stand`(
    word: String, count: Int
  ) {
    let found = ShippedVariants.tables.withScratch(Self.news) { scratch in
      let text = scratch.text(.skeleton).array
      var originals: [String] = []
      var rest = text[...]
      while let place = rest.firstRange(of: Array(word.utf8)) {
        let original = scratch.original(ByteRange(place), in: .skeleton)
        originals.append(scratch.text(.raw)[original].text)
        rest = text[place.upperBound...]
      }
      return originals
    }
    #expect(found.count == count)
    for original in found {
      let bare = original.replacing(/\([^)]*\)/, with: "")
      #expect(ShippedVariants.tables.text(.folded, of: bare) == word)
    }
  }

  @Test(arguments: [
    "女(nǚ)", "略(lüè)", "女(nv3)", "女(nu:3)", "网( wǎng )", "網（wǎng）", "網［wǎng］", "网{wǎng}", "网<wǎng>",
    "网【wǎng】", "网络(wǎng luò)", "网络(wǎngluò)", "网络(wang3luo4)", "网络(wang3-luo4)", "西安(xī'ān)",
    "行(háng)", "行(xing2)", "诶(ê̄)", "网(wa\u{30C}ng)", "网(wɑ̌nɡ)", "网(WǍNG)", "網(ㄨㄤˇ)", "网(wang)",
    "网 (wǎng)",
    "银行卡(yín háng kǎ)", "贷(ｄài)", "儿(r)", "绿(lv)",
  ])
  func `a reading is dropped however it is written`(raw: String) throws {
    let bracket = try #require(raw.firstIndex { "(（［{<【".contains($0) })
    let bare = ShippedVariants.tables.text(.folded, of: String(raw[..<bracket]))
    #expect(ShippedVariants.tables.text(.skeleton, of: raw + "好") == bare + "好")
  }

  @Test(arguments: [
    ("苹果(apple)", "苹果apple"), ("微信(weixin)", "微信微信"), ("选(a)", "选a"), ("选(a1)", "选a1"),
    ("表(b2)", "表b2"), ("型号(a-1)", "型号a-1"), ("你(the best)", "你thebest"), ("好(3)", "好3"),
    ("中国(china)", "中国china"), ("网(wang", "网wang"), ("网()", "网"), ("(wǎng)", "wang"),
  ])
  func `what is no reading stays`(raw: String, text: String) {
    #expect(ShippedVariants.tables.text(.skeleton, of: raw) == text)
  }
}
