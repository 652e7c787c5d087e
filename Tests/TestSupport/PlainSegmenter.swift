/// Takes texts apart into words by trying every way, for tests of the program's own segmenter.
public struct PlainSegmenter: Sendable {
  private let costs: [String: Int]
  private let strangerCost: Int
  private let soughtCost: Int

  /// Knows some words.
  ///
  /// - Parameters:
  ///   - costs: The words of at most four characters, with what each costs.
  ///   - strangerCost: What a single character costs that is no word.
  ///   - soughtCost: What the stretch that is asked for costs at most.
  public init(costs: [String: Int], strangerCost: Int, soughtCost: Int) {
    self.costs = costs
    self.strangerCost = strangerCost
    self.soughtCost = soughtCost
  }

  /// Whether the cheapest way to take eight Han characters on both sides apart keeps a stretch whole.
  public func isWhole(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    let before = text[..<range.lowerBound].reversed().prefix { isHan($0) }.prefix(8).reversed()
    let behind = text[range.upperBound...].prefix { isHan($0) }.prefix(8)
    let window = Array(before) + text[range] + Array(behind)
    let stretch = before.count..<before.count + range.count
    let all = ways(of: window, from: 0, stretch)
    let best = all.map(\.cost).min() ?? 0
    return all.contains { $0.cost == best && !$0.isCut }
  }

  private func ways(
    of window: [Unicode.Scalar], from start: Int, _ stretch: Range<Int>
  ) -> [(cost: Int, isCut: Bool)] {
    guard start < window.count else { return [(0, false)] }
    var best: [Bool: Int] = [:]
    for end in start + 1...window.count {
      guard let cost = cost(of: window, start..<end, stretch) else { continue }
      let isCut = [stretch.lowerBound, stretch.upperBound].contains { start < $0 && $0 < end }
      // Of the ways to go on, the cheapest with and without a cut are enough.
      for rest in ways(of: window, from: end, stretch) {
        let key = isCut || rest.isCut
        best[key] = min(best[key] ?? .max, cost + rest.cost)
      }
    }
    return best.map { (cost: $0.value, isCut: $0.key) }
  }

  private func cost(
    of window: [Unicode.Scalar], _ range: Range<Int>, _ stretch: Range<Int>
  ) -> Int? {
    var word = ""
    for scalar in window[range] { word.unicodeScalars.append(scalar) }
    let known = costs[word] ?? (range.count == 1 ? strangerCost : nil)
    return range == stretch ? min(known ?? soughtCost, soughtCost) : known
  }

  private func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00..<0xA000).contains(scalar.value) || scalar.value == 0x3007
  }
}
