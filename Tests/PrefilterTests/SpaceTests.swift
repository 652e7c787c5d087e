import Testing
import Views

@testable import Prefilter

struct SpaceTests {
  @Test(arguments: [
    (View.raw, Space.folded), (.folded, .folded), (.skeleton, .skeleton), (.sound, .sound),
  ])
  func `patterns of a view are looked for in a text that shows as much`(
    view: View, space: Space
  ) {
    #expect(Space(view) == space)
    #expect(SpaceSet(space).contains(space))
    #expect(!SpaceSet().contains(space))
  }
}
