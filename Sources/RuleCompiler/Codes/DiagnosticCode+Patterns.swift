import Documents

extension DiagnosticCode {
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

  static let badPattern = DiagnosticCode(
    "E052", "bad-pattern",
    explanation: "PCRE2 refuses the pattern. The caret stands where it stopped reading; the "
      + "mistake is there or a little before.",
    wrong: """
      when: {text: '贷款(秒批|当天放款'}

      """,
    right: """
      when: {text: '贷款(?:秒批|当天放款)'}

      """)

  static let patternTooLong = DiagnosticCode(
    "E053", "pattern-too-long",
    explanation: "The pattern with its fragments is longer than the limit. Use a list of words "
      + "for many alternatives.")

  static let allowOnText = DiagnosticCode(
    "E055", "allow-on-text",
    explanation: "An allow rule outranks every block rule, and the sender chooses the text: a "
      + "rule that allows for the text alone is a way in. Add a condition on the sender.",
    wrong: """
      verdict: allow
      when: {text: '^【某某银行】'}

      """,
    right: """
      verdict: allow
      when: {from: '95588', text: '^【某某银行】'}

      """)

  static let unknownUse = DiagnosticCode(
    "E056", "unknown-use",
    explanation: "`use` names a file that is not in the rule directory. Write the path from its "
      + "top, without .yaml.",
    wrong: """
      use: [contact]

      """,
    right: """
      use: [shared/contact]

      """)

  static let badValidity = DiagnosticCode(
    "E057", "bad-validity",
    explanation: "`valid` takes `since` and `until` as quoted dates ('2026-03-01') or times in "
      + "RFC 3339, and `until` is after `since`. A date means midnight in the manifest's zone.",
    wrong: """
      valid: {since: '2027-05-01', until: '2027-04-01'}

      """,
    right: """
      valid: {since: '2027-04-01', until: '2027-05-01'}

      """)

  static let duplicateName = DiagnosticCode(
    "E058", "duplicate-name",
    explanation: "Two files that are used together define the same name differently, so that "
      + "a reader could not tell which one is meant.",
    wrong: """
      use: [shared/contact]
      define:
        wechat: '加V'

      """,
    right: """
      use: [shared/contact]
      define:
        wechat-letter: '加V'

      """)

  static let misplacedKey = DiagnosticCode(
    "E059", "misplaced-key",
    explanation: "Only files with rules have `family`, and only files with a `family` have "
      + "rules and cases. Shared files have `define` and `conditions` alone.")

  static let mappingForList = DiagnosticCode(
    "E060", "mapping-for-list",
    explanation: "`any`, `none` and `of` take a list of conditions. A mapping of several keys is "
      + "one condition, and all of its keys must hold, so it would not mean what it looks like.",
    wrong: """
      when:
        any:
          from: '106912345678'
          text: '贷款'

      """,
    right: """
      when:
        any:
          - from: '106912345678'
          - text: '贷款'

      """)

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

  static let noRules = DiagnosticCode(
    "E063", "no-rules",
    explanation: "There is no rule, or none that is in force. Such a set would allow everything, "
      + "and nobody would see it; a folder that is missing is the usual cause.",
    wrong: """
      family: loan
      rules: []

      """)

  static let familyTooSmall = DiagnosticCode(
    "E064", "family-too-small",
    explanation: "The manifest says under `families` how many rules each family has at least, and "
      + "here are fewer: a file was cut, renamed or not copied. `--force` does not help; where a "
      + "rule was retired, write the new number.",
    wrong: """
      families: {loan: 2}

      """,
    right: """
      families: {loan: 1}

      """)

  static let rulesLost = DiagnosticCode(
    "E065", "rules-lost",
    explanation: "The set lacks a larger share of the rules in force than the manifest allows "
      + "under `largest-rule-shrink` (20% where it says nothing). The set in force stays. If the "
      + "loss is meant, reload with --force.")

  static let ruleFileEnding = DiagnosticCode(
    "E066", "rule-file-ending",
    explanation: "A file looks like a rule file, but its name does not end in `.yaml`, so none of "
      + "its rules would be in force. Rename it; to switch a rule off, write `mode: disabled`.")

  static let tooComplex = DiagnosticCode(
    "E062", "too-complex",
    explanation: "Named conditions or fragments refer to each other over too many levels, or a "
      + "rule has too many conditions. The limits and their reasons stand in "
      + "Sources/Bytes/Limits.swift.")
}
