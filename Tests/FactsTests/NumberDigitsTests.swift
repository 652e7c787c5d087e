import Bytes
import Testing

@testable import Facts

@Suite struct NumberDigitsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 16, 24, 31, 32])
  func `digits come back as they went in`(count: Int) {
    let bytes = (0..<count).map { UInt8(ascii: "0") + UInt8($0 % 10) }
    let digits = bytes.withByteView { NumberDigits($0) }
    #expect(digits.withByteView { $0.array } == bytes)
    #expect((0..<count).map { digits[$0] } == bytes)
  }

  @Test func `what does not fit is dropped`() {
    let digits = [UInt8](repeating: 0x31, count: 40).withByteView { NumberDigits($0) }
    #expect(digits.count == 32)
  }
}
