import Documents

/// Tags and score groups stand in the manifest, and scores have thresholds to reach.
func checkVocabulary(
  _ files: [RuleFile], _ manifest: Manifest, into diagnostics: inout DiagnosticList
) {
  let tags = manifest.tags.map(\.name.text)
  let groups = manifest.groups.map(\.name.text)
  for rule in files.flatMap(\.rules) {
    guard !diagnostics.isFull else { return diagnostics.cutShort() }
    for tag in rule.tags where !tags.contains(tag.text) {
      diagnostics.error(
        .unknownTag, "the manifest declares no tag `\(tag.text)`", at: tag.range,
        hint: suggestion(for: tag.text, among: tags))
    }
    guard case .score(_, let group) = rule.action.value else { continue }
    if manifest.blockTenths == nil {
      diagnostics.error(
        .badThresholds, "a rule scores, but the manifest has no `thresholds`",
        at: rule.action.range, hint: "write `thresholds: {block: 8.0, review: 5.0}` there")
    }
    if let group, !groups.contains(group.text) {
      diagnostics.error(
        .unknownGroup, "the manifest declares no score group `\(group.text)`", at: group.range,
        hint: suggestion(for: group.text, among: groups))
    }
  }
}
