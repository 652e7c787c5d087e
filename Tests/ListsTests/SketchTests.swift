import Bytes
import Lists
import Testing

struct SketchTests {
  private func sketch(_ text: String) -> Sketch { text.withByteView { Sketch(of: $0) } }

  private func resemblance(_ left: String, _ right: String) -> Double {
    sketch(left).resemblance(to: sketch(right))
  }

  @Test(arguments: [
    ("急用钱找我，无抵押当天放款，加微信abc123", "急用钱找我，无抵押当天放款，加微信zz99887"),
    ("您的包裹已到，取件码8231，请今日领取", "您的包裹已到，取件码70，请今日领取"),
    ("贷款 now2 秒批", "贷款2秒批"),
    ("贷", "贷"), ("点a1", "点b2"),
  ])
  func `texts that differ in numbers, codes and signs alone are the same`(
    left: String, right: String
  ) {
    #expect(resemblance(left, right) == 1)
  }

  @Test(arguments: [
    ("急用钱找我，无抵押当天放款", "明天下午三点开会，请带上材料"),
    ("loan for you today", "lunch with you tomorrow"),
    ("贷", "款"), ("", ""), ("！！", "！！1"), ("贷款", ""),
  ])
  func `texts that have nothing in common resemble each other in nothing`(
    left: String, right: String
  ) {
    #expect(resemblance(left, right) < 0.2)
  }

  @Test func `the estimate is near the share of common shingles`() {
    // 40 different characters, of which the first so many are common.
    let common = (0..<40).compactMap { Unicode.Scalar(0x4E00 + UInt32($0)) }
    let other = (0..<40).compactMap { Unicode.Scalar(0x5E00 + UInt32($0)) }
    for kept in stride(from: 10, through: 40, by: 10) {
      let left = String(String.UnicodeScalarView(common))
      let right = String(String.UnicodeScalarView(common.prefix(kept) + other.dropFirst(kept)))
      let shared = Double(kept - 2)
      let exact = shared / (76 - shared)
      #expect(abs(resemblance(left, right) - exact) < 0.25, "\(kept)")
    }
  }

  @Test func `broken bytes are passed over`() {
    let bytes: [UInt8] = [0xFF, 0xE8, 0xB4] + Array("贷款秒批".utf8) + [0xF0, 0x9F]
    let broken = bytes.withByteView { Sketch(of: $0) }
    #expect(broken.resemblance(to: sketch("贷款秒批")) == 1)
  }
}
