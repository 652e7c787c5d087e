import Foundation
import Offline
import Testing

struct ProfilerTests {
  @Test func `what was asked and found is told by rule, with the worst message`() throws {
    let content = SmallRules.line("贷款可秒批", id: "worst") + SmallRules.line("明天见") + "broken\n"
    try SmallRules.withFile(Data(content.utf8)) { path in
      var profiler = Profiler(SmallRules.ruleSet)
      var lastCount = 0
      try profiler.decide(RecordStream(path)) { done, byteCount, recordCount in
        #expect(done <= byteCount)
        lastCount = recordCount
      }
      #expect(lastCount == 3)
      let profile = profiler.profile()
      #expect(profile.total.records == 3 && profile.total.rejected == 1)
      let entry = try #require(profile.entries(of: "loan-offer").first)
      #expect(entry.cost.foundCount >= 1 && entry.worst?.worst?.identifier == "worst")
      #expect(profile.entries(of: "nothing").isEmpty)
    }
  }
}
