import Testing

@testable import Lists

struct EntryHashTests {
  private func hash(_ text: String, seed: UInt64) -> UInt64 {
    var hash = EntryHash(seed: seed)
    for byte in text.utf8 { hash.add(byte) }
    return hash.value
  }

  @Test func `a hash follows from bytes and seed`() {
    #expect(hash("13800138000", seed: 1) == hash("13800138000", seed: 1))
    #expect(hash("13800138000", seed: 1) != hash("13800138000", seed: 2))
    #expect(hash("ab", seed: 1) != hash("ba", seed: 1))
  }

  @Test(arguments: [UInt64(0), 1, 0x8000_0000_0000_0000, .max, 0x0123_4567_89AB_CDEF])
  func `numbers in a row spread over the places`(seed: UInt64) {
    let count = 1 << 16
    let hashes = (0..<count).map { hash(String(13_800_000_000 + $0), seed: seed) }
    #expect(Set(hashes.map { $0 >> 24 }).count > count - 4)
    // As many keys as places: of a good hash about 63 % of the places have one.
    let places = Set(hashes.map { Int($0 >> 24) & (count - 1) })
    #expect(places.count > count * 60 / 100)
    #expect(places.count < count * 67 / 100)
  }
}
