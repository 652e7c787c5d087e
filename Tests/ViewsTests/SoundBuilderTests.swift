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
}
