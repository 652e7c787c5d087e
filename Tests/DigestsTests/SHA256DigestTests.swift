import Digests
import TestSupport
import Testing

struct SHA256DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func `the vectors of FIPS 180 hold`(text: String, digits: String) {
    #expect(SHA256Digest(of: Array(text.utf8)).hexadecimal == digits)
  }

  @Test func `pieces give the digest of the whole`() {
    var generator = SeededGenerator(seed: 8)
    for count in [0, 1, 55, 56, 63, 64, 65, 1_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var hasher = SHA256Digest.Hasher()
      var offset = 0
      while offset < count {
        let end = min(count, offset + Int.random(in: 1...100, using: &generator))
        hasher.update(Array(bytes[offset..<end]))
        offset = end
      }
      let digest = hasher.finish()
      #expect(digest == SHA256Digest(of: bytes), "\(count)")
      #expect(digest.bytes.count == 32)
    }
  }
}
