import Bytes
import Lists
import Patterns
import Prefilter
import Records
import Views

/// Which rules a record may fire at all: those that the prefilter opens, and those without a gate.
///
/// A gate of a rule is a set of probes of which one must be able to match before the rule can fire
/// or fail.
struct RuleGates: Sendable {
  /// Finds the patterns that can match a text.
  let prefilter: Prefilter

  /// Finds the lists with a word in a text.
  let words: WordProbes

  /// True if there is nothing to look for in a text.
  var isEmpty: Bool { prefilter.isEmpty && words.isEmpty }

  /// For each probe the rules that it opens: where they begin in ``openedRules``.
  private let openedStarts: [UInt32]
  let openedRules: [RuleID]

  /// For each kind of record, by its raw value, the rules that are evaluated in any case, in order.
  let ungated: [[RuleID]]

  /// Makes the gates of rules.
  ///
  /// - Parameters:
  ///   - maker: Finds the probes without which a rule cannot fire.
  ///   - rules: The rules in the order of their numbers.
  init(_ maker: consuming GateMaker, rules: [Rule]) {
    var opened = [[RuleID]](repeating: [], count: maker.isFiltered.count)
    var ungated = [[RuleID]](repeating: [], count: RecordKind.allCases.count)
    for (index, rule) in rules.enumerated() {
      if let gate = maker.gate(of: rule.root) {
        for probe in gate.probes { opened[probe.index].append(RuleID(index)) }
      } else {
        for kind in rule.kinds { ungated[Int(kind.rawValue)].append(RuleID(index)) }
      }
    }
    self.ungated = ungated
    openedRules = Array(opened.joined())
    var starts: [UInt32] = [0]
    for rules in opened { starts.append(starts[starts.count - 1] + UInt32(rules.count)) }
    openedStarts = starts
    words = WordProbes(maker.probes)
    prefilter = maker.build()
  }

  /// The rules that a probe opens, by their places in ``openedRules``.
  func opened(by probe: ProbeID) -> Range<Int> {
    Int(openedStarts[probe.index])..<Int(openedStarts[probe.index + 1])
  }
}

/// Finds for each rule the probes without which it cannot fire.
struct GateMaker: ~Copyable {
  /// Probes of which one must be able to match, and how likely that is.
  struct Gate {
    var probes: Set<ProbeID>
    var likelihood: Double
  }

  /// For each probe how likely the prefilter lets it pass; nil where it always does.
  private var likelihoods: [Double?] = []

  private let nodes: [ConditionNode]
  private let parts: [NodeID]
  private let predicates: [Predicate]
  fileprivate let probes: [ProbeSource]
  private var prefilter = PrefilterBuilder()
  private var known: [NodeID: Gate?] = [:]

  init(_ builder: borrowing RuleSetBuilder) {
    nodes = builder.nodes
    parts = builder.parts
    predicates = builder.predicates
    probes = builder.probes
    for (index, probe) in builder.probes.enumerated() {
      likelihoods.append(add(probe, identity: UInt32(index)))
    }
  }

  /// Tells the prefilter of a pattern; returns how likely it passes, nil where it always does.
  private mutating func add(_ probe: ProbeSource, identity: UInt32) -> Double? {
    guard let view = probe.view else { return nil }
    switch probe.matcher {
    case .pattern(let pattern): return prefilter.add(pattern, in: view, identity: identity)
    case .words(let list):
      return PrefilterBuilder.likelihood(
        of: (0..<list.count).map { list.entryText($0) }, in: view)
    }
  }

  /// For each probe, whether it is looked for in every text; the others may match any.
  var isFiltered: [Bool] { likelihoods.map { $0 != nil } }

  consuming func build() -> Prefilter { prefilter.build() }

  /// The gate of a node; nil where it can hold, or be unknown, without any probe.
  mutating func gate(of id: NodeID) -> Gate? {
    if let gate = known[id] { return gate }
    let node = nodes[id.index]
    let gate: Gate?
    switch node.kind {
    case .predicate: gate = self.gate(of: predicates[node.predicate.index])
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
    known[id] = .some(gate)
    return gate
  }

  private mutating func gates(under node: ConditionNode) -> [Gate?] {
    var gates: [Gate?] = []
    for index in node.parts { gates.append(gate(of: parts[index])) }
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

  private func gate(of predicate: Predicate) -> Gate? {
    let probes = predicate.kind.requiredProbes.ids
    guard !probes.isEmpty else { return nil }
    var gate = Gate(probes: [], likelihood: 0)
    for probe in probes {
      guard let likelihood = likelihoods[probe.index] else { return nil }
      gate.probes.insert(probe)
      gate.likelihood += likelihood
    }
    return gate
  }
}
