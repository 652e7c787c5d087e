import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct PunycodeDecoderTests {
  private func decoded(_ label: [UInt8]) -> String? {
    var decoder = PunycodeDecoder()
    var output = ByteBuffer()
    return label.withByteView { decoder.decode($0, into: &output) } ? output.view.text : nil
  }

  @Test(arguments: [
    ("fiqs8s", "中国"), ("fiqz9s", "中國"), ("55qx5d", "公司"), ("io0a7i", "网络"), ("ses554g", "网址"),
    ("hxt814e", "网店"), ("czr694b", "商标"), ("3bst00m", "集团"), ("3ds443g", "在线"),
    ("fiq228c5hs", "中文网"), ("6qq986b3xl", "我爱你"), ("vuq861b", "信息"), ("czru2d", "商城"),
    ("unup4y", "游戏"), ("fjq720a", "娱乐"), ("6frz82g", "移动"), ("vhquv", "企业"), ("1qqw23a", "佛山"),
    ("xhq521b", "广东"), ("j6w193g", "香港"), ("kpry57d", "台灣"), ("bcher-kva", "bücher"),
    ("80ak6aa92e", "аррӏе"),
  ])
  func `a label is decoded as RFC 3492 says`(label: String, expected: String) {
    #expect(decoded(Array(label.utf8)) == expected)
  }

  @Test(arguments: ["", "a_b", "99999999"])
  func `a broken label is refused`(label: String) {
    #expect(decoded(Array(label.utf8)) == nil)
  }

  @Test func `random labels never trap`() {
    var generator = SeededGenerator(seed: 13)
    let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
    for _ in 0..<20_000 {
      let label = (0..<Int.random(in: 0..<70, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0x61
      }
      #expect(decoded(label)?.isEmpty != true)
    }
  }
}
