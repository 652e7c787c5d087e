import Bytes
import Testing

@testable import Patterns

struct BoundedSearchTests {
  static let costly = [
    "[贷款].{0,40}[贷款].{0,40}[贷款].{0,40}度", "(?:a|aa)+$", "贷.*款.*度", #"(\w+)贷\1"#,
    "(?:贷款|借钱|放款).{0,40}(?:贷款|秒批|微信).{0,40}(?:微信|贷款|电话).{0,40}额度", #"(?:\d.{0,4}){6}额"#,
    "(?=.*贷)(?=.*[!?])贷", "贷(?!.*额)",
  ]

  @Test(arguments: costly, [0, 1, 70, 670, 3_000, 21_845])
  func `whatever the text does, no more is spent than its budget`(
    source: String, count: Int
  ) throws {
    let cost = try Pattern(source).cost
    let text = String(repeating: "贷", count: count)
    for seed in 1...4 {
      var random = SeededGenerator(seed: UInt64(seed))
      var spent = 0.0
      text.withByteView { view in
        var search = BoundedSearch(cost, view, stepCountMax: 100_000)
        _ = search.firstMatch(from: 0) { starts, limit in
          let startCount = (starts.upperBound - starts.lowerBound) / 3 + 1
          spent += cost.work(starts: cost.startsOnce ? 1 : startCount, limit: limit, count)
          return Int.random(in: 0..<4, using: &random) < seed ? .limit(.match) : .none
        }
      }
      #expect(spent <= MatchCost.budget(count))
    }
  }

  @Test(arguments: costly)
  func `what is found within bounds is what is found without`(source: String) throws {
    let pattern = try Pattern(source)
    var random = SeededGenerator(seed: 3)
    var free = MatchLimits(match: 10_000_000)
    free.boundsWork = false
    var (sameCount, foundCount) = (0, 0)
    for round in 0..<60 {
      let few = ["贷", "款", "度", "a", "1", "额度", "!", "微信", "。"].shuffled(using: &random)
      let length = [5, 20, 60, 150][round % 4]
      let text = (0..<length).map { _ in
        Int.random(in: 0..<3, using: &random) == 0
          ? "的" : few.prefix(3).randomElement(using: &random) ?? ""
      }.joined()
      let bounded = firstMatch(pattern, text)
      if case .limit = bounded { continue }
      let unbounded = firstMatch(pattern, text, limits: free)
      #expect(bounded == unbounded, "\(text)")
      sameCount += 1
      if case .found = bounded { foundCount += 1 }
    }
    // Innocent texts are decided: nearly all of these are.
    #expect(sameCount > 40)
  }

  @Test(arguments: [true, false])
  func `a text made for a pattern ends as a limit, with machine code and without`(
    usingJIT: Bool
  ) throws {
    let pattern = try Pattern(Self.costly[0], usingJIT: usingJIT)
    let hostile = String(repeating: "贷款", count: 330) + "额度"
    #expect(firstMatch(pattern, hostile) == .limit(.match))
    // The same scratch finds in other texts what it found before.
    #expect(firstMatch(pattern, "贷款贷。度") != .limit(.match))
  }

  @Test func `a start that needs many steps gets them where the others need few`() throws {
    let pattern = try Pattern(Self.costly[0])
    let filler = String(repeating: "的", count: 300)
    let text = filler + "贷款" + String(repeating: "的", count: 30) + "款度" + filler
    guard case .found(let range) = firstMatch(pattern, text) else {
      Issue.record("not found")
      return
    }
    #expect(range.startOffset == 900)
  }
}
