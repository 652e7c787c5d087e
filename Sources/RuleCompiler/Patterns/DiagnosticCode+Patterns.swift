import Documents

// What the reading of patterns with fragments reports.
extension DiagnosticCode {
  static let brokenFragment = DiagnosticCode(
    "E061", "broken-fragment",
    explanation: "A fragment goes into a group of its own, so it must close what it opens. Else "
      + "it would swallow a part of each pattern that uses it.",
    wrong: """
      define:
        loan: '贷款|(借款'
      conditions:
        offer: {text: '{loan}秒批)'}

      """,
    right: """
      define:
        loan: '贷款|借款'
      conditions:
        offer: {text: '{loan}秒批'}

      """)

  static let fragmentCycle = DiagnosticCode(
    "E051", "fragment-cycle", explanation: "Fragments of patterns refer to each other in a circle.",
    wrong: """
      define:
        loan: '贷款|{fast}'
        fast: '秒批{loan}'
      conditions:
        offer: {text: '{loan}'}

      """,
    right: """
      define:
        loan: '贷款|借款'
        fast: '秒批{loan}'
      conditions:
        offer: {text: '{fast}'}

      """)

  static let patternTooLong = DiagnosticCode(
    "E053", "pattern-too-long",
    explanation: "The pattern with its fragments is longer than the limit. Use a list of words "
      + "for many alternatives.")

  static let unknownFragment = DiagnosticCode(
    "E050", "unknown-fragment",
    explanation: "`{name}` in a pattern names a fragment that neither this file nor a file under "
      + "`use` has under `define`. For a literal brace write `\\{`.",
    wrong: """
      define:
        loan: '贷款|借款'
      conditions:
        offer: {text: '{laon}秒批'}

      """,
    right: """
      define:
        loan: '贷款|借款'
      conditions:
        offer: {text: '{loan}秒批'}

      """)
}
