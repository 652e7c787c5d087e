import Bytes
public import Patterns
import Prefilter
import Records
public import Views

/// A pattern or a list of words, where it is asked and by which rules.
public struct PatternUse: Sendable {
  /// Its place in ``Workspace/profile``.
  public var probe: Int

  /// The views in which it is asked; none for a pattern that only fields are compared with.
  public var views: ViewSet

  /// The pattern as it is asked; nil for a list of words.
  public var pattern: Pattern?

  /// Whether the prefilter sorts texts out for it; otherwise it is asked about each text that the
  /// rest of its rules leaves.
  public var hasLiteral: Bool

  /// The places in ``RuleSet/rules`` of the rules that ask it.
  public var rules: [Int]

  /// Words of which each matching text has one, the most common first, as the prefilter looks for
  /// them; empty where there are none.
  public var requiredWords: [String] {
    guard let pattern, let view = View.allCases.first(where: { views.contains($0) }) else {
      return []
    }
    return RequiredWords(of: pattern, in: view)?.words ?? []
  }
}

/// A condition that a rule asks about every message, because nothing cheaper decides before.
public struct UnfilteredCondition: Sendable {
  /// The node of the condition.
  public var node: Int32

  /// The views in which there is no literal.
  public var views: ViewSet

  /// The pattern in the first of these views; nil for a list of words.
  public var pattern: Pattern?
}

extension RuleSet {
  /// Every pattern and list of words that rules ask, by its place in a profile.
  public var patternUses: [PatternUse] {
    var uses = gates.isFiltered.indices.map { probe in
      PatternUse(
        probe: probe, views: [], pattern: probe < gates.patternCount ? patterns[probe] : nil,
        hasLiteral: gates.isFiltered[probe], rules: [])
    }
    for (place, rule) in rules.enumerated() {
      for (probe, view) in tests(under: rule.root).flatMap({ probes(of: $0) }) {
        if let view { uses[probe].views.insert(ViewSet(view)) }
        if uses[probe].rules.last != place { uses[probe].rules.append(place) }
      }
    }
    return uses.filter { !$0.rules.isEmpty }
  }

  /// The conditions of a rule that are asked about every message.
  ///
  /// None where the prefilter opens the rule, or where a comparison of a field, which is cheaper,
  /// must hold first.
  public func unfilteredConditions(of rule: Int) -> [UnfilteredCondition] {
    guard rules[rule].kinds.contains(.sms), !isGated(rules[rule].root) else { return [] }
    return unfiltered(under: rules[rule].root)
  }

  private func unfiltered(under place: Int32) -> [UnfilteredCondition] {
    let node = nodes[Int(place)]
    guard node.kind != .test else {
      let found = probes(of: tests[Int(node.first)]).filter {
        $0.view != nil && !gates.isFiltered[$0.probe]
      }
      guard let first = found.first else { return [] }
      let pattern = first.probe < gates.patternCount ? patterns[first.probe] : nil
      let views = found.reduce(into: ViewSet()) { views, probe in
        if let view = probe.view { views.insert(ViewSet(view)) }
      }
      return [UnfilteredCondition(node: place, views: views, pattern: pattern)]
    }
    let parts = parts(of: node)
    guard node.kind == .all else { return parts.flatMap { unfiltered(under: $0) } }
    // What is gated, or compares a field, leaves few messages for the rest.
    let deciding = parts.filter { isGated($0) || narrows($0) }.map { cost(of: $0) }.min() ?? .max
    return parts.filter { cost(of: $0) < deciding }.flatMap { unfiltered(under: $0) }
  }

  /// Whether a node can hold only where the prefilter let one of its patterns pass.
  private func isGated(_ place: Int32) -> Bool {
    holds(at: place) { test in
      let probes = probes(of: test).filter { $0.view != nil }
      return !probes.isEmpty && probes.allSatisfy { gates.isFiltered[$0.probe] }
    }
  }

  /// Whether a node compares a field in any case, which most messages fail.
  private func narrows(_ place: Int32) -> Bool {
    holds(at: place) { test in
      switch test.kind {
      case .equals, .prefix, .list, .range, .bits, .match: true
      case .absent, .text, .words, .entity: false
      }
    }
  }

  /// Whether a node cannot hold without one of the tests for which a property is true.
  private func holds(at place: Int32, _ property: (Test) -> Bool) -> Bool {
    let node = nodes[Int(place)]
    let parts = parts(of: node)
    switch node.kind {
    case .test: return property(tests[Int(node.first)])
    case .none: return false
    case .all: return parts.contains { holds(at: $0, property) }
    case .any: return parts.allSatisfy { holds(at: $0, property) }
    case .some: return parts.count { !holds(at: $0, property) } < Int(node.atLeast)
    }
  }

  private func cost(of place: Int32) -> Int {
    let node = nodes[Int(place)]
    guard node.kind != .test else { return tests[Int(node.first)].cost }
    return parts(of: node).reduce(0) { min($0 + cost(of: $1), 1 << 30) }
  }

  private func parts(of node: Node) -> [Int32] {
    guard node.kind != .test else { return [] }
    return (node.first..<node.first + node.count).map { children[Int($0)] }
  }

  /// The probes of a test, with their views; no view for a pattern of a field.
  private func probes(of test: Test) -> [(probe: Int, view: View?)] {
    switch test.kind {
    case .match: return [(Int(test.operand), nil)]
    case .text, .words:
      let first = Int(test.operand) + (test.kind == .words ? gates.patternCount : 0)
      return View.allCases.filter { test.views.contains($0) }.enumerated()
        .map { (first + $0.offset, $0.element) }
    default: return []
    }
  }
}
