import Bytes
import Testing
import Views

struct NameFolderTests {
  @Test(arguments: [
    ("ＸＸ銀行", "xx银行"), (" 安心\u{200B}  金服 ", "安心 金服"), ("", ""), ("①号", "1号"),
  ])
  func `a name is folded as a text is`(name: String, folded: String) {
    let result = NameFolder.folded(Array(name.utf8))
    #expect(String(decoding: result, as: UTF8.self) == folded)
    #expect(NameFolder.folded(result) == result)
  }

  @Test func `broken UTF-8 is repaired, and several names can be folded into one buffer`() {
    #expect(NameFolder.folded([0x41, 0xFF]) == Array("a\u{FFFD}".utf8))
    var folder = NameFolder()
    var target = ByteBuffer()
    for name in ["Ａ", "Ｂ"] {
      Array(name.utf8).withByteView { folder.append($0, to: &target) }
    }
    #expect(target.array == Array("ab".utf8))
  }
}
