import Documents
import Testing

struct PaintTests {
  @Test(arguments: [
    (Paint.Color.bold, "\u{1B}[1m贷\u{1B}[0m"), (.strongRed, "\u{1B}[1;31m贷\u{1B}[0m"),
    (.mark, "\u{1B}[1;4m贷\u{1B}[0m"),
  ])
  func `a text is painted only where there are colours`(color: Paint.Color, painted: String) {
    #expect(Paint(isOn: true)("贷", color) == painted)
    #expect(Paint(isOn: false)("贷", color) == "贷")
  }
}
