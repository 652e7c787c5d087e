import Bytes
import Testing

@testable import Stats

@Suite struct SourceTableTests {
  private static func figures(_ count: Int64, at milliseconds: Int64 = 0) -> SourceTable.Figures {
    SourceTable.Figures(
      recordCount: count, rejectedCount: 1, lastBatchMilliseconds: milliseconds)
  }

  @Test func `figures of a source add up, and its last batch is the latest`() {
    var table = SourceTable()
    table.add(Self.figures(2, at: 9_000), from: "smsc-1.east_2")
    table.add(Self.figures(3, at: 4_000), from: "smsc-1.east_2")
    #expect(
      table.figures == [
        "smsc-1.east_2": SourceTable.Figures(
          recordCount: 5, rejectedCount: 2, lastBatchMilliseconds: 9_000)
      ])
  }

  @Test(arguments: [
    ("", "."), ("smsc1", "smsc1"), ("other", "other"), ("a b", "other"), ("网关", "other"),
    ("a\"b", "other"), ("a/b", "other"), (String(repeating: "x", count: 64), nil),
    (String(repeating: "x", count: 65), "other"),
  ])
  func `only a plain and short name is a label`(source: String, label: String?) {
    var table = SourceTable()
    table.add(Self.figures(1), from: source)
    #expect(Array(table.figures.keys) == [label ?? source])
  }

  @Test func `sources beyond the limit count as others, and none is lost`() {
    var table = SourceTable()
    for number in 0..<1_000 { table.add(Self.figures(1), from: "gateway-\(number)") }
    #expect(table.figures.count == Limits.shownSourceCountMax + 1)
    #expect(table.figures["gateway-0"]?.recordCount == 1)
    #expect(table.figures.values.reduce(0) { $0 + $1.recordCount } == 1_000)
  }

  @Test func `a table that is added to another keeps its labels`() {
    var table = SourceTable()
    table.add(Self.figures(1), from: "")
    table.add(Self.figures(1), from: "a b")
    var sum = table
    sum.add(table)
    #expect(sum.rows(\.recordCount).map(\.label) == [".", "other"])
    #expect(sum.rows(\.recordCount).map(\.sum) == [2, 2])
    sum.removeAll()
    #expect(sum == SourceTable())
  }
}
