import Bytes
import Testing

struct ByteViewTests {
  @Test func `a view of a literal has its bytes`() {
    let view = ByteView("汉a")
    #expect(view.count == 4)
    #expect(view.array == [0xE6, 0xB1, 0x89, 0x61])
    #expect(view[3] == 0x61)
    #expect(view.text == "汉a")
    #expect(!view.isEmpty)
    #expect(ByteView.empty.isEmpty)
  }

  @Test func `a part of a view has the bytes of its range`() {
    let view = ByteView("0123456789")
    #expect(view[3..<6] == "345")
    #expect(view[ByteRange(3..<6)] == "345")
    #expect(view[10..<10].isEmpty)
  }

  @Test func `views are equal when their bytes are`() {
    let same = [UInt8]("abc".utf8).withByteView { $0 == ByteView("abc") }
    #expect(same)
    #expect(!(ByteView("abc") == "abd"))
    #expect(!(ByteView("abc") == "ab"))
    #expect(ByteView.empty == "")
  }

  @Test(arguments: [("", true), ("a", true), ("abc", true), ("abd", false), ("abcd", false)])
  func `a prefix is at most as long as the view`(prefix: String, holds: Bool) {
    let found = prefix.withByteView { ByteView("abc").hasPrefix($0) }
    #expect(found == holds)
  }

  @Test func `the first offset of a byte counts from the start of the view`() {
    let view = ByteView("a,b,c")
    #expect(view.firstOffset(of: UInt8(ascii: ",")) == 1)
    #expect(view.firstOffset(of: UInt8(ascii: ","), from: 2) == 3)
    #expect(view.firstOffset(of: UInt8(ascii: ","), from: 4) == nil)
    #expect(view.firstOffset(of: UInt8(ascii: "a"), from: 5) == nil)
    #expect(view.lastOffset(of: UInt8(ascii: ",")) == 3)
    #expect(view.lastOffset(of: UInt8(ascii: "x")) == nil)
    #expect(ByteView.empty.lastOffset(of: UInt8(ascii: "x")) == nil)
  }

  @Test func `a word has the first byte lowest`() {
    #expect(ByteView("xabcdefgh").word(at: 1) == 0x6867_6665_6463_6261)
  }

  @Test func `an offset outside of the view traps`() async {
    await #expect(processExitsWith: .failure) { _ = ByteView("abc")[3] }
    await #expect(processExitsWith: .failure) { _ = ByteView("abc")[-1] }
    await #expect(processExitsWith: .failure) { _ = ByteView("abc")[1..<4] }
    await #expect(processExitsWith: .failure) { _ = ByteView("abcdefgh").word(at: 1) }
    await #expect(processExitsWith: .failure) { _ = ByteView("abc").firstOffset(of: 0, from: 4) }
  }
}
