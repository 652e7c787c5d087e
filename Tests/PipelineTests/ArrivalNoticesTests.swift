import Testing

@testable import Pipeline
@testable import Spool

struct ArrivalNoticesTests {
  @Test func `a trouble is told when it grows, and again when it comes back`() {
    // What a rescan finds is forgotten for a moment, which is no end of the trouble.
    let steps: [(unclaimable: Int, isSettled: Bool, isTold: Bool)] = [
      (0, true, false), (1, true, true), (0, false, false), (1, true, false), (1, true, false),
      (3, true, true), (2, true, false), (3, true, true), (0, true, false), (1, true, true),
    ]
    var notices = ArrivalNotices()
    for (place, step) in steps.enumerated() {
      var waiting = WaitingSummary()
      waiting.unclaimableCount = step.unclaimable
      waiting.unclaimableNames = ["a"]
      let events = notices.newTroubles(in: waiting)
      let expected = Event.batchesUnclaimable(count: step.unclaimable, names: ["a"])
      #expect(events == (step.isTold ? [expected] : []), "step \(place)")
      if step.isSettled { notices.forgetResolved(in: waiting) }
    }
  }

  @Test func `each trouble is told by itself`() {
    var waiting = WaitingSummary()
    waiting.oddNameCount = 1
    waiting.mountedSourceCount = 2
    var notices = ArrivalNotices()
    let names = notices.newTroubles(in: waiting).map(\.name)
    #expect(names == ["OddNames", "SourcesMounted"])
    #expect(notices.newTroubles(in: waiting).isEmpty)
  }
}
