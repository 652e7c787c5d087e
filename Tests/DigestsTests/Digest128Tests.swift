import Digests
import TestSupport
import Testing

/// The bytes that the test vectors of xxHash are over (its `tests/sanity_test.c`).
private func sanityBytes(count: Int) -> [UInt8] {
  var state: UInt64 = 2_654_435_761
  return (0..<count).map { _ in
    let byte = UInt8(state >> 56)
    state &*= 11_400_714_785_074_694_797
    return byte
  }
}

struct Digest128Tests {
  @Test(arguments: [
    (0, "99aa06d3014798d86001c324468d497f"), (1, "a6cd5e9392000f6ac44bdff4074eecdb"),
    (6, "082afe0b8162d12a3e7039bdda43cfc6"), (12, "6e3efd8fc7802b18061a192713f69ad9"),
    (24, "0ce966e4678d37611e7044d28b1b901d"), (48, "a002ac4e5478227ef942219aed80f67b"),
    (81, "4952f58181ab00425e8bafb9f95fb803"), (222, "337e09641b948717f1aebd597cec6b3a"),
    (403, "1b6de21e332dd73dcdeb804d65c6dea4"), (512, "18d2d110dcc9bca1617e49599013cb6b"),
    (2_048, "f736557fd47073a5dd59e2c3a5f038e0"),
  ])
  func `the vectors of xxHash hold`(count: Int, digits: String) {
    #expect(Digest128(of: sanityBytes(count: count)).hexadecimal == digits)
  }

  @Test func `the bytes are the digits in order`() {
    let digest = Digest128(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10)
    #expect(digest.bytes == Array(1...16))
    #expect(digest.hexadecimal == "0102030405060708090a0b0c0d0e0f10")
  }

  @Test func `pieces give the digest of the whole`() {
    var generator = SeededGenerator(seed: 7)
    for count in [0, 1, 240, 241, 1_000, 10_000] {
      let bytes = sanityBytes(count: count)
      var hasher = Digest128.Hasher()
      var offset = 0
      while offset < count {
        let end = min(count, offset + Int.random(in: 1...700, using: &generator))
        hasher.update(Array(bytes[offset..<end]))
        offset = end
      }
      let digest = hasher.finish()
      #expect(digest == Digest128(of: bytes), "\(count)")
    }
  }

  @Test func `an empty piece changes nothing`() {
    var hasher = Digest128.Hasher()
    hasher.update(UnsafeRawBufferPointer(start: nil, count: 0))
    hasher.update([])
    let digest = hasher.finish()
    #expect(digest == Digest128(of: UnsafeRawBufferPointer(start: nil, count: 0)))
  }
}
