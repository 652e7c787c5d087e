import Bytes
public import Patterns
import Prefilter
import Records
public import Views

/// A pattern or a list of words, where it is asked and by which rules.
public struct PatternUse: Sendable {
  /// Its name in a profile.
  public var probe: ProbeID

  /// The view in which it is asked; nil for a pattern that fields are compared with.
  public var view: View?

  /// The pattern as it is asked; nil for a list of words.
  public var pattern: Pattern?

  /// True if the prefilter sorts texts out for it; otherwise it is asked about each text that the
  /// rest of its rules leaves.
  public var hasLiteral: Bool

  /// The rules that ask it.
  public var rules: [RuleID]

  /// Words of which each matching text has one, the most common first, as the prefilter looks for
  /// them; empty where there are none.
  public var requiredWords: [String] {
    guard let pattern, let view else { return [] }
    return RequiredWords(of: pattern, in: view)?.words ?? []
  }
}

/// A condition that a rule asks about every message, because nothing cheaper decides before.
public struct UnfilteredCondition: Sendable {
  /// The node of the condition.
  public var node: NodeID

  /// The views in which there is no literal.
  public var views: ViewSet

  /// The pattern in the first of these views; nil for a list of words.
  public var pattern: Pattern?
}

extension RuleSet {
  /// Every pattern and list of words that rules ask, in the order of a profile.
  public var patternUses: [PatternUse] {
    var uses = probes.ids.map { id in
      PatternUse(
        probe: id, view: probes[id].view, pattern: probes.pattern(of: id),
        hasLiteral: probes[id].isFiltered, rules: [])
    }
    for (index, rule) in rules.enumerated() {
      for probe in predicates(under: rule.root).flatMap(\.kind.probes.ids)
      where uses[probe.index].rules.last != RuleID(index) {
        uses[probe.index].rules.append(RuleID(index))
      }
    }
    return uses.filter { !$0.rules.isEmpty }
  }

  /// The rules that hang on a pattern or a list of words.
  public func rules(withProbe probe: ProbeID) -> [Rule] {
    rules.filter { rule in
      predicates(under: rule.root).contains { $0.kind.requiredProbes.ids.contains(probe) }
    }
  }

  private func predicates(under id: NodeID) -> [Predicate] {
    let node = nodes[id]
    guard node.kind != .predicate else { return [predicates[node.predicate]] }
    return node.parts.flatMap { predicates(under: parts[$0]) }
  }

  /// The conditions of a rule that are asked about every message.
  ///
  /// None where the prefilter opens the rule, or where a comparison of a field, which is cheaper,
  /// must hold first.
  public func unfilteredConditions(of rule: RuleID) -> [UnfilteredCondition] {
    let rule = rules[rule.index]
    guard rule.kinds.contains(.sms), !isGated(rule.root) else { return [] }
    return unfiltered(under: rule.root)
  }

  private func unfiltered(under id: NodeID) -> [UnfilteredCondition] {
    let node = nodes[id]
    guard node.kind != .predicate else {
      let found = predicates[node.predicate].kind.requiredProbes.ids.filter {
        !probes[$0].isFiltered
      }
      guard let first = found.first else { return [] }
      let views = ViewSet(found.compactMap { probes[$0].view }.map { ViewSet($0) })
      return [UnfilteredCondition(node: id, views: views, pattern: probes.pattern(of: first))]
    }
    let parts = parts(of: node)
    guard node.kind == .all else { return parts.flatMap { unfiltered(under: $0) } }
    // What is gated, or compares a field, leaves few messages for the rest.
    let deciding = parts.filter { isGated($0) || narrows($0) }.map { cost(of: $0) }.min() ?? .max
    return parts.filter { cost(of: $0) < deciding }.flatMap { unfiltered(under: $0) }
  }

  /// True if a node can hold only where the prefilter let one of its patterns pass.
  private func isGated(_ id: NodeID) -> Bool {
    holds(at: id) { predicate in
      let required = predicate.kind.requiredProbes.ids
      return !required.isEmpty && required.allSatisfy { probes[$0].isFiltered }
    }
  }

  /// True if a node compares a field in any case, which most messages fail.
  private func narrows(_ id: NodeID) -> Bool { holds(at: id) { $0.kind.narrows } }

  /// True if a node cannot hold without one of the predicates for which a property is true.
  private func holds(at id: NodeID, _ property: (Predicate) -> Bool) -> Bool {
    let node = nodes[id]
    let parts = parts(of: node)
    switch node.kind {
    case .predicate: return property(predicates[node.predicate])
    case .none: return false
    case .all: return parts.contains { holds(at: $0, property) }
    case .any: return parts.allSatisfy { holds(at: $0, property) }
    case .some: return parts.count { !holds(at: $0, property) } < Int(node.atLeast)
    }
  }

  private func cost(of id: NodeID) -> Int {
    let node = nodes[id]
    guard node.kind != .predicate else { return predicates[node.predicate].kind.cost }
    return parts(of: node).reduce(0) { min($0 + cost(of: $1), 1 << 30) }
  }

  private func parts(of node: ConditionNode) -> [NodeID] { node.parts.map { parts[$0] } }
}
