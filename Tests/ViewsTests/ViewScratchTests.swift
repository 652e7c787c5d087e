import Bytes
import Testing
import Views

struct ViewScratchTests {
  @Test func `the raw view is the text itself, and a range of it is where it was written`() {
    var scratch = ViewScratch()
    let texts = ["【甲】您好", "", "a\u{FFFD}b"]
    for text in texts {
      text.withByteView { view in
        scratch.begin(view)
        let raw = scratch.text(.raw)
        let whole = scratch.original(ByteRange(0..<view.count), in: .raw)
        #expect(raw.text == text)
        #expect(whole == ByteRange(0..<view.count))
      }
    }
  }

  @Test func `scratch without a text shows none`() {
    var scratch = ViewScratch()
    let raw = scratch.text(.raw)
    #expect(raw.isEmpty)
  }

  @Test func `a view of a later version is not computed`() async {
    await #expect(processExitsWith: .failure) {
      var scratch = ViewScratch()
      scratch.begin(ByteView("text"))
      _ = scratch.text(.folded)
    }
  }
}
