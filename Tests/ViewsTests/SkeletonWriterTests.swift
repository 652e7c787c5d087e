import Bytes
import TestSupport
import Testing

@testable import Views

struct SkeletonWriterTests {
  /// What the writer and the builder make of a raw text; the writer may leave it to the builder.
  private func skeletons(of raw: String, _ tables: ViewTables) -> (written: String?, built: String)
  {
    var folded = ByteBuffer()
    var marks = ScratchArray<FoldMark>()
    var folder = TextFolder()
    raw.withByteView { folder.fold($0, into: &folded, marks: &marks) }
    var writer = SkeletonWriter(tables: tables)
    var written = ByteBuffer()
    written.append(UInt8(ascii: "<"))
    let isWritten = writer.write(folded, into: &written)
    let writtenText = String(written.view.text.dropFirst())
    if !isWritten { #expect(writtenText.isEmpty) }
    var builder = SkeletonBuilder(tables: tables)
    builder.build(folded.view, marks: marks)
    var built = ByteBuffer()
    builder.write(into: &built)
    return (isWritten ? writtenText : nil, built.view.text)
  }

  @Test(arguments: [
    ("", ""), ("明天下午三点开会", "明天下午三点开会"), ("您好，请查收。谢谢！", "您好,请查收,谢谢"),
    ("【某某银行】尾号1234的卡支出12.50元", "某某银行,尾号1234的卡支出12.50元"),
    ("见a.example/x，回复TD", "见a.example/x,回复td"),
    ("2026-03-01 10:30见", "2026030110:30见"), ("致电138-0013-8000", "致电13800138000"),
    ("座机010-62345678", "座机01062345678"), ("3-5天", "3-5天"), ("满 200 100元", "满200,100元"),
    ("会议改到10:30，地点不变", "会议改到10:30,地点不变"),
    ("请打开https://a.example/b?c=1-2查看", "请打开https://a.example/b?c=1-2查看"),
    ("三二一开始，共3五箱", "三二一开始,共3五箱"), ("见 (附件) 、《说明》", "见附件,说明"),
  ])
  func `an ordinary text is written at once`(raw: String, skeleton: String) {
    let found = skeletons(of: raw, ShippedVariants.tables)
    #expect(found.built == skeleton)
    #expect(found.written == skeleton)
  }

  @Test(arguments: [
    "加薇信", "贷(dai)款", "一三八〇〇一三八", "138o0138000", "a点com", "+微信", "开开开心", "亻言息", "100%", "\\/信",
    "贷 款 秒 批 加 我 微 信 领 取 额 度",
  ])
  func `a text that a pass changes is left to the builder`(raw: String) {
    #expect(skeletons(of: raw, ShippedVariants.tables).written == nil)
  }

  @Test func `what is written is what the builder would write`() {
    var generator = SeededGenerator(seed: 41)
    let parts =
      Array("贷款微信加我十点丶。，、：！【】（）(<{ \t+%$¥/.-~_*·@:?&#o0o12345abvqwx薇亻言口力一二三〇壹零两的了是").map(
        String.init)
      + [
        "，", "ㄨㄤ", "(dai)", "【a", "😀", "é", "ñ", "한", "𠀀", "http://", "\u{200B}", "ﷺ", "❤", "138",
        "贷款",
      ]
    var writtenCount = 0
    let edges = WordEdges(words: "贷款 微信 加我 的是 了的 一二")
    for tables in [
      ShippedVariants.tables, .withoutVariants, ShippedVariants.tables.seeking(edges),
      ViewTables.withoutVariants.seeking(edges),
    ] {
      for _ in 0..<20_000 {
        var raw = ""
        for _ in 0..<Int.random(in: 0..<16, using: &generator) {
          // Mostly ordinary characters, so that many texts are plain.
          let isOrdinary = Int.random(in: 0..<3, using: &generator) > 0
          let count = isOrdinary ? 0 : parts.count
          raw +=
            isOrdinary
            ? ["额", "度", "账", "单", "您", "好", "，", "4", "b"].randomElement(using: &generator) ?? ""
            : parts[Int.random(in: 0..<count, using: &generator)]
        }
        let found = skeletons(of: raw, tables)
        guard let written = found.written else { continue }
        writtenCount += 1
        #expect(written == found.built, "\(raw)")
      }
    }
    #expect(writtenCount > 8_000, "too few texts are plain: \(writtenCount)")
  }
}
