import Documents

extension DiagnosticCode {
  static let missingManifest = DiagnosticCode(
    "E030", "missing-manifest",
    explanation: "A rule directory needs a manifest.yaml at its top. It declares the lists, "
      + "thresholds, score groups and tags that all rules share.")

  static let notRegularFile = DiagnosticCode(
    "E068", "not-a-regular-file",
    explanation: "A name in the rule directory is no file: a device, a pipe, a socket, a link to a "
      + "directory or a link that leads nowhere. It is never opened, and the set is refused, for "
      + "nobody knows which rules are missing.")

  static let unknownList = DiagnosticCode(
    "E031", "unknown-list",
    explanation: "A condition, a fixture or `protected` names a list that the manifest does not "
      + "declare. Declare it under `lists`, or correct the name.",
    wrong: """
      when: {from: {in: bank-number}}

      """,
    right: """
      when: {from: {in: bank-numbers}}

      """)

  static let listFileMissing = DiagnosticCode(
    "E032", "list-file-missing",
    explanation: "The file of a list is not in the rule directory and `when-missing` is `refuse`. "
      + "A missing list would silently switch rules off, so the whole set is refused.",
    wrong: """
      lists:
        loan-words: {type: words, file: lists/loan-wrods.txt}

      """,
    right: """
      lists:
        loan-words: {type: words, file: lists/loan-words.txt}

      """)

  static let badListEntry = DiagnosticCode(
    "E033", "bad-list-entry",
    explanation: "A line of a list file is no entry of the list's type, or one that can never "
      + "match: a number in quotes, a line of a table, a pattern among words, `www.` before a "
      + "domain, an ending such as `com`. Nothing is dropped in silence: correct the line, or make "
      + "it a comment with `#`.")

  static let listTooSmall = DiagnosticCode(
    "E034", "list-too-small",
    explanation: "A list has fewer entries than `least-entries` in the manifest. An editor or a "
      + "failed download often leaves an empty or cut file; the last good set stays in force.")

  static let listShrunk = DiagnosticCode(
    "E035", "list-shrunk",
    explanation: "A list lost a larger share of its entries than `largest-shrink` allows since "
      + "the rule set that was accepted last. If that is meant, reload with --force.")

  static let wrongListType = DiagnosticCode(
    "E036", "wrong-list-type",
    explanation: "The list exists, but its type does not fit where it is used: `words` takes a "
      + "list of words, `protected` lists of numbers, `from` and `to` numbers or prefixes.",
    wrong: """
      when: {text: {words: bank-numbers}}

      """,
    right: """
      when: {from: {in: bank-numbers}}

      """)
}
