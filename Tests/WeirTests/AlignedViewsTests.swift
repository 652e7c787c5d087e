import Bytes
import Foundation
import Testing

/// The columns of `weir fold`: what stands below a piece of the original is what became of it.
struct AlignedViewsTests {
  private static let rules = WeirProgram.repository.appendingPathComponent("Rules").path
  private static let names = ["raw", "folded", "skeleton", "sound"]

  private func rows(of text: String) throws -> [(name: String, text: String)] {
    let result = try WeirProgram().run(["fold", "--rules", Self.rules, text])
    return result.output.split(separator: "\n").compactMap { line in
      let name = String(line.prefix { $0 != " " })
      guard Self.names.contains(name) else { return nil }
      return (name, String(line.dropFirst(10)))
    }
  }

  @Test(arguments: [
    "贷款", "詐(zhà)騙", "加V信：①③⑧", "ﷺ㎏", "贷\u{200B}款", "鹏鹏鹏鹏", "a", "hello world",
  ])
  func `each view stands in one row, and all rows are as wide`(text: String) throws {
    let rows = try rows(of: text)
    #expect(rows.map(\.name) == Self.names)
    let widths = Set(rows.map { columnCount(of: $0.text) })
    #expect(widths.count == 1, "\(rows)")
    #expect(rows[0].text.filter { $0 != " " } == String(quoted(text).filter { $0 != " " }))
  }

  @Test func `what became of a piece begins in its column`() throws {
    let rows = try rows(of: "加Ｖ信好")
    let columns = rows.dropLast().map { row in
      row.text.range(of: "好").map { columnCount(of: String(row.text[..<$0.lowerBound])) }
    }
    #expect(Set(columns).count == 1 && columns[0] != nil)
  }

  @Test func `long texts are broken into lines that fit`() throws {
    let rows = try rows(of: String(repeating: "無抵押貸款", count: 40))
    #expect(rows.count > 4 && rows.count % 4 == 0)
    // Where no terminal says how wide it is, a line has 100 columns.
    for row in rows { #expect(10 + columnCount(of: row.text) <= 100) }
    let raw = rows.filter { $0.name == "raw" }.map(\.text).joined().filter { $0 != " " }
    #expect(raw == String(repeating: "無抵押貸款", count: 40))
  }

  private func quoted(_ text: String) -> String {
    text.unicodeScalars.map { String(Quoted(String($0)).description.dropFirst().dropLast()) }
      .joined()
  }
}
