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
        in: TextForms(raw: view, folded: view, skeleton: view), with: ShippedData.entityData)
      let ranges = (0..<scratch.entities.count).map { scratch.entities[$0] }
        .filter { "\($0.kind.name)" == kind }.map { view[$0.range].text }
      #expect(ranges == [part])
      #expect(scratch.has(.phone) == (kind == "phone"))
    }
  }

  @Test func `the skeleton counts for kinds that the folded text does not show`() {
    #expect(entities("加/徽 信", skeleton: "加微信kefu8866") == ["wechat kefu8866"])
    #expect(entities("QQ：12345 678年", skeleton: "qq12345678") == ["qq 12345"])
  }

  @Test func `a path keeps the letters of the raw text`() {
    let found = entities("t.cn/a6xyz1", raw: "见 T.cn/A6xYz1 。")
    #expect(found.contains("short-link t.cn/A6xYz1"))
  }

  @Test func `there are no more of a kind than the limit`() {
    let text = (0..<40).map { "电话138001380\($0 + 10)，" }.joined()
    #expect(entities(text).count == Limits.entityCountPerKindMax)
  }

  @Test func `one scratch gives what a new one gives`() {
    var scratch = EntityScratch()
    for (text, _) in DisguisedContacts.all {
      Array(text.utf8).withByteView { view in
        let forms = TextForms(raw: view, folded: view, skeleton: view)
        scratch.find(in: forms, with: ShippedData.entityData)
      }
      let found = (0..<scratch.entities.count).map {
        "\(scratch.entities[$0].kind.name) \(scratch.value(of: scratch.entities[$0]).text)"
      }
      #expect(found == entities(text))
    }
  }

  @Test func `random texts never trap, and ranges lie inside`() {
    var generator = SeededGenerator(seed: 17)
    let pieces = [
      "1", "38", "0013", "8000", "加", "微", "信", "v", "qq", ":", ".", "点", "com", "c0m", " ", "-",
      "*",
      "http", "://", "www", "/", "@", "元", "万", "¥", "下载", "app", "《", "》", "xn--", "fiqs8s", "三",
      "零",
      "+", "86", "00", "[", "]", "🔥", "o", "卡号", "6222",
    ]
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
        scratch.find(in: forms, with: ShippedData.entityData)
        for place in 0..<scratch.entities.count {
          let entity = scratch.entities[place]
          #expect(entity.range.endOffset <= view.count && entity.range.count > 0)
          #expect(scratch.value(of: entity).count > 0)
        }
      }
    }
  }
}
