import Testing
import Views

struct ViewSetTests {
  @Test func `every subset holds exactly its views`() {
    for bits in UInt8(0)..<16 {
      let set = ViewSet(rawValue: bits)
      for view in View.allCases {
        #expect(set.contains(view) == (bits >> view.rawValue & 1 == 1))
      }
    }
  }

  @Test func `a set is written as a list of views`() {
    let set: ViewSet = [.folded, .skeleton]
    #expect(set.contains(View.skeleton))
    #expect(!set.contains(View.raw))
    #expect(set == ViewSet(.folded).union(ViewSet(.skeleton)))
  }
}
