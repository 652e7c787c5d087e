import Documents
import Testing

struct LocatedTests {
  @Test func `every reader gives the place of its value`() throws {
    var (root, diagnostics) = parse("[12, 3.5, true, 10m, 1KiB, 20%, low, [a, b]]\n")
    guard case .sequence(let items) = try #require(root) else { return }
    root = nil
    let nodes = items.items
    let places = [
      nodes[0].integer(named: "k", into: &diagnostics)?.range,
      nodes[1].tenths(named: "k", into: &diagnostics)?.range,
      nodes[2].boolean(named: "k", into: &diagnostics)?.range,
      nodes[3].duration(named: "k", into: &diagnostics)?.range,
      nodes[4].byteCount(named: "k", into: &diagnostics)?.range,
      nodes[5].percentage(named: "k", into: &diagnostics)?.range,
      nodes[6].choice(named: "k", from: ["low"], into: &diagnostics)?.range,
      nodes[7].list(named: "k", into: &diagnostics) { $0.text(named: "k", into: &$1) }?.range,
    ]
    let texts = places.map { $0?.text }
    #expect(texts == ["12", "3.5", "true", "10m", "1KiB", "20%", "low", "[a, b]"])
  }
}
