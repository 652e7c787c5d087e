import Bytes
import Facts
import Testing
import Views

/// Entities by way of the real views, with the bytes of the raw text that each of them marks.
func entitiesThroughViews(_ text: String) -> [(entity: String, part: String)] {
  var views = ViewScratch(tables: ShippedData.viewTables)
  var scratch = EntityScratch()
  return Array(text.utf8).withByteView { raw in
    views.begin(raw)
    let folded = views.text(.folded)
    let skeleton = views.text(.skeleton)
    let forms = TextForms(raw: raw, folded: folded, skeleton: skeleton)
    scratch.find(in: forms, with: ShippedData.entityData) {
      views.foldedRange($0, in: .skeleton)
    }
    return (0..<scratch.count).map { index in
      let entity = scratch[index]
      let original = views.original(entity.range, in: entity.view)
      return ("\(entity.kind.name) \(scratch.value(of: entity).text)", raw[original].text)
    }
  }
}

extension ShippedData {
  static let viewTables = ViewTables(
    variants: Variants(
      files: Variants.File.allCases.map { ($0, bytes(of: "variants/\($0.name)")) },
      frequent: bytes(of: "variants/frequent.txt")))
}

@Suite struct EntityScratchViewTests {
  @Test func `disguises are undone through the real views`() {
    let missed = DisguisedContacts.all.filter { text, entity in
      !entitiesThroughViews(text).contains { $0.entity == entity }
    }
    #expect(missed.isEmpty, "\(missed)")
  }

  @Test func `look-alikes hold nothing in the real views`() {
    let found = LookAlikes.all.map { ($0, entitiesThroughViews($0).map(\.entity)) }
      .filter { !$0.1.isEmpty }
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: [
    ("电话①③⑧⓪⓪①③⑧⓪⓪⓪", "phone 13800138000", "①③⑧⓪⓪①③⑧⓪⓪⓪"),
    ("打❶❸❽⓿⓿❶❸❽⓿⓿⓿", "phone 13800138000", "❶❸❽⓿⓿❶❸❽⓿⓿⓿"),
    ("1⃣3⃣8⃣0⃣0⃣1⃣3⃣8⃣0⃣0⃣0⃣", "phone 13800138000", ""),
    ("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", "phone 13800138000", "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎"),
    ("加Ⓥ：kefu8866", "wechat kefu8866", ""), ("嘉徽❤kefu8866", "wechat kefu8866", ""),
    ("聯繫電話138零零138零零零", "phone 13800138000", "138零零138零零零"),
    ("1\u{200B}3\u{2060}8001\u{200B}38000", "phone 13800138000", ""),
    ("ｗｗｗ．ａｂ８８．ｃｏｍ", "url.host www.ab88.com", "ｗｗｗ．ａｂ８８．ｃｏｍ"),
    ("ab88點com", "url.host ab88.com", "ab88點com"),
    ("аb88.соm", "url.host ab88.com", "аb88.соm"), ("hххp://ab88.top", "url.host ab88.top", ""),
    ("筘筘⑴⑵⑶⑷⑸⑹⑺", "qq 1234567", ""), ("貸款伍萬元", "amount 5000000", ""),
    ("见T.CN/A6xYz1", "short-link T.CN/A6xYz1", ""),
  ])
  func `a disguise of characters is undone, and marked as it was written`(
    text: String, entity: String, part: String
  ) {
    let found = entitiesThroughViews(text)
    let match = found.first { $0.entity == entity.replacing("T.CN", with: "t.cn") }
    #expect(match != nil, "\(found)")
    #expect(part.isEmpty || match?.part == part)
  }

  @Test(arguments: [
    ("官网www.example.com.cn，请登录 w w w . a b 8 8 . c o m", "url.host www.ab88.com"),
    ("官网www.example.com.cn，另见ａb88丶 t 0 p升级", "url.host ab88.top"),
    ("共100元，另付5 万 元", "amount 5000000"),
    ("客服95588，加/徽 信kefu8866", "wechat kefu8866"),
  ])
  func `what is harmless elsewhere in the text hides nothing`(text: String, entity: String) {
    let found = entitiesThroughViews(text)
    #expect(found.contains { $0.entity == entity }, "\(found)")
  }
}
