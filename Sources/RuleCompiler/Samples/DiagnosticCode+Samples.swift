import Documents

// What the samples of rules report.
extension DiagnosticCode {
  static let badSample = DiagnosticCode(
    "E070", "bad-sample",
    explanation: "A sample is no record: the decoder that reads real records rejects it.",
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
    explanation: "The rule does not fire on a record that it must hit. Run `weir explain` on the "
      + "record to see which condition fails.",
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
    explanation: "The rule misses the record, but not because of the field in `blocked_by`: it "
      + "would miss it whatever that field were.",
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
    explanation: "The whole rule set gives the record another verdict than the case says.",
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
}
