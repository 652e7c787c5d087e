public import Documents

// What the configuration reports beyond the codes of Documents.
extension DiagnosticCode {
  /// The codes of the configuration, in order.
  public static let configurationCodes: [DiagnosticCode] = [
    .pathNotAbsolute, .placeInSpool, .pathUnusual, .placesOverlap,
  ]

  /// A path that does not begin at the root.
  public static let pathNotAbsolute = DiagnosticCode(
    "E200", "path-not-absolute",
    explanation: """
      A service stands in no directory of its own, so a relative path would mean another place \
      whenever its unit changes. Write the whole path from the root, without `.` and `..`.
      """,
    wrong: "spool: spool\n",
    right: "spool: /var/spool/weir\n")

  /// A path that nobody means as it is written.
  public static let pathUnusual = DiagnosticCode(
    "E202", "path-unusual",
    explanation: """
      A path that begins or ends with a blank, or has a line feed or another control character in it, \
      is another path than the one that people see. The daemon would make that directory and wait in \
      it, while producers write to the one that was meant. A block text (`|`) ends with a line feed; \
      write the path behind the key instead.
      """,
    wrong: "spool: |\n  /var/spool/weir\n",
    right: "spool: /var/spool/weir\n")

  /// Two rule directories of which one holds the other.
  public static let placesOverlap = DiagnosticCode(
    "E203", "places-overlap",
    explanation: """
      Each layer of rules is a directory of its own. Where one lies inside another, its files would be \
      read twice, once in each layer.
      """,
    wrong: "rules: [/srv/rules, /srv/rules/local]\n",
    right: "rules: [/srv/rules/shipped, /srv/rules/local]\n")

  /// A directory of ours that lies among the queues.
  public static let placeInSpool = DiagnosticCode(
    "E201", "place-in-spool",
    explanation: """
      Files in the spool never change once their names are visible, and consumers rely on it. Stats \
      files and rules are replaced in place, so they lie outside of the spool or, for stats, in its \
      directory `state`.
      """,
    wrong: "spool: /srv/weir\nstats-directory: /srv/weir/queue\n",
    right: "spool: /srv/weir\nstats-directory: /srv/weir/state\n")
}
