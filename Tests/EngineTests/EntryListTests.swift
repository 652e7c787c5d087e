import Bytes
import Engine
import Lists
import Testing

struct EntryListTests {
  @Test(
    arguments: [
      (ListType.numbers, ["95588", "13800138000"], "+8613800138000", 1),
      (.numbers, ["95588"], "955881", nil), (.prefixes, ["10", "1069"], "10691234", 1),
      (.prefixes, ["1069"], "106", nil), (.domains, ["example.com"], "a.example.com", 0),
      (.domains, ["example.com"], "badexample.com", nil), (.words, ["a", "贷款"], "贷款", 1),
      (.words, ["贷款"], "贷", nil),
    ] as [(ListType, [String], String, Int?)])
  func `every type of list is asked in its own way`(
    type: ListType, values: [String], value: String, entry: Int?
  ) {
    let list = EntryList(ListParse(values: values, type: type).entries)
    #expect(list.count == values.count)
    #expect(value.withByteView { list.firstEntry(matching: $0) } == entry)
    for (entry, written) in values.enumerated() { #expect(list.text(of: entry).text == written) }
  }
}
