import Documents

// What the samples of rules report.
extension DiagnosticCode {
  static let badSample = DiagnosticCode(
    "E070", "bad-sample",
    explanation: "A sample is no record: the decoder that reads real records rejects it. Or it is "
      + "one at which its rule does not look, so that it shows nothing.",
    wrong: """
      hits:
        - {ts: '2026-05-01', text: '贷款秒批'}

      """,
    right: """
      hits:
        - {ts: '2026-05-01T08:00:00+08:00', text: '贷款秒批'}

      """)

  static let hitMissed = DiagnosticCode(
    "E071", "hit-missed",
    explanation: "The rule does not fire on a record that it must hit. The finding names the "
      + "conditions that are to blame; the command below it shows all of them.",
    wrong: """
      when: {text: '贷款'}
      hits:
        - {text: '借钱秒到'}

      """,
    right: """
      when: {text: '贷款|借钱'}
      hits:
        - {text: '借钱秒到'}

      """)

  static let missHit = DiagnosticCode(
    "E072", "miss-hit",
    explanation: "The rule fires on a record that it must miss: a legitimate one would be hurt.",
    wrong: """
      when: {text: '贷款'}
      misses:
        - {text: '您的贷款本期应还1200元'}

      """,
    right: """
      when: {text: '贷款(?!本期应还)'}
      misses:
        - {text: '您的贷款本期应还1200元'}

      """)

  static let wrongBlocker = DiagnosticCode(
    "E073", "wrong-blocker",
    explanation: "The rule misses the record, but not because of what stands in `blocked_by`: it "
      + "would miss it anyway, for another reason. `blocked_by` names a field, `has`, a named "
      + "condition or `text`; of several texts that the rule writes itself, one is `text 2`.",
    wrong: """
      when: {text: '贷款', none: [{from: '95588'}]}
      misses:
        - {from: '95588', text: '您的货款已到', blocked_by: from}

      """,
    right: """
      when: {text: '贷款', none: [{from: '95588'}]}
      misses:
        - {from: '95588', text: '您的贷款已到', blocked_by: from}

      """)

  static let caseFailed = DiagnosticCode(
    "E074", "case-failed",
    explanation:
      "The whole rule set does not do with the record what the case says: another verdict, "
      + "or a rule under `rules` that does not fire. `rules: []` says that none fires.",
    wrong: """
      cases:
        - {title: A loan is blocked, record: {text: '借款秒批'}, verdict: block}

      """,
    right: """
      cases:
        - {title: A loan is blocked, record: {text: '贷款秒批'}, verdict: block}

      """)

  static let sampleLimit = DiagnosticCode(
    "E075", "sample-limit",
    explanation: "A pattern of the rule takes too many steps on a sample and is given up. Real "
      + "texts are no kinder: each such record would go to review for nothing.")

  static let missCaught = DiagnosticCode(
    "E076", "miss-caught",
    explanation: "The rule misses the record, as it must, but another rule has it blocked or "
      + "reviewed. A miss is a record that should pass, so one of the two is wrong. Where it is a "
      + "scam of the other rule, `allow_by: RULE` says so; `review_ok: true` where a person may look."
  )

  static let needlessPermission = DiagnosticCode(
    "E077", "needless-permission",
    explanation: "`allow_by` names a rule that does not fire on the miss, or `review_ok` stands "
      + "where nobody reviews it. Leave it out: what no longer holds hides the next mistake.")
}
