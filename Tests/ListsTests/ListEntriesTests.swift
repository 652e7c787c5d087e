import Bytes
import Lists
import Testing

struct ListEntriesTests {
  private func texts(_ result: ListParse) -> [String] {
    (0..<result.entries.count).map { result.entries.text($0).text }
  }

  @Test func `an entry is told as it was written`() {
    let result = parse("95-588\n12345\n+86 13800138000\n", .numbers)
    #expect(texts(result) == ["95-588", "12345", "+86 13800138000"])
  }

  @Test func `entries live as long as a list made of them`() {
    let list: WordList
    do {
      let entries = ListParse(values: ["微信"], type: .words).entries
      #expect(entries.type == .words)
      list = WordList(entries)
    }
    #expect(list.entryText(0).text == "微信")
  }

  @Test func `entries of another type make no list`() async {
    await #expect(processExitsWith: .failure) {
      _ = NumberList(ListParse(values: ["1"], type: .words).entries)
    }
  }
}
