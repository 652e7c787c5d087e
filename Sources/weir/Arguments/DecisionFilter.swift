public import ArgumentParser
import Bytes
public import Engine

/// `--rule` and `--verdict`, as the commands have them that show decisions.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show only records on which this rule fired, in shadow too; may be repeated.",
      valueName: "id"))
  var rule: [String] = []

  @Option(help: "Show only records with this verdict; may be repeated.")
  var verdict: [Verdict] = []

  /// The filter; the program ends where a rule is not in force.
  func filter(of ruleSet: RuleSet) -> DecisionFilter {
    for name in rule { ruleSet.requireRule(name) }
    let wanted = Set(rule)
    return DecisionFilter(
      rules: ruleSet.rules.map { wanted.contains($0.identifier) }, hasRules: !rule.isEmpty,
      verdicts: verdict)
  }
}

extension RuleSet {
  /// Ends the program where no rule in force has a name.
  func requireRule(_ name: String) {
    if !rules.contains(where: { $0.identifier == name }) {
      endProgram(.usage, "no rule in force is called \(Quoted(name))")
    }
  }
}

extension Verdict: ExpressibleByArgument {
  /// Reads the word in decisions.
  public init?(argument: String) {
    guard let verdict = Verdict.allCases.first(where: { $0.name == argument }) else { return nil }
    self = verdict
  }

  /// The words, for help and completion.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}

/// Which decisions are shown.
struct DecisionFilter {
  /// For each rule whether records on which it fired are wanted.
  let rules: [Bool]
  let hasRules: Bool
  let verdicts: [Verdict]

  /// True if every line is shown, rejected ones too.
  var admitsAll: Bool { !hasRules && verdicts.isEmpty }

  func admits(
    _ matched: MatchedRecord, _ verdict: Verdict, in matches: borrowing Matches
  ) -> Bool {
    guard verdicts.isEmpty || verdicts.contains(verdict) else { return false }
    return !hasRules || wantedRule(of: matched, in: matches) != nil
  }

  /// The first of the wanted rules that fired on a record, counted from its first.
  func wantedRule(of matched: MatchedRecord, in matches: borrowing Matches) -> Int? {
    guard hasRules else { return nil }
    let found = matched.rules.indices.first { index in
      matches.rules[index].outcome == .fired && rules[matches.rules[index].rule.index]
    }
    return found.map { $0 - Int(matched.rules.start) }
  }
}
