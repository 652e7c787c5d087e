import Testing
import Views

@testable import Views

struct SoundBuilderTests {
  /// What a sound view spells, for people to read.
  private func spelled(_ raw: String) -> String {
    let sound = ShippedVariants.tables.text(.sound, of: raw)
    return sound.unicodeScalars.map { scalar in
      let place = Int(scalar.value) - Int(SoundBuilder.firstCode)
      guard (0..<StaticTables.shared.readings.syllableCount).contains(place) else {
        return String(scalar)
      }
      return "[" + StaticTables.shared.readings.name(of: UInt16(place)) + "]"
    }.joined()
  }

  @Test(arguments: [
    ("贷款", "[dai][kuan]"), ("daikuan", "[dai][kuan]"), ("dai款", "[dai][kuan]"), ("xian", "xian"),
    ("xian城", "[xian][cheng]"), ("iphone", "iphone"), ("贷款5万", "[dai][kuan]5[wan]"),
  ])
  func `Han characters and pinyin become syllables`(raw: String, sound: String) {
    #expect(spelled(raw) == sound)
  }

  @Test(arguments: [
    ("银行", "[yin][hang]"), ("还款", "[huan][kuan]"), ("重庆", "[chong][qing]"), ("调查", "[diao][cha]"),
    ("会计", "[kuai][ji]"), ("成都", "[cheng][du]"), ("中国银行行长", "[zhong][guo][yin][hang][hang][zhang]"),
    ("银行卡", "[yin][hang][ka]"), ("行走", "[xing][zou]"), ("还有", "[hai][you]"), ("银 行", "[yin][hang]"),
    ("調整還款", "[tiao][zheng][huan][kuan]"), ("还", "[hai]"),
  ])
  func `words have their own readings`(raw: String, sound: String) {
    #expect(spelled(raw) == sound)
  }
}
