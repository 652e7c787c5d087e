// What the typed readers report.
extension DiagnosticCode {
  /// The codes of the typed readers, E024 to E029, in order.
  public static let structureCodes: [DiagnosticCode] = [
    .wrongKind, .malformedValue, .missingKey, .unknownKey, .unquotedIdentity, .missingValue,
  ]

  /// A text, a list or a mapping where another of the three belongs.
  public static let wrongKind = DiagnosticCode(
    "E024", "wrong-kind",
    explanation: """
      Every key holds one kind of value: a text, a list or a mapping. Write the kind that the \
      message asks for; a pattern that begins with a bracket needs single quotes, for it is \
      read as a list or a mapping.
      """,
    wrong: "id: [loan-offer]\n",
    right: "id: loan-offer\n")

  /// A text that is not of the type of its key, or outside of its range.
  public static let malformedValue = DiagnosticCode(
    "E025", "malformed-value",
    explanation: """
      Every key has a type: a number, a duration such as `10m`, a size such as `64MiB`, one of \
      some words. The hint says what to write.
      """,
    wrong: "id: loan-offer\nscore: 3,5\n",
    right: "id: loan-offer\nscore: 3.5\n")

  /// A key that must be there and is not.
  public static let missingKey = DiagnosticCode(
    "E026", "missing-key",
    explanation: """
      Some keys have no default. Add the key that the message names.
      """,
    wrong: "title: An offer\n",
    right: "id: loan-offer\ntitle: An offer\n")

  /// A key that nobody reads.
  public static let unknownKey = DiagnosticCode(
    "E027", "unknown-key",
    explanation: """
      A misspelt key would be a setting or a condition that silently does nothing. Correct it, \
      or delete the entry.
      """,
    wrong: "id: loan-offer\ntitel: An offer\n",
    right: "id: loan-offer\ntitle: An offer\n")

  /// A number or date without quotes where it names something.
  public static let unquotedIdentity = DiagnosticCode(
    "E028", "unquoted-identity",
    explanation: """
      Numbers of senders, dates and the like are names, not amounts: leading zeros and plus \
      signs count. Other tools read them as numbers and write them back changed. Put them into \
      single quotes, those of ASCII: YAML reads ‘ and “ as part of the text.
      """,
    wrong: "id: loan-offer\nfrom: 95555\n",
    right: "id: loan-offer\nfrom: '95555'\n")

  /// A key with nothing behind its colon.
  public static let missingValue = DiagnosticCode(
    "E029", "missing-value",
    explanation: """
      Nothing behind the colon is neither a value nor a default. Write a value, or delete the \
      key; an empty text is written `''`.
      """,
    wrong: "id: loan-offer\ntitle:\n",
    right: "id: loan-offer\ntitle: An offer\n")
}
