import Bytes
import Testing
import Views

@testable import Prefilter

struct PrefilterScratchTests {
  @Test func `when the numbers of scans are used up, they begin again, and nothing is seen`() throws
  {
    let finder = try Finder(["贷款.{0,3}额度", "号\\d{4}"], in: .folded)
    var views = ViewScratch()
    var scratch = PrefilterScratch(for: finder.prefilter)
    func count(_ text: String) -> Int {
      text.withByteView { bytes in
        views.begin(bytes)
        finder.prefilter.findCandidates(in: &views, isSoundOpen: { _ in false }, using: &scratch)
      }
      return scratch.candidates.count
    }
    #expect(count("贷款额度，号1234") == 2)
    scratch.scan = .max
    #expect(count("贷款，号") == 0)
    let scan = scratch.scan
    #expect(scan == 1)
    #expect(count("贷款额度，号1234") == 2)
  }
}
