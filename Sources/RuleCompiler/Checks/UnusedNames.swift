import Documents

/// What a rule file defines, it uses; shared files define for others.
func checkUnusedNames(
  _ file: RuleFile, _ resolver: ConditionResolver, into diagnostics: inout DiagnosticList
) {
  guard file.family != nil else { return }
  for definition in file.definitions where !resolver.usedFragments.contains(definition.name.text) {
    diagnostics.warning(
      .unusedName, "the fragment `\(definition.name.text)` is used nowhere in this file",
      at: definition.name.range)
  }
  for condition in file.conditions where !resolver.usedConditions.contains(condition.name.text) {
    diagnostics.warning(
      .unusedName, "the condition `\(condition.name.text)` is used nowhere in this file",
      at: condition.name.range)
  }
}
