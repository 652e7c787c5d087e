import Bytes
import TestSupport
import Testing
import Views

@testable import Views

struct TextFolderTests {
  @Test func `folding twice is folding once, for every character`() {
    var scratch = ViewScratch()
    var differing: [UInt32] = []
    for code in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let raw = Array("甲\(Character(scalar))乙".utf8)
      let once = raw.withByteView { view in
        scratch.begin(view)
        return scratch.text(.folded).array
      }
      let twice = once.withByteView { view in
        scratch.begin(view)
        return scratch.text(.folded) == view
      }
      if !twice || once.count > 6 + TextFolder.growthMax * 4 { differing.append(code) }
    }
    #expect(differing.isEmpty)
  }

  @Test func `no character grows more than the room that is made for it`() {
    for code in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(code), let fold = StaticTables.shared.fold(of: code) else {
        continue
      }
      let count = UTF8.width(scalar)
      #expect(Int(fold.byteCount) <= count * TextFolder.growthMax)
    }
  }

  @Test(arguments: [
    ("  a \u{3000}b\t", "a b"), ("Ａ\u{301}é", "ae"), ("①②③", "123"), ("貸款", "贷款"),
    ("\u{FDFA}", "صلى الله عليه وسلم"), ("¨a", "a"), ("a¨¨b", "a b"), ("\u{200B}", ""),
  ])
  func `characters are folded`(raw: String, folded: String) {
    #expect(ViewTables.withoutVariants.text(.folded, of: raw) == folded)
  }

  @Test func `bytes that are no UTF-8 become as many marks as every decoder makes`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let raw = (0..<12).map { _ in UInt8.random(in: 0x7F...0xFF, using: &random) }
      var folded = ByteBuffer()
      var marks = ScratchArray<FoldMark>()
      var folder = TextFolder()
      raw.withByteView { folder.fold($0, into: &folded, marks: &marks) }
      #expect(folded.view.text == ViewTables.withoutVariants.text(.folded, of: raw))
    }
  }
}
