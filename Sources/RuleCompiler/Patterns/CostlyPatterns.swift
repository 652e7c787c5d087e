import Documents
import Patterns

extension DiagnosticCode {
  static let costlyPattern = DiagnosticCode(
    "E054", "costly-pattern",
    explanation: "A text that somebody makes for it could keep the pattern busy so long that it "
      + "would have to be given up on nearly every text of some length. That is told from the "
      + "pattern alone: by how many ways lead through it, and how far its loops may run. A loop "
      + "without end is tried again for each character of the text; `.{0,40}` is not. A pattern "
      + "that begins with `^` is tried once for each text. For what stands twice in a pattern there "
      + "are fragments, under `define`.",
    wrong: """
      when: {text: '贷款.*秒批.*微信'}

      """,
    right: """
      when: {text: '贷款.{0,40}秒批.{0,40}微信'}

      """)
}

/// A pattern that could be kept busy for too long by a text that somebody makes for it.
///
/// - Parameters:
///   - pattern: The pattern, as it is matched.
///   - place: Says where its bytes stand in the rule file.
///   - diagnostics: Where the finding is added.
/// - Returns: Whether the pattern may be used.
func checkCost(
  of pattern: Pattern, at place: (Range<Int>) -> SourceRange,
  into diagnostics: inout DiagnosticList
) -> Bool {
  let cost = pattern.cost
  guard !cost.isAffordable else { return true }
  let whole = 0..<pattern.source.utf8.count
  if let part = cost.unbounded {
    let (message, hint) = sentences(for: part.kind)
    diagnostics.error(.costlyPattern, message, at: place(part.range), hint: hint)
  } else if let part = cost.endless {
    diagnostics.error(
      .costlyPattern,
      "this is tried for each character of a text, and again for what stands around it",
      at: place(part),
      hint: "write a number, such as `.{0,40}`, or begin the pattern with `^`")
  } else {
    diagnostics.error(
      .costlyPattern, "too many ways lead through the pattern for one text to try them all",
      at: place(whole), hint: "shorten the gaps, or make two conditions under `all` of it")
  }
  return false
}

private func sentences(for kind: UnboundedPart.Kind) -> (message: String, hint: String) {
  switch kind {
  case .call:
    return (
      "nothing bounds how often a group is matched again",
      "put what stands twice under `define`, and write `{name}`"
    )
  case .group:
    return (
      "nobody knows what a group of this kind costs",
      "known are (?:…) (?>…) (?=…) (?!…) (?<=…) (?<!…)"
    )
  case .unknown:
    return (
      "nobody knows what this costs",
      "leave it out; a quantifier has both numbers, `{0,3}`"
    )
  }
}
