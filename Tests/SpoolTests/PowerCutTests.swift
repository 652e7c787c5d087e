import FileSystem
import Foundation
import Testing

@testable import Spool

/// Cuts the power at system calls of a run and of the recovery after it, again and again.
@Suite struct PowerCutTests {
  private func run(_ world: SpoolWorld, _ calls: SystemCalls, groupCount: Int) {
    guard let spool = try? world.open(calls) else { return }
    var engine = LineEngine(after: spool.recovery)
    try? engine.drain(spool, groupCount: groupCount)
  }

  /// A world on a disk that has lost its power at a call of a run in another.
  private func cut(
    _ world: SpoolWorld, at call: Int, groupCount: Int, _ generator: inout SeededGenerator
  ) throws -> SpoolWorld {
    let disk = try VolatileDisk(world.path)
    run(world, disk.calls(dyingAt: call), groupCount: groupCount)
    let next = try SpoolWorld()
    next.options = world.options
    try disk.cut(into: next.path, &generator)
    return next
  }

  @Test(arguments: [1, 2, 100])
  func `each line is decided once, wherever the power is cut`(groupCount: Int) throws {
    var generator = SeededGenerator(seed: UInt64(groupCount))
    for call in stride(from: 1, through: 330, by: 3) {
      var world = try CrashTests().makeWorld()
      var calls = [call]
      world = try cut(world, at: call, groupCount: groupCount, &generator)
      while calls.count < 4, Bool.random(using: &generator) {
        calls.append(Int.random(in: 1...120, using: &generator))
        world = try cut(world, at: calls.last ?? 1, groupCount: groupCount, &generator)
      }
      try CrashTests().check(world, "power cut at calls \(calls), groups of \(groupCount)")
    }
  }

  @Test func `many corrupt batches are there with their reasons, wherever the power is cut`() throws
  {
    var generator = SeededGenerator(seed: 5)
    for call in stride(from: 20, through: 460, by: 5) {
      let world = try SpoolWorld()
      for number in 0..<12 { try world.put("gw\(number % 2)/\(number).ndjson.gz", "no gzip\n") }
      try world.put("a.ndjson", "1\n")
      let next = try cut(world, at: call, groupCount: 100, &generator)
      run(next, .live, groupCount: 100)
      let kept = try next.names("corrupt").filter { $0.hasSuffix(".gz") }
      #expect(kept.count == 12, "call \(call)")
      for file in kept {
        let reason = try next.content("corrupt/" + file + ".reason")
        #expect(
          reason.hasPrefix(#"{"reason":"gzip-not-gzip""#) && reason.hasSuffix("}\n"), "call \(call)"
        )
      }
      #expect(try next.lines(.allow) == ["a.ndjson: 1"], "call \(call)")
    }
  }
}
