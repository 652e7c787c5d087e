import Bytes
import Foundation
import Patterns
import Synchronization
import Testing

struct MatchScratchTests {
  @Test func `scratch goes from pattern to pattern`() throws {
    let sources = ["贷款", "(a)(b)(c)", "x*", "\\d+"]
    let patterns = try sources.flatMap { [try Pattern($0), try Pattern($0, usingJIT: false)] }
    let text = "贷款abc12"
    var scratch = MatchScratch()
    var found: [String?] = []
    text.withByteView { view in
      for pattern in patterns {
        guard case .found(let range) = pattern.firstMatch(in: view, using: &scratch) else {
          found.append(nil)
          continue
        }
        found.append(view[range].text)
      }
    }
    #expect(found == ["贷款", "贷款", "abc", "abc", "", "", "12", "12"])
  }

  @Test func `one pattern is matched from several threads at once`() throws {
    let pattern = try Pattern("([微薇])\\W{0,2}信.{0,9}?(\\d{3})")
    let wrong = Mutex(0)
    let matched = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      var scratch = MatchScratch()
      for round in 0..<500 {
        let digits = 100 + (round + worker) % 900
        let text = "加薇-信号码\(digits)"
        if firstFound(pattern, text, using: &scratch) == "薇-信号码\(digits)" {
          matched.withLock { $0 += 1 }
        } else {
          wrong.withLock { $0 += 1 }
        }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
    #expect(matched.withLock { $0 } == 2_000)
  }

  private func firstFound(
    _ pattern: Pattern, _ text: String, using scratch: inout MatchScratch
  ) -> String? {
    text.withByteView { view in
      guard case .found(let range) = pattern.firstMatch(in: view, using: &scratch) else {
        return nil
      }
      return view[range].text
    }
  }
}
