import Bytes
import Lists
import Patterns
import Prefilter
import Records
import Views

/// Which rules a record may fire at all: those that the prefilter opens, and those without a gate.
///
/// A gate of a rule is a set of probes of which one must be able to match before the rule can fire
/// or fail. A probe is a pattern of a condition in one view, or a list of words in one view; its
/// number is the place among the patterns, or behind them the place among the lists of words.
struct RuleGates: Sendable {
  /// Finds the probes that can match a text.
  let prefilter: Prefilter

  /// For each probe, whether the prefilter knows it; the others may match any text.
  let isFiltered: [Bool]

  /// The number of patterns; probes from here on are lists of words.
  let patternCount: Int

  /// For each probe the rules that it opens: where they begin in ``openedRules``.
  let openedStarts: [UInt32]
  let openedRules: [UInt32]

  /// For each kind of record, by its raw value, the rules that are evaluated in any case, in order.
  let ungated: [[UInt32]]

  /// The number of probes.
  var probeCount: Int { isFiltered.count }

  /// Makes the gates of rules.
  ///
  /// - Parameters:
  ///   - builder: Tests, patterns and nodes.
  ///   - rules: The rules in the order of their places.
  init(_ builder: borrowing RuleSetBuilder, rules: [Rule]) {
    var maker = GateMaker(builder)
    let gates = rules.map { maker.gate(of: $0.root) }
    patternCount = builder.patterns.count
    isFiltered = maker.likelihoods.map { $0 != nil }
    var opened = [[UInt32]](repeating: [], count: isFiltered.count)
    var ungated = [[UInt32]](repeating: [], count: RecordKind.allCases.count)
    for (place, gate) in gates.enumerated() {
      if let gate {
        for probe in gate.probes { opened[Int(probe)].append(UInt32(place)) }
      } else {
        for kind in rules[place].kinds { ungated[Int(kind.rawValue)].append(UInt32(place)) }
      }
    }
    self.ungated = ungated
    openedRules = Array(opened.joined())
    var starts: [UInt32] = [0]
    for rules in opened { starts.append(starts[starts.count - 1] + UInt32(rules.count)) }
    openedStarts = starts
    prefilter = maker.build()
  }
}

/// Finds for each rule the probes without which it cannot fire.
private struct GateMaker: ~Copyable {
  /// Probes of which one must be able to match, and how likely that is.
  struct Gate {
    var probes: Set<UInt32>
    var likelihood: Double
  }

  /// For each probe how likely the prefilter lets it pass; nil where it always does.
  private(set) var likelihoods: [Double?]

  private let nodes: [Node]
  private let children: [Int32]
  private let tests: [Test]
  private let patternCount: Int
  private var prefilter = PrefilterBuilder()
  private var known: [Int32: Gate?] = [:]

  init(_ builder: borrowing RuleSetBuilder) {
    nodes = builder.nodes
    children = builder.children
    tests = builder.tests
    patternCount = builder.patterns.count
    likelihoods = Array(repeating: nil, count: patternCount + builder.wordLists.count)
    var isKnown: Set<Probe> = []
    var isFiltered = Array(repeating: true, count: likelihoods.count)
    for test in tests {
      for (place, view) in GateMaker.places(of: test) {
        let number = test.kind == .text ? place : patternCount + place
        guard isKnown.insert(Probe(number: number, view: view)).inserted else { continue }
        var likelihood: Double?
        if test.kind == .text {
          likelihood = prefilter.add(builder.patterns[place], in: view, identity: UInt32(number))
        } else {
          let list = builder.wordLists[place]
          let words = (0..<list.count).map { list.entryText($0) }
          likelihood = prefilter.add(words: words, in: view, identity: UInt32(number))
        }
        // Conditions with different views can share a pattern; each of them must be known.
        if likelihood == nil { isFiltered[number] = false }
        likelihoods[number] = (likelihoods[number] ?? 0) + (likelihood ?? 0)
      }
    }
    for number in isFiltered.indices where !isFiltered[number] { likelihoods[number] = nil }
  }

  /// A pattern or list of words in one of its views.
  private struct Probe: Hashable {
    var number: Int
    var view: View
  }

  consuming func build() -> Prefilter { prefilter.build() }

  /// The places of the patterns or lists of words of a test, and their views.
  private static func places(of test: Test) -> [(place: Int, view: View)] {
    guard test.kind == .text || test.kind == .words else { return [] }
    return View.allCases.filter { test.views.contains($0) }.enumerated()
      .map { (Int(test.operand) + $0.offset, $0.element) }
  }

  /// The gate of a node; nil where it can hold, or be unknown, without any probe.
  mutating func gate(of place: Int32) -> Gate? {
    if let gate = known[place] { return gate }
    let node = nodes[Int(place)]
    let gate: Gate?
    switch node.kind {
    case .test: gate = self.gate(of: tests[Int(node.first)])
    case .none: gate = nil
    case .all: gate = gates(under: node).compactMap { $0 }.min { $0.likelihood < $1.likelihood }
    case .any: gate = GateMaker.union(gates(under: node))
    case .some where node.atLeast == 0: gate = nil
    case .some:
      // Where so many of them hold, one holds of any that are as many as all less those and one.
      let sorted = gates(under: node).sorted {
        ($0?.likelihood ?? .infinity) < ($1?.likelihood ?? .infinity)
      }
      gate = GateMaker.union(
        Array(sorted.prefix(max(0, sorted.count - Int(node.atLeast) + 1))))
    }
    known[place] = .some(gate)
    return gate
  }

  private mutating func gates(under node: Node) -> [Gate?] {
    var gates: [Gate?] = []
    for child in node.first..<node.first + node.count {
      gates.append(gate(of: children[Int(child)]))
    }
    return gates
  }

  private static func union(_ gates: [Gate?]) -> Gate? {
    var union = Gate(probes: [], likelihood: 0)
    for gate in gates {
      guard let gate else { return nil }
      union.probes.formUnion(gate.probes)
      union.likelihood += gate.likelihood
    }
    return union
  }

  private func gate(of test: Test) -> Gate? {
    let places = GateMaker.places(of: test)
    guard !places.isEmpty else { return nil }
    var gate = Gate(probes: [], likelihood: 0)
    for (place, _) in places {
      let probe = test.kind == .text ? place : patternCount + place
      guard let likelihood = likelihoods[probe] else { return nil }
      gate.probes.insert(UInt32(probe))
      gate.likelihood += likelihood
    }
    return gate
  }
}
