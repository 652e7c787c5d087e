import Documents

extension DiagnosticCode {
  static let noSamples = DiagnosticCode(
    "W030", "no-samples",
    explanation: "A rule has no `hits` or no `misses`. Without samples nobody notices when a "
      + "change breaks it; under --strict, as for the shipped rules, this is an error.",
    wrong: """
      hits:
        - {text: '贷款秒批'}
      misses: []

      """,
    right: """
      hits:
        - {text: '贷款秒批'}
      misses:
        - {text: '明天见'}

      """)

  static let unusedName = DiagnosticCode(
    "W031", "unused-name",
    explanation: "A fragment or condition is defined and used nowhere in its file.",
    wrong: """
      define:
        loan: '贷款'
        bait: '秒批'
      conditions:
        offer: {text: '{loan}'}

      """,
    right: """
      define:
        loan: '贷款'
        bait: '秒批'
      conditions:
        offer: {text: '{loan}.{0,10}{bait}'}

      """)

  static let matchesEmpty = DiagnosticCode(
    "W032", "matches-empty",
    explanation: "The pattern matches the empty text, and therefore every text. An empty "
      + "alternative (`|a|b`) or a `*` too many is the usual cause.",
    wrong: """
      when: {text: '贷款|'}

      """,
    right: """
      when: {text: '贷款'}

      """)

  static let outsideValidity = DiagnosticCode(
    "W033", "no-longer-valid",
    explanation: "The rule has passed its `until` and fires no more. Retire it or extend it.",
    wrong: """
      valid: {until: '2020-01-01'}

      """,
    right: """
      valid: {until: '2099-01-01'}

      """)

  static let listWarning = DiagnosticCode(
    "W034", "duplicate-list-entry", explanation: "An entry stands in a list more than once.")

  static let unusedList = DiagnosticCode(
    "W035", "unused-list", explanation: "The manifest declares a list that no rule uses.")

  static let familyFolder = DiagnosticCode(
    "W036", "family-folder",
    explanation: "A rule file lies in a folder that is not named for its `family`, where others "
      + "will look for it.",
    wrong: """
      family: bank

      """,
    right: """
      family: loan

      """)

  static let strangeFile = DiagnosticCode(
    "W037", "strange-file",
    explanation: "A file in the rule directory is neither a .yaml file nor the file of a list, so "
      + "nothing reads it.")

  static let endingLineBreak = DiagnosticCode(
    "W038", "ending-line-break",
    explanation: "A pattern in a block after `|` or `>` ends with the block's last line break, so "
      + "it matches only before a line break. `|-` and `>-` leave it out; in `(?x)` it is nothing.",
    wrong: """
      when:
        text: |
          贷款|借款

      """,
    right: """
      when:
        text: |-
          贷款|借款

      """)

  static let missingLiteral = DiagnosticCode(
    "W041", "missing-literal",
    explanation:
      "The pattern requires no word, that is, letters or digits outside of classes and of "
      + "parts that may be missing, one of which must be there. Such a word lets Weir see without "
      + "PCRE2 that most messages cannot match; without one PCRE2 is asked about every message. A "
      + "field under the same `all` that must hold first is as good. `weir profile` measures it.",
    wrong: """
      when: {text: '[a-z]{12,}'}
      hits:
        - {text: 'abcdefghijklm'}

      """,
    right: """
      when: {text: '微信.{0,8}[a-z]{12,}'}
      hits:
        - {text: '微信abcdefghijklm'}

      """)
}
