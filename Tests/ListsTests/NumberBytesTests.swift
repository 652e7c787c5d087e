import Bytes
import Testing

@testable import Lists

struct NumberBytesTests {
  private func bytes(_ text: String) -> NumberBytes {
    var bytes = NumberBytes()
    for byte in text.utf8 {
      let fits = bytes.append(byte)
      #expect(fits)
    }
    return bytes
  }

  private func text(_ bytes: NumberBytes) -> String { bytes.withByteView { $0.text } }

  @Test func `there is room for the longest canonical number and no more`() {
    #expect(NumberBytes.capacity == Limits.canonicalNumberByteCountMax)
    var full = bytes(String(repeating: "1", count: NumberBytes.capacity))
    let (isAppended, isPrepended) = (full.append(0x31), full.prepend(0x2B))
    #expect(!isAppended)
    #expect(!isPrepended)
    #expect(full.count == NumberBytes.capacity)
  }

  @Test func `bytes are put before and taken away`() {
    var number = bytes("0044123")
    number.removeFirst(2)
    let fits = number.prepend(UInt8(ascii: "+"))
    #expect(fits)
    #expect(text(number) == "+44123")
    number.removeFirst(6)
    #expect(text(number).isEmpty)
  }

  @Test func `what was taken away is not compared`() {
    var number = bytes("86123")
    number.removeFirst(2)
    #expect(number == bytes("123"))
    #expect(number != bytes("1234"))
    #expect(number != bytes("124"))
    #expect(!number.hasPrefix("1233"))
  }

  @Test func `digits are asked for by place`() {
    let number = bytes("+19*")
    #expect(number.hasDigit(1...1, at: 1))
    #expect(number.hasDigit(3...9, at: 2))
    #expect(!number.hasDigit(0...9, at: 0))
    #expect(!number.hasDigit(0...9, at: 3))
    #expect(!number.hasDigit(0...9, at: 4))
    #expect(number.isEqual(to: "+19*"))
    #expect(!number.isEqual(to: "+19"))
  }
}
