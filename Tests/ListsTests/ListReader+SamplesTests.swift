import Bytes
import Lists
import Testing

struct ListReaderSamplesTests {
  @Test func `lines are objects, between comments and blank lines`() {
    let result = parse(
      """
      # Known scams, last looked at on 2026-12-01.

      {"id": "toll-1", "text": "第一\\n第二", "case": "A 12", "by": "wang", "reason": "reported",
      """.dropLast() + #""added":"2026-12-01"}"# + "\r\n  " + #"{"text":"x # y","id":"t.2_B"}  "#,
      .samples)
    #expect(result.problems.map(\.description) == ["3:1: this is no JSON object"])
    #expect(result.entries.count == 1)
  }

  static let mistakes: [(line: String, place: String, message: String)] = [
    ("toll", "2:1", "this is no JSON object"), ("[]", "2:1", "this is no JSON object"),
    (#"{"id":"a","text":"b"} x"#, "2:1", "this is no JSON object"),
    (#"{"id":"a"}"#, "2:1", "the sample has no `text`"),
    (#"{"text":"a"}"#, "2:1", "the sample has no `id`"),
    (#"{"id":"a","text":"b","note":"c"}"#, "2:22", "a sample has no such key"),
    (#"{"id":"a","text":"b","text":"c"}"#, "2:11", "the key stands here twice"),
    (#"{"id":"a","text":7}"#, "2:11", "the value of this key is a text"),
    (
      #"{"id":"a b","text":"c"}"#, "2:2",
      "an id has letters, digits, `-`, `_` and `.`, at least one"
    ),
    (#"{"id":"","text":"c"}"#, "2:2", "an id has letters, digits, `-`, `_` and `.`, at least one"),
    (#"{"id":"a","text":" "}"#, "2:11", "the entry is empty"),
    (#"{"id":"first","text":"c"}"#, "2:15", "line 1 has a sample with this id already"),
    ("{\"id\":\"a\",\"text\":\"b\u{7}\"}", "2:20", "the entry holds a control character"),
    (
      #"{"id":"a","text":""# + String(repeating: "字", count: 1_366) + #""}"#, "2:11",
      "an entry has at most 4096 bytes"
    ),
    (
      #"{"id":"a","text":"b","case":""# + String(repeating: "c", count: 501) + #""}"#, "2:22",
      "an entry has at most 500 bytes"
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told with its place, and the other lines are read`(
    sample: (line: String, place: String, message: String)
  ) {
    let file = [#"{"id":"first","text":"a"}"#, sample.line, #"{"id":"last","text":"z"}"#]
    let result = parse(file.joined(separator: "\n"), .samples)
    #expect(result.problems.map(\.description) == [sample.place + ": " + sample.message])
    #expect(result.problems.allSatisfy { !$0.isWarning })
    #expect(result.entries.count == 2)
  }

  @Test func `bytes that are no UTF-8 are told where they stand`() {
    let file = Array(#"{"id":"a","text":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    let result = file.withByteView { ListParse($0, type: .samples) }
    #expect(result.problems.map(\.description) == ["1:19: the line is not UTF-8 from here"])
  }

  @Test func `texts beside a rule are samples with ids of their own`() {
    let list = SampleList(ListParse(values: ["一二", "三四"], type: .samples).entries)
    #expect(list.samples.map(\.identifier) == ["sample-1", "sample-2"])
    #expect(ListParse(values: [" "], type: .samples).problems.map(\.reason) == [.emptyEntry])
  }
}
