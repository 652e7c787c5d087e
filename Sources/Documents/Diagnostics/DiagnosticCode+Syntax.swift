// What the reading of a document itself reports.
extension DiagnosticCode {
  /// The codes of the reading of documents, E001 to E023, in order.
  public static let syntaxCodes: [DiagnosticCode] = [
    .notUTF8, .byteOrderMark, .controlCharacter, .tab, .tooLarge, .tooDeep, .emptyDocument,
    .severalDocuments, .directive, .anchor, .alias, .tag, .mergeKey, .duplicateKey, .keyNotText,
    .backslashInDoubleQuotes, .missingColon, .indentation, .unclosedQuote, .textBehindValue,
    .needsQuotes, .unclosedBracket, .syntax,
  ]

  /// Bytes that are not UTF-8.
  public static let notUTF8 = DiagnosticCode(
    "E001", "not-utf-8",
    explanation: """
      A document is UTF-8. Other encodings of Chinese, such as GB18030, read as broken bytes \
      here, and a pattern with broken bytes would match nothing. Save the file as UTF-8.
      """)

  /// A byte order mark before the first character.
  public static let byteOrderMark = DiagnosticCode(
    "E002", "byte-order-mark",
    explanation: """
      Some editors put three invisible bytes before the text. They have no use in UTF-8 and \
      would become part of the first key. Save the file as UTF-8 without BOM.
      """)

  /// A control character, or a line separator that is no line break.
  public static let controlCharacter = DiagnosticCode(
    "E003", "control-character",
    explanation: """
      Control characters, NUL and the line separators of Unicode cannot be seen, and programs \
      disagree on what they do to lines. Delete them. A pattern that looks for one writes its \
      number, as in `\\x{2028}`.
      """)

  /// A tab.
  public static let tab = DiagnosticCode(
    "E004", "tab",
    explanation: """
      The width of a tab differs from editor to editor, so the indentation that one sees is \
      not the one that is read. Indent with blanks; in a pattern write `\\t`.
      """,
    wrong: "rules:\n\t- id: loan-offer\n",
    right: "rules:\n  - id: loan-offer\n")

  /// A file above the limit of size.
  public static let tooLarge = DiagnosticCode(
    "E005", "too-large",
    explanation: """
      A file is read whole, so its size is bounded. Split it; a folder of rules may have any \
      number of files.
      """)

  /// Lists and mappings nested above the limit.
  public static let tooDeep = DiagnosticCode(
    "E006", "too-deep",
    explanation: """
      Conditions that nest this deep are not understood by people either. Give parts of them a \
      name and refer to the name.
      """)

  /// A file without a value.
  public static let emptyDocument = DiagnosticCode(
    "E007", "empty-document",
    explanation: """
      The file is empty or has only comments. Write its content, or delete the file.
      """,
    wrong: "# rules will follow\n",
    right: "family: loan\n")

  /// A second document in one file.
  public static let severalDocuments = DiagnosticCode(
    "E008", "several-documents",
    explanation: """
      A line `---` begins another document in the same file, and everything behind it would be \
      read by nobody. Put it into a file of its own.
      """,
    wrong: "family: loan\n---\nfamily: bank\n",
    right: "family: loan\n")

  /// A YAML directive.
  public static let directive = DiagnosticCode(
    "E009", "directive",
    explanation: """
      A line that begins with `%` changes how YAML is read. One way of reading is enough; \
      delete the line. A text that begins with `%` needs quotes.
      """,
    wrong: "%YAML 1.1\n---\nfamily: loan\n",
    right: "family: loan\n")

  /// An anchor.
  public static let anchor = DiagnosticCode(
    "E010", "anchor",
    explanation: """
      `&name` marks a value for repetition elsewhere. Rules say what they mean in place, and \
      shared parts have fragments and named conditions. A text that begins with `&` needs \
      quotes.
      """,
    wrong: "verdict: &v block\n",
    right: "verdict: block\n")

  /// An alias.
  public static let alias = DiagnosticCode(
    "E011", "alias",
    explanation: """
      `*name` repeats a value from elsewhere, and a few of them in each other grow without \
      bound. Write the value out. A text that begins with `*` needs quotes.
      """,
    wrong: "first: &v block\nsecond: *v\n",
    right: "first: block\nsecond: block\n")

  /// A tag.
  public static let tag = DiagnosticCode(
    "E012", "tag",
    explanation: """
      `!name` gives a value a type. Here the field decides the type, and every value is text \
      first. A text that begins with `!` needs quotes.
      """,
    wrong: "verdict: !!str block\n",
    right: "verdict: block\n")

