import Documents

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

  static let badThresholds = DiagnosticCode(
    "E039", "bad-thresholds",
    explanation: "The review threshold must be above zero and not above the block threshold. A "
      + "rule that scores needs thresholds in the manifest.",
    wrong: """
      thresholds: {block: 5.0, review: 8.0}

      """,
    right: """
      thresholds: {block: 8.0, review: 5.0}

      """)

  static let duplicateRule = DiagnosticCode(
    "E040", "duplicate-rule",
    explanation: "Two rules have the same id. An id is unique and stable for ever: decisions, "
      + "counters and exceptions refer to it.")

  static let verdictOrScore = DiagnosticCode(
    "E041", "verdict-or-score",
    explanation: "A rule has either a `verdict` or a `score`. With both, or with neither, nobody "
      + "can say what it decides. `group` goes with `score`.",
    wrong: """
      verdict: block
      score: 3.0

      """,
    right: """
      verdict: block

      """)

  static let unknownField = DiagnosticCode(
    "E042", "unknown-field",
    explanation: "The key of a condition is no field and no way to combine conditions. The table "
      + "in docs/RULES.md lists all of them.",
    wrong: """
      when: {sender: '95588'}

      """,
    right: """
      when: {from: '95588'}

      """)

  static let laterField = DiagnosticCode(
    "E043", "later-field",
    explanation: "The field or condition belongs to Weir's design, and comes with a later "
      + "version. Ask for what one record shows until then.",
    wrong: """
      when: {count: {of: messages, by: from, within: 10m, above: 200}}

      """,
    right: """
      when: {from.class: port-any, evasion: {at_least: 1}}

      """)

  static let wrongComparison = DiagnosticCode(
    "E044", "wrong-comparison",
    explanation: "The field does not take this comparison: bounds are for numbers, `prefix`, "
      + "`match` and `in` for text and telephone numbers.",
    wrong: """
      when: {from: {above: 95000}}

      """,
    right: """
      when: {from: {prefix: '95'}}

      """)

  static let wrongValue = DiagnosticCode(
    "E045", "wrong-value",
    explanation: "The field can never have this value, so the condition could never hold.",
    wrong: """
      when: {from: '+8613912345678'}

      """,
    right: """
      when: {from: '13912345678'}

      """)

  static let fieldOfOtherKind = DiagnosticCode(
    "E046", "field-of-other-kind",
    explanation: "The rule looks at a kind of record that never has this field, so the condition "
      + "would always be false. Correct `kind` or the field.",
    wrong: """
      kind: call
      when: {text: '贷款'}

      """,
    right: """
      kind: sms
      when: {text: '贷款'}

      """)

  static let emptyCondition = DiagnosticCode(
    "E047", "empty-condition",
    explanation: "A condition without content would hold for every record, or for none.",
    wrong: """
      when: {any: []}

      """,
    right: """
      when: {any: [{text: '贷款'}, {text: '借款'}]}

      """)

  static let unknownCondition = DiagnosticCode(
    "E048", "unknown-condition",
    explanation: "`condition` names something that neither this file nor a file under `use` "
      + "defines under `conditions`.",
    wrong: """
      conditions:
        contact: {text: '加微信'}
        offer: {text: '贷款', condition: contcat}

      """,
    right: """
      conditions:
        contact: {text: '加微信'}
        offer: {text: '贷款', condition: contact}

      """)

  static let conditionCycle = DiagnosticCode(
    "E049", "condition-cycle",
    explanation: "Named conditions refer to each other in a circle.",
    wrong: """
      conditions:
        offer: {condition: loan}
        loan: {any: [{text: '贷款'}, {condition: offer}]}

      """,
    right: """
      conditions:
        offer: {condition: loan}
        loan: {text: '贷款'}

      """)
}
