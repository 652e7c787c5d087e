import Bytes
import Engine
import Foundation
import Offline
import Testing

struct ScannerTests {
  /// The ids of the records and whether a rule fired, in the order in which they were settled.
  private func outcomes(_ path: String, workers: Int?) throws -> [String] {
    var scanner = Scanner(ruleSet: SmallRules.ruleSet, workerCount: workers)
    var found: [String] = []
    try scanner.scan(RecordStream(path)) { (matches, byteCount) in
      #expect(byteCount > 0)
      for index in 0..<matches.records.count {
        let matched = matches.records[index]
        let id = matches.source(of: matched).bytes(of: matched.record.field(.id)).text
        found.append(matches.rules(of: matched).isEmpty ? id : id + "!")
      }
    }
    return found
  }

  @Test func `records come out in their order, whatever the number of threads`() throws {
    let texts = ["明天见", "贷款可秒批"]
    let content = (0..<30_000).map { SmallRules.line(texts[$0 % 2], id: "m\($0)") }.joined()
    try SmallRules.withFile(Data(content.utf8)) { path in
      let one = try outcomes(path, workers: 1)
      #expect(one.count == 30_000 && one.prefix(2) == ["m0", "m1!"])
      #expect(try outcomes(path, workers: 3) == one)
      #expect(try outcomes(path, workers: nil) == one)
    }
  }

  @Test func `a record without an id gets one that depends on the whole file`() throws {
    let first = SmallRules.line("明天见", id: nil)
    var ids: [[String]] = []
    for last in ["a", "b"] {
      try SmallRules.withFile(Data((first + SmallRules.line(last)).utf8)) { path in
        ids.append(try outcomes(path, workers: 1))
      }
    }
    #expect(ids[0].count == 2 && ids[1].count == 2 && !ids[0][0].isEmpty)
    #expect(ids[0][0] != ids[1][0] && ids[0][1] == ids[1][1])
  }

  @Test func `a file that is gone ends the scan with an error`() {
    #expect(throws: RecordFileError.self) { try outcomes("/nowhere/a.ndjson", workers: 1) }
  }
}
