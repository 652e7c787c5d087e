import Bytes
import Documents

/// A set that lacks a large share of the rules in force is taken for a damaged copy.
enum RuleLoss: Lint {
  static let codes: [DiagnosticCode] = [.rulesLost]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    guard let inForce = directory.options.baseline?.rules, directory.unreadable.isEmpty else {
      return
    }
    let manifest = directory.manifest
    let rules = directory.sortedFiles.flatMap(\.rules).filter { $0.mode != .disabled }
    let present = Set(rules.map(\.identifier.text))
    let lost = inForce.filter { !present.contains($0) }.sorted()
    let share = manifest.largestRuleShrink?.value ?? Limits.ruleShrinkPercentMax
    guard lost.count * 100 > inForce.count * share else { return }
    let shown = lost.prefix(Limits.lostRulesShownMax).map { "`\($0)`" }.joined(separator: ", ")
    diagnostics.error(
      .rulesLost,
      "\(lost.count) of the \(inForce.count) rules in force are not here, more than \(share)%: "
        + shown + (lost.count > Limits.lostRulesShownMax ? ", …" : ""),
      at: manifest.largestRuleShrink?.range ?? manifest.range,
      hint: "if that is meant, reload with --force")
  }
}

extension DiagnosticCode {
  static let rulesLost = DiagnosticCode(
    "E065", "rules-lost",
    explanation: "The set lacks a larger share of the rules in force than the manifest allows "
      + "under `largest-rule-shrink` (20% where it says nothing). The set in force stays. If the "
      + "loss is meant, reload with --force.")
}
