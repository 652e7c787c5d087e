import Testing
import Views

struct ViewTests {
  @Test(arguments: View.allCases)
  func `a view is found by its name`(view: View) {
    #expect(View(name: view.name) == view)
  }

  @Test(arguments: ["", "Raw", "raws", "skeletons"])
  func `a name that no view has finds none`(name: String) {
    #expect(View(name: name) == nil)
  }
}