  /// A merge key.
  public static let mergeKey = DiagnosticCode(
    "E013", "merge-key",
    explanation: """
      `<<` copies entries from another mapping, so that a reader no longer sees what a mapping \
      holds. Write the entries out.
      """,
    wrong: "<<: {kind: sms}\nid: loan-offer\n",
    right: "kind: sms\nid: loan-offer\n")

  /// A key twice in one mapping.
  public static let duplicateKey = DiagnosticCode(
    "E014", "duplicate-key",
    explanation: """
      Most readers of YAML silently keep the last of two equal keys, so that a condition \
      vanishes without a word. Keep one of the two; two conditions of the same kind go under \
      `all:`.
      """,
    wrong: "all: [a]\nall: [b]\n",
    right: "all: [a, b]\n")

  /// A key that is missing or is no text.
  public static let keyNotText = DiagnosticCode(
    "E015", "key-not-text",
    explanation: """
      A key is a word. What begins with `[` or `{` is read as a list or a mapping; quote it if \
      it is meant as text.
      """,
    wrong: "[a, b]: c\n",
    right: "'[a, b]': c\n")

  /// A backslash in double quotes.
  public static let backslashInDoubleQuotes = DiagnosticCode(
    "E016", "backslash-in-double-quotes",
    explanation: """
      In double quotes YAML replaces what follows a backslash, so that the pattern that is \
      matched is not the one that is written: `"\\b"` is a backspace. In single quotes a \
      backslash stands for itself.
      """,
    wrong: "text: \"\\d{6}\"\n",
    right: "text: '\\d{6}'\n")

  /// A key without a colon, or a colon without a blank.
  public static let missingColon = DiagnosticCode(
    "E017", "missing-colon",
    explanation: """
      A key is followed by a colon and a blank. Without the blank YAML reads key and value as \
      one text.
      """,
    wrong: "id:loan-offer\ntitle: An offer\n",
    right: "id: loan-offer\ntitle: An offer\n")

  /// A line whose indentation fits nothing above it.
  public static let indentation = DiagnosticCode(
    "E018", "indentation",
    explanation: """
      What belongs together begins in one column, and what belongs to a key is indented deeper \
      than the key. The note shows where the block begins that the line was held against.
      """,
    wrong: "id: loan-offer\n  title: An offer\n",
    right: "id: loan-offer\ntitle: An offer\n")

  /// A quote that is never closed.
  public static let unclosedQuote = DiagnosticCode(
    "E019", "unclosed-quote",
    explanation: """
      From the quote to the end of the file everything would be one text. Close it. Inside \
      single quotes an apostrophe is written twice.
      """,
    wrong: "title: 'An offer\n",
    right: "title: 'An offer'\n")

  /// Text behind a closing quote or bracket.
  public static let textBehindValue = DiagnosticCode(
    "E020", "text-behind-value",
    explanation: """
      A value that begins with a quote ends at the next one, and a value that begins with `[` \
      or `{` ends at its bracket. A pattern that begins with a bracket needs single quotes \
      around the whole; an apostrophe inside single quotes is written twice.
      """,
    wrong: "text: {bait}.{0,24}loan\n",
    right: "text: '{bait}.{0,24}loan'\n")

  /// An unquoted text that YAML reads as something else.
  public static let needsQuotes = DiagnosticCode(
    "E021", "needs-quotes",
    explanation: """
      A text may not begin with one of ``* & ! | > % @ ` `` without quotes, nor hold a colon \
      and a blank. Put the whole text into single quotes.
      """,
    wrong: "title: Offer: a loan\n",
    right: "title: 'Offer: a loan'\n")

  /// A bracket that is not closed, or items without a comma.
  public static let unclosedBracket = DiagnosticCode(
    "E022", "unclosed-bracket",
    explanation: """
      Items between `[` and `]` or `{` and `}` are separated by commas. Close the bracket, or \
      quote a text that begins with one.
      """,
    wrong: "tags: [loan, bank\nid: loan-offer\n",
    right: "tags: [loan, bank]\nid: loan-offer\n")

  /// Any other text that is not YAML.
  public static let syntax = DiagnosticCode(
    "E023", "syntax",
    explanation: """
      The text cannot be read as YAML, for a reason without a code of its own. The message has \
      the words of the YAML library. Quotes around texts and a look at brackets and \
      indentation nearby usually help.
      """,
    wrong: "tags: ]\n",
    right: "tags: []\n")
}
