import Bytes
import Facts
import TestSupport
import Testing
import Views

@Suite struct EntityScratchTests {
  @Test(arguments: [
    ("打１３８-0013-8000。", "phone", "１３８-0013-8000"), ("加V：kefu8866领", "wechat", "kefu8866"),
    ("扣扣 1 2 3 4 5 6 7", "qq", "1 2 3 4 5 6 7"), ("见ab88点c0m/x。", "url.host", "ab88点c0m/x"),
    ("共¥1,200元整", "amount", "¥1,200元"), ("下载安心贷APP吧", "app", "安心贷"),
    ("电话+852 9123 4567", "phone", "+852 9123 4567"),
  ])
  func `the range is what the sender wrote`(text: String, kind: String, part: String) {
    var scratch = EntityScratch()
    Array(text.utf8).withByteView { view in
      scratch.find(
        in: TextForms(raw: view, folded: view, skeleton: view), with: ShippedData.entityData,
        foldedRange: { $0 })
      let ranges = (0..<scratch.count).map { scratch[$0] }
        .filter { "\($0.kind.name)" == kind }.map { view[$0.range].text }
      #expect(ranges == [part])
      #expect(scratch.has(.phone) == (kind == "phone"))
    }
  }

  @Test func `the skeleton counts where it overlaps nothing of the folded text`() {
    #expect(entities("加/徽 信", skeleton: "加微信kefu8866") == ["wechat kefu8866"])
    #expect(entities("QQ：12345 678年", skeleton: "qq12345678") == ["qq 12345"])
  }

  @Test func `a hundred official hosts hide no bad one, whether it stands first or last`() {
    let official = (0..<100).map { "a\($0).example.com.cn" }.joined(separator: "，")
    #expect(entities(official + "，www.ab-cd.top").contains("url.host www.ab-cd.top"))
    #expect(entities("www.ab-cd.top，" + official).contains("url.host www.ab-cd.top"))
  }

  @Test func `a path keeps the letters of the raw text`() {
    let found = entities("t.cn/a6xyz1", raw: "见 T.cn/A6xYz1 。")
    #expect(found.contains("short-link t.cn/A6xYz1"))
  }

  @Test func `of more of a kind than the limit the last one stays`() {
    let count = Limits.entityCountPerKindMax
    let text = (0..<(count + 9)).map { "\($0 + 1)元;" }.joined()
    let found = entities(text)
    #expect(found.count == count)
    #expect(found.first == "amount 100")
    #expect(found.last == "amount \(count + 9)00")
  }

  @Test func `one scratch gives what a new one gives`() {
    var scratch = EntityScratch()
    for (text, _) in DisguisedContacts.all {
      Array(text.utf8).withByteView { view in
        let forms = TextForms(raw: view, folded: view, skeleton: view)
        scratch.find(in: forms, with: ShippedData.entityData, foldedRange: { $0 })
      }
      let found = (0..<scratch.count).map {
        "\(scratch[$0].kind.name) \(scratch.value(of: scratch[$0]).text)"
      }
      #expect(found == entities(text))
    }
  }

  @Test(arguments: [
    [
      "1", "38", "0013", "8000", "加", "微", "信", "v", "qq", ":", ".", "点", "com", "c0m", " ", "-",
      "*",
      "http", "://", "www", "/", "@", "元", "万", "¥", "下载", "app", "《", "》", "xn--", "fiqs8s", "三",
      "零",
      "+", "86", "00", "[", "]", "🔥", "o", "卡号", "6222", "例子", "中国", "。", "会议号", "电报", "0x", "::",
    ],
    [
      "零", "一", "两", "三", "九", "十", "百", "千", "万", "亿", "壹", "拾", "仟", "元", "块", "角", "分", "毛", "钱",
      "万亿", "千亿亿", "9", "99999", "123456789", "1.2345", "0.00000001", ",", "，", "'", " ", "-", "~",
      "至", "w", "k", "¥", "rmb", "人民币", "第", "几", "米", "沅",
    ],
    [
      "【中国银行】", "建行", "千亿", "亿亿", "亿亿亿", "万万万", "支付宝", "微信", "遗失", "快递", "9223372036854775807",
      "18446744073709551616", "00000000000000000000", "99999999999999999999", "电话", "卡号", "借", "贷款",
    ],
  ])
  func `random texts never trap, and ranges lie inside`(pieces: [String]) {
    var generator = SeededGenerator(seed: 17)
    var scratch = EntityScratch()
    for _ in 0..<10_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        if Int.random(in: 0..<16, using: &generator) == 0 {
          bytes += hostileBytes(using: &generator)
        }
      }
      bytes.withByteView { view in
        let forms = TextForms(raw: view, folded: view, skeleton: view)
        scratch.find(in: forms, with: ShippedData.entityData, foldedRange: { $0 })
        for index in 0..<scratch.count {
          let entity = scratch[index]
          #expect(entity.range.endOffset <= view.count && entity.range.count > 0)
          #expect(scratch.value(of: entity).count > 0)
        }
      }
    }
  }
}
