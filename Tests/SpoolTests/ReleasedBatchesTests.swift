import FileSystem
import Foundation
import Testing

@testable import Spool

@Suite struct ReleasedBatchesTests {
  /// What a released batch leaves behind under each policy, also where a run ended at any system call.
  @Test(arguments: [ReleasedBatches.remove, .archive])
  func `a released batch goes where the policy says, once`(policy: ReleasedBatches) throws {
    func makeWorld() throws -> SpoolWorld {
      let world = try SpoolWorld()
      world.options.releasedBatches = policy
      for file in ["a.ndjson", "gw/b.ndjson", "gw/c.ndjson.gz"] { try world.put(file, file + "\n") }
      return world
    }
    func drain(_ world: SpoolWorld, _ calls: SystemCalls) throws {
      let spool = try world.open(calls)
      var engine = LineEngine(after: spool.recovery)
      try engine.drain(spool, groupCount: 1)
    }
    let undisturbed = Fate(.die, at: Int.max)
    try drain(try makeWorld(), undisturbed.calls())
    for call in stride(from: 1, through: undisturbed.callCount, by: 3) {
      let world = try makeWorld()
      try? drain(world, Fate(.die, at: call).calls())
      try drain(world, .live)
      #expect(try world.lines(.allow).count == 2, "call \(call)")
      let archived = try world.names("archive").filter { $0.hasSuffix(".ndjson") }
      // The order in which sources are claimed does not matter here.
      let names = archived.map { $0.split(separator: ".").dropFirst().joined(separator: ".") }
      #expect(
        names.sorted() == (policy == .archive ? ["a.ndjson", "b.ndjson"] : []), "call \(call)")
      #expect(try world.names("active").allSatisfy { !$0.contains("ndjson") }, "call \(call)")
    }
  }
}
