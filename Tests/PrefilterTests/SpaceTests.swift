import Testing
import Views

@testable import Prefilter

struct SpaceTests {
  @Test(arguments: [
    (View.raw, Space.folded, View.folded), (.folded, .folded, .folded),
    (.skeleton, .skeleton, .skeleton), (.sound, .sound, .sound),
  ])
  func `patterns of a view are looked for in a text that shows as much`(
    view: View, space: Space, scanned: View
  ) {
    #expect(Space(view) == space)
    #expect(space.view == scanned)
    #expect(SpaceSet(space).contains(space))
    #expect(!SpaceSet().contains(space))
  }
}
