import Bytes
import Facts
import Foundation
import Testing
import Views

/// Disguised contacts, links, accounts and amounts as an adversary writes them, and what only looks
/// so, both by way of the real views.
private enum EntityTable {
  struct Row: CustomTestStringConvertible, Sendable {
    var entity: String
    var text: String
    var part: String

    var testDescription: String { text }
  }

  static let disguised: [Row] = lines("disguised-entities.tsv").compactMap { line in
    let cells = line.split(separator: "\t", maxSplits: 2)
    guard cells.count == 3 else { return nil }
    let marked = unescaped(String(cells[2])).split(
      separator: /[«»]/, omittingEmptySubsequences: false)
    guard marked.count == 3 else { return nil }
    return Row(
      entity: "\(cells[0]) \(cells[1])", text: marked.joined(), part: String(marked[1]))
  }

  /// Texts with all that they show, amounts in yuan.
  static let exact: [(text: String, entities: [String])] = lines("entities.tsv").compactMap {
    line in
    let cells = line.split(separator: "\t", maxSplits: 1)
    guard cells.count == 2 else { return nil }
    let entities = cells[1] == "none" ? [] : cells[1].split(separator: " ").map(String.init)
    return (String(cells[0]), entities.sorted())
  }

  static let lookAlikes = lines("look-alikes.txt")

  private static func lines(_ name: String) -> [String] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }  // Counted.
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing(/\\u\{([0-9A-F]+)\}/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }
  }
}

struct EntityTableTests {
  @Test func `the tables are there`() {
    #expect(EntityTable.disguised.count >= 400)
    #expect(EntityTable.lookAlikes.count >= 250)
  }

  @Test func `what is disguised is found with its value and marked exactly`() {
    for row in EntityTable.disguised {
      let found = entitiesThroughViews(row.text)
      #expect(
        found.contains { $0.entity == row.entity && $0.part == row.part }, "\(row.text): \(found)")
    }
  }

  @Test func `a text shows exactly these entities`() {
    #expect(EntityTable.exact.count >= 600)
    for (text, expected) in EntityTable.exact {
      let found = entitiesThroughViews(text).map(\.entity).filter { !$0.hasPrefix("url.domain ") }
      #expect(found.map(inYuan).sorted() == expected, "\(text)")
    }
  }

  @Test func `what only looks so is nothing`() {
    for text in EntityTable.lookAlikes {
      let found = entitiesThroughViews(text).map(\.entity)
      #expect(found == [], "\(text)")
    }
  }

  @Test(arguments: [
    ("Windows这家Windows版本", [String]()), ("叠加xForBags", []), ("安装了监控软件", []),
    ("下载某某手机客户端", ["app 某某"]), ("粉丝13.7万", []), ("额度13.7万", ["amount 13700000"]),
    ("加Vxoxo88一个30", []), ("加Vxoxo8866一个", ["wechat oxo8866"]),
    ("1 3 8 0 0 1 3 8 0 0 0 1 3 9 0 0 1 3 9 0 0 0", ["phone 13800138000", "phone 13900139000"]),
    ("www.bank.com@ab88.top/x", ["url.host ab88.top", "url.domain ab88.top"]),
    ("zhang.san@ab88.top", ["email zhang.san@ab88.top"]), ("XboxOne主题酒店", []), ("这家Xboxone", []),
  ])
  func `names are cut where they end`(text: String, expected: [String]) {
    #expect(entitiesThroughViews(text).map(\.entity) == expected)
  }
}

/// `phone=95588` for `phone 95588`, `amount=8.5` for `amount 850`.
private func inYuan(_ entity: String) -> String {
  let parts = entity.split(separator: " ", maxSplits: 1).map(String.init)
  guard parts[0] == "amount", let fen = Int(parts[1]) else { return parts.joined(separator: "=") }
  let rest = fen % 100
  let decimals =
    rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  return "amount=\(fen / 100)\(decimals)"
}
