import Bytes
import Testing

@testable import Lists

struct EntryColumnTests {
  @Test func `strings come back by their number, empty ones too`() {
    var column = EntryColumn()
    let strings = ["", "微信", "", "a", String(repeating: "x", count: 1_000), ""]
    for string in strings { string.withByteView { column.append($0) } }
    let texts = (0..<column.count).map { column[$0].text }
    #expect(texts == strings)
  }
}
