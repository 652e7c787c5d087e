import Bytes
import Facts
import TestSupport
import Testing

@Suite struct SignatureTests {
  private func signature(_ text: String) -> String {
    Array(text.utf8).withByteView { raw in
      guard let found = Signature(of: raw) else { return "none" }
      return "\(raw[found.name].text) \(found.count) \(found.position) \(found.style)"
    }
  }

  @Test(arguments: [
    ("【安心金服】额度已到账", "安心金服 1 first standard"), ("额度已到账【安心金服】", "安心金服 1 last standard"),
    ("额度已到账【安心金服】拒收请回复R", "安心金服 1 last standard"), ("额度已到账【安心金服】 ", "安心金服 1 last standard"),
    ("【甲公司】您好【乙公司】", "甲公司 2 first standard"), ("【甲公司】【乙公司】您好", "甲公司 2 first standard"),
    ("您好【甲公司】【乙公司】", "甲公司 2 last standard"), ("※【安心金服】您好", "安心金服 1 first standard"),
    ("  【 安心金服 】您好", "安心金服 1 first standard"),
    ("\u{200B}【安心\u{200B}】您好", "安心 1 first standard"),
    ("[安心金服]您好", "安心金服 1 first imitation"), ("您好〖安心金服〗", "安心金服 1 last imitation"),
    ("［安心金服］您好", "安心金服 1 first imitation"), ("您的【重要】提醒：今天是最后一天，请尽快前往营业厅办理相关手续，谢谢配合", "none"),
    ("【】您好", "none"), ("您好", "none"), ("", "none"), ("【安心", "none"), ("安心】", "none"),
    ("[a]您好", "none"), ("[注：今天，开会]", "none"), ("【【安心】】您好", "安心 1 first standard"),
  ])
  func `a signature stands at an edge`(text: String, expected: String) {
    #expect(signature(text) == expected)
  }

  @Test func `random bytes never trap, and names lie inside`() {
    var generator = SeededGenerator(seed: 7)
    let pieces = ["【", "】", "[", "]", "〖", "安心", " ", "a", "，"]
    for _ in 0..<5_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        if Int.random(in: 0..<5, using: &generator) == 0 {
          bytes += hostileBytes(using: &generator)
        }
      }
      bytes.withByteView { raw in
        guard let found = Signature(of: raw) else { return }
        #expect(found.count > 0 && found.name.endOffset <= raw.count && found.name.count > 0)
      }
    }
  }
}
