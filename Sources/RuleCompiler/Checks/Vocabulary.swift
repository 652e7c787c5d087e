import Documents

/// Tags and score groups stand in the manifest, and scores have thresholds to reach.
enum Vocabulary: Lint {
  static let codes: [DiagnosticCode] = [.unknownTag, .unknownGroup]

  static func check(_ directory: LoadedDirectory, into diagnostics: inout DiagnosticList) {
    let manifest = directory.manifest
    let tags = manifest.tags.map(\.name.text)
    let groups = manifest.groups.map(\.name.text)
    for rule in directory.sortedFiles.flatMap(\.rules) {
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
}

extension DiagnosticCode {
  static let unknownTag = DiagnosticCode(
    "E037", "unknown-tag",
    explanation: "A rule carries a tag that the manifest does not declare. The vocabulary is "
      + "closed, so that statistics and reports agree; declare the tag or correct it.",
    wrong: """
      tags: [laon]

      """,
    right: """
      tags: [loan]

      """)

  static let unknownGroup = DiagnosticCode(
    "E038", "unknown-score-group",
    explanation: "A scoring rule names a group that the manifest does not declare under "
      + "`score-groups`.",
    wrong: """
      score: 2.0
      group: words

      """,
    right: """
      score: 2.0
      group: wording

      """)
}
