import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct PunycodeEncoderTests {
  private func encoded(_ label: String) -> String? {
    var encoder = PunycodeEncoder()
    var buffer = ByteBuffer()
    return Array(label.utf8).withByteView { encoder.encode($0, into: &buffer) }
      ? buffer.view.text : nil
  }

  @Test(arguments: [
    ("中国", "xn--fiqs8s"), ("例子", "xn--fsqu00a"), ("建行abc", "xn--abc-e82fx73p"),
    ("工商银行", "xn--czr93rq40bruk"), ("bücher", "xn--bcher-kva"), ("ü", "xn--tda"),
  ])
  func `a label is written as it is asked for`(label: String, code: String) {
    #expect(encoded(label) == code)
  }

  @Test func `a label that is too long for DNS is none`() {
    #expect(encoded(String(repeating: "中", count: 64)) == nil)
    #expect(encoded(String(repeating: "a中", count: 40)) == nil)
  }

  @Test func `what is encoded is decoded as the same`() {
    var generator = SeededGenerator(seed: 5)
    var decoder = PunycodeDecoder()
    for _ in 0..<2_000 {
      var label = ""
      for _ in 0..<Int.random(in: 1..<12, using: &generator) {
        let isHan = Bool.random(using: &generator)
        let code = UInt32.random(in: isHan ? 0x4E00...0x9FA5 : 0x61...0x7A, using: &generator)
        label.unicodeScalars.append(Unicode.Scalar(code) ?? "a")
      }
      guard let code = encoded(label) else { continue }
      var buffer = ByteBuffer()
      let isDecoded = Array(code.utf8.dropFirst(4)).withByteView {
        decoder.decode($0, into: &buffer)
      }
      #expect(isDecoded && buffer.view.text == label)
    }
  }
}
