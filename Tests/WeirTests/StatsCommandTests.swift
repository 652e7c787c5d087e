import Foundation
import Testing

@Suite struct StatsCommandTests {
  private let weir: WeirProgram

  init() throws {
    weir = try WeirProgram()
  }

  @Test func `without a daemon it says so`() throws {
    let result = try weir.run(["stats", "--spool", "nowhere"])
    #expect(result.status == 3)
    #expect(result.errors.contains("no daemon answers"))
  }

  @Test(arguments: ["0", "3601", "x"])
  func `an interval that makes no sense is refused`(interval: String) throws {
    #expect(try weir.run(["stats", "--spool", "s", "--interval", interval]).status == 2)
  }

  @Test func `in a pipe it is a line of JSON a look`() throws {
    let result = try weir.shell(
      """
      '\(WeirProgram.path)' run --spool spool --rules Rules >log 2>&1 & daemon=$!
      for try in $(seq 100); do weir status --spool spool >/dev/null 2>&1 && break; sleep 0.1; done
      weir stats --spool spool --watch | head -n 2
      kill $daemon; wait
      """)
    #expect(result.lines.count == 2, "\(result.errors)")
    for line in result.lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(["starting", "running"].contains(object?["state"] as? String))
    }
  }
}
