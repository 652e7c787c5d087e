import Bytes
import Lists
import Testing

struct SampleListTests {
  @Test func `samples are found by their ids`() {
    let file = #"{"id":"a-1","text":"一二三"}"# + "\n" + #"{"id":"b","text":"四","case":"K 7"}"#
    let list = SampleList(parse(file, .samples).entries)
    #expect(list.count == 2)
    #expect("b".withByteView { list.lookup($0) } == 1)
    #expect("c".withByteView { list.lookup($0) } == nil)
    #expect(list.entryText(0).text == "a-1")
    #expect(list.samples[1] == KnownSample(identifier: "b", text: Array("四".utf8), caseName: "K 7"))
  }
}
