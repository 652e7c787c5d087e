import Bytes
import Documents

/// A rule directory has rules, and of every family that the manifest names as many as it says.
///
/// A copy that stopped half-way, a folder that was moved and a file that was cut leave a directory
/// that compiles and lets everything pass.
func checkFamilies(
  _ files: [RuleFile], _ manifest: Manifest, into diagnostics: inout DiagnosticList
) {
  var counts: [String: Int] = [:]
  for file in files {
    let count = file.rules.count { $0.mode != .disabled }
    if count > 0 { counts[file.family?.text ?? "", default: 0] += count }
  }
  if counts.isEmpty {
    diagnostics.error(
      .noRules, "no rule is in force here, so every record would be allowed", at: manifest.range,
      hint: "look whether the folders of the rules were moved, renamed or not yet copied")
  }
  guard let families = manifest.families else { return }
  for family in families {
    let count = counts[family.name.text] ?? 0
    guard count < family.leastRules.value else { continue }
    diagnostics.error(
      .familyTooSmall,
      "the family `\(family.name.text)` has \(count) rules, fewer than \(family.leastRules.value)",
      at: family.leastRules.range,
      hint: "look whether a file of \(family.name.text)/ was cut, renamed or removed; where a rule "
        + "was retired, write the new number")
  }
}

/// A set that lacks a large share of the rules in force is taken for a damaged copy.
func checkRuleLoss(
  _ files: [RuleFile], _ manifest: Manifest, inForce: [String],
  into diagnostics: inout DiagnosticList
) {
  let present = Set(
    files.flatMap(\.rules).filter { $0.mode != .disabled }.map(\.identifier.text))
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
