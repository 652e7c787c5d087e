import Bytes
import Patterns
import Prefilter
import Records
import Views

/// A pattern, or a list of words, that the prefilter would not have asked, and that did not say no.
public struct PrefilterDispute: BitwiseCopyable, Sendable {
  /// What PCRE2 said.
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// It matches: a mistake of the prefilter.
    case missed

    /// PCRE2 stopped at a limit where the prefilter shows that nothing matches.
    ///
    /// It counts as no match.
    case limit
  }

  /// What PCRE2 said.
  public var kind: Kind

  /// The number of the pattern in its view, for ``RuleSet/rules(withProbe:)``.
  public var probe: Int32
}

extension RuleSet {
  /// Lets the prefilter look at a record, and notes which rules it opens, in the order of rules.
  func findOpenRules(in scratch: inout EvaluationScratch) {
    guard scratch.record.has(.text), !gates.prefilter.isEmpty else { return }
    gates.prefilter.findCandidates(
      in: &scratch.views,
      isSoundOpen: { $0.opensSound() },
      using: &scratch.prefilter)
    scratch.isPrefiltered = true
    scratch.profile.noteCandidates(scratch.prefilter.candidates.count)
    for index in 0..<scratch.prefilter.candidates.count {
      let probe = Int(scratch.prefilter.candidates[index])
      scratch.probeEpochs[probe] = scratch.epoch
      for opened in Int(gates.openedStarts[probe])..<Int(gates.openedStarts[probe + 1]) {
        open(gates.openedRules[opened], in: &scratch)
      }
    }
  }

  /// Puts a rule into its place among those that are open, unless it is there.
  private func open(_ rule: UInt32, in scratch: inout EvaluationScratch) {
    guard scratch.ruleEpochs[Int(rule)] != scratch.epoch else { return }
    scratch.ruleEpochs[Int(rule)] = scratch.epoch
    scratch.openRules.append(rule)
    var place = scratch.openRules.count - 1
    while place > 0, scratch.openRules[place - 1] > rule {
      scratch.openRules[place] = scratch.openRules[place - 1]
      place -= 1
    }
    scratch.openRules[place] = rule
  }

  /// Whether a probe is to be asked: whether the prefilter does not rule it out.
  func mayMatch(probe: Int, in scratch: borrowing EvaluationScratch) -> Bool {
    scratch.isExhaustive || !isRuledOut(probe, in: scratch)
  }

  private func isRuledOut(_ probe: Int, in scratch: borrowing EvaluationScratch) -> Bool {
    scratch.isPrefiltered && gates.isFiltered[probe]
      && scratch.probeEpochs[probe] != scratch.epoch
  }

  /// Whether an answer of PCRE2 counts; notes a dispute where the prefilter ruled the pattern out.
  func isConfirmed(
    _ outcome: MatchOutcome, probe: Int, in scratch: inout EvaluationScratch
  ) -> Bool {
    guard isRuledOut(probe, in: scratch) else { return true }
    switch outcome {
    case .none: return true
    case .found:
      scratch.disputes.append(PrefilterDispute(kind: .missed, probe: Int32(probe)))
      return true
    case .limit:
      scratch.disputes.append(PrefilterDispute(kind: .limit, probe: Int32(probe)))
      return false
    }
  }

  /// The rules that hang on a pattern or a list of words.
  public func rules(withProbe probe: Int32) -> [Rule] {
    rules.filter { rule in
      tests(under: rule.root).contains { test in
        guard test.kind == .text || test.kind == .words else { return false }
        let first = test.operand + (test.kind == .words ? Int32(gates.patternCount) : 0)
        return (first..<first + Int32(test.views.rawValue.nonzeroBitCount)).contains(probe)
      }
    }
  }

  func tests(under place: Int32) -> [Test] {
    let node = nodes[Int(place)]
    guard node.kind != .test else { return [tests[Int(node.first)]] }
    return (node.first..<node.first + node.count).flatMap { tests(under: children[Int($0)]) }
  }
}

extension Test {
  /// What asking costs with respect to others, about in nanoseconds.
  var cost: Int {
    switch kind {
    case .bits, .absent, .equals, .prefix, .list:
      guard case .fact(let fact) = subject else { return 10 }
      return fact.cost
    case .range:
      guard case .fact(let fact) = subject else { return 5 }
      return fact.cost
    case .match:
      guard case .fact(let fact) = subject else { return 100 }
      return 100 + fact.cost
    case .text: return 300 * views.rawValue.nonzeroBitCount
    case .words: return 600 * views.rawValue.nonzeroBitCount
    case .entity: return Fact.entityCost
    }
  }
}

extension Fact {
  /// Finding the entities of a text costs more than any pattern.
  fileprivate static let entityCost = 5_000

  fileprivate var cost: Int {
    switch self {
    case .hour, .weekday: 10
    case .numberClass, .base, .extension, .region, .forged: 100
    case .signature, .signatureCount, .signatureBinding: 200
    case .evasion, .mark: 500
    case .entity: Fact.entityCost
    }
  }
}
